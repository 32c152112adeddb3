//! `styles/tokens.css` is the only source of the design: no other style names its own colour or font size,
//! and colours on top of each other have enough contrast (docs/design.md).

use std::collections::HashMap;
use std::fs;
use std::path::PathBuf;

/// WCAG 2.2, 1.4.3 and 1.4.11.
const TEXT: f64 = 4.5;
const SHAPE: f64 = 3.0;

/// Foreground, background and the minimum contrast.
const PAIRS: [(&str, &str, f64); 20] = [
    ("ink", "paper", TEXT),
    ("ink", "sheet", TEXT),
    ("ink-soft", "paper", TEXT),
    ("ink-soft", "sheet", TEXT),
    ("green", "paper", TEXT),
    ("green", "sheet", TEXT),
    ("on-green", "green", TEXT),
    ("on-deep", "deep", TEXT),
    ("on-deep-soft", "deep", TEXT),
    ("yes", "yes-wash", TEXT),
    ("ask", "ask-wash", TEXT),
    ("no", "no-wash", TEXT),
    ("open", "open-wash", TEXT),
    ("ink", "yes-wash", TEXT),
    ("ink", "ask-wash", TEXT),
    ("ink", "no-wash", TEXT),
    ("ink", "found", TEXT),
    ("line-firm", "paper", SHAPE),
    ("line-firm", "sheet", SHAPE),
    ("focus", "paper", SHAPE),
];

fn styles() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../styles")
}

fn tokens() -> String {
    fs::read_to_string(styles().join("tokens.css")).expect("styles/tokens.css")
}

/// Returns the other style files: name and text.
fn others() -> Vec<(String, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(styles()).expect("styles/") {
        let entry = entry.expect("an entry of styles/");
        let name = entry.file_name().into_string().expect("a name in UTF-8");
        if name != "tokens.css" {
            files.push((name, fs::read_to_string(entry.path()).expect("a style")));
        }
    }
    assert!(files.len() > 5, "styles/ holds too little: {files:?}");
    files
}

/// Returns the colours defined by a section of the tokens.
fn colours(css: &str) -> HashMap<&str, [f64; 3]> {
    css.lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(": #")?;
            let number = u32::from_str_radix(value.trim_end_matches(';'), 16).expect("a colour");
            Some((name, [16, 8, 0].map(|shift| f64::from((number >> shift) & 255) / 255.0)))
        })
        .collect()
}

/// Computes the relative luminance as defined by WCAG 2.2.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_that_stand_on_each_other_can_be_told_apart() {
    let tokens = tokens();
    let (light, dark) = tokens.split_once("prefers-color-scheme: dark").expect("a dark theme");
    let light = colours(light);
    let mut darkened = light.clone();
    darkened.extend(colours(dark));
    for (theme, colours) in [("light", light), ("dark", darkened)] {
        for (above, below, least) in PAIRS {
            let reached = contrast(colours[above], colours[below]);
            assert!(reached >= least, "{theme}: {above} on {below} reaches {reached:.1}, needs {least}");
        }
    }
}

#[test]
fn only_the_tokens_name_colours() {
    for (file, css) in others() {
        for (number, line) in css.lines().enumerate() {
            let hex = line.split('#').skip(1).any(|rest| {
                let digits = rest.chars().take_while(char::is_ascii_hexdigit).count();
                digits >= 3 && line.contains(':')
            });
            let function = ["rgb(", "rgba(", "hsl(", "hsla("].iter().any(|name| line.contains(name));
            assert!(!hex && !function, "styles/{file}:{}: a colour outside tokens.css: {line}", number + 1);
        }
    }
}

#[test]
fn only_the_tokens_name_sizes_of_type() {
    for (file, css) in others() {
        for (number, line) in css.lines().enumerate() {
            if let Some(value) = line.trim().strip_prefix("font-size:") {
                assert!(
                    value.contains("var(--text-"),
                    "styles/{file}:{}: a size of type outside the scale: {line}",
                    number + 1
                );
            }
        }
    }
}
