use super::*;
use qrcodegen::{QrCode, QrCodeEcc};

fn content() -> Content {
    let many = "可能符合，要问当地：请带上身份证到当地人社部门问一问，也可以打12333。";
    Content {
        policy: "齐鲁绿色低碳职业技能培训".to_owned(),
        sign: StatusIcon::Ask,
        outcome: "可能符合，要问当地".to_owned(),
        summary: many.to_owned(),
        reasons: vec![(
            StatusIcon::Clarify,
            "您自己能弄清的：",
            vec!["现在说不准。".to_owned(), many.to_owned()],
        )],
        conditions: vec![(StatusIcon::Yes, many.to_owned(), "满足"); 4],
        wishes: vec!["工业废水处理工".to_owned(); 5],
        steps: vec![many.to_owned(); 3],
        notes: vec![many.to_owned()],
        code: QrCode::encode_text("https://example.org/", QrCodeEcc::Medium).expect("fits"),
    }
}

fn measure(words: &str, kind: FontStyle) -> f64 {
    kind.size * words.chars().map(|it| if it.is_ascii() { 0.6 } else { 1.0 }).sum::<f64>()
}

#[test]
fn everything_is_on_the_picture_and_nothing_on_anything_else() {
    let layout = lay_out(&content(), &measure);
    let mut below = 0.0;
    for piece in &layout.pieces {
        match piece {
            DrawOp::Text(left, base, kind, _, words) => {
                assert!(*left >= EDGE && left + measure(words, *kind) <= WIDTH - EDGE + kind.size, "{words}");
                assert!(*base <= layout.height - EDGE / 2.0, "{words}");
                // Lines follow each other; the number of a step is beside its text.
                assert!(base - kind.size >= below - kind.size * 1.5, "{words}");
                below = *base;
            }
            DrawOp::Rectangle(left, top, width, height, _) => {
                assert!(
                    *left >= 0.0 && *top >= 0.0 && left + width <= WIDTH && top + height <= layout.height
                );
            }
            DrawOp::Icon(left, top, side, _) => assert!(*left >= EDGE && *top >= 0.0 && *side > 0.0),
        }
    }
    let words: String = layout
        .pieces
        .iter()
        .filter_map(|piece| if let DrawOp::Text(.., words) = piece { Some(words.as_str()) } else { None })
        .collect();
    for part in [&content().policy, &content().outcome, &content().summary, &content().steps[2]] {
        assert!(words.contains(part.as_str()), "{part} in {words}");
    }
}

#[test]
fn points_in_both_colours_of_the_code_are_compared() {
    let layout = lay_out(&content(), &measure);
    let samples = layout.samples();
    assert_eq!(samples.len(), MOST_SAMPLES);
    for (x, y, expected) in samples {
        let drawn = layout.pieces.iter().rev().find_map(|piece| match piece {
            DrawOp::Rectangle(left, top, width, height, colour) => {
                let is_inside = (*left..left + width).contains(&x) && (*top..top + height).contains(&y);
                is_inside.then_some(*colour)
            }
            _ => None,
        });
        assert_eq!(drawn, Some(expected), "{x} {y}");
    }
    let colours: Vec<Color> = layout.samples().into_iter().map(|(.., colour)| colour).collect();
    assert!(colours.contains(&Color::Sheet) && colours.contains(&Color::Text));
}

#[test]
fn the_code_is_drawn_module_by_module() {
    let content = content();
    let layout = lay_out(&content, &measure);
    let dark = layout.pieces.iter().filter_map(|piece| match piece {
        DrawOp::Rectangle(_, _, width, height, Color::Text) => Some(width * height / MODULE / MODULE),
        _ => None,
    });
    let size = content.code.size();
    let modules = (0..size).flat_map(|y| (0..size).map(move |x| (x, y)));
    let expected = modules.filter(|(x, y)| content.code.get_module(*x, *y)).count();
    assert_eq!(dark.sum::<f64>(), expected as f64);
}

#[test]
fn the_colours_are_those_of_the_light_theme() {
    let tokens = include_str!("../../../styles/tokens.css");
    let light = tokens.split("@media").next().expect("the light theme");
    for (ink, name) in [
        (Color::Paper, "paper"),
        (Color::Sheet, "sheet"),
        (Color::Text, "ink"),
        (Color::Soft, "ink-soft"),
        (Color::Line, "line-firm"),
        (Color::Green, "green"),
        (Color::Yes, "yes"),
        (Color::Ask, "ask"),
        (Color::No, "no"),
        (Color::Open, "open"),
    ] {
        let token = format!("--{name}: {};", ink.colour());
        assert!(light.contains(&token), "tokens.css does not say {token}");
    }
}
