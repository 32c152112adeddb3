//! Line breaking of Chinese text (kinsoku rules, a subset of Unicode UAX #14): a line may break between any
//! two characters, but does not begin with closing or end with opening punctuation, and Latin words and
//! numbers stay whole.

/// Characters that must not begin a line.
const CLOSING: &str = "，。、；：？！”’）》」』】％…—·,.;:?!)%";

/// Characters that must not end a line.
const OPENING: &str = "“‘（《「『【(";

/// Breaks `text` into lines no wider than `width`. `measure` returns the width of a piece. A piece wider than
/// a line gets a line of its own.
pub(crate) fn lines(text: &str, width: f64, measure: &dyn Fn(&str) -> f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut filled = 0.0;
    for piece in pieces(text) {
        let wide = measure(piece);
        if !line.is_empty() && filled + wide > width {
            lines.push(std::mem::take(&mut line));
            filled = 0.0;
        }
        line.push_str(piece);
        filled += wide;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// Splits a text into unbreakable pieces.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (index, character) in text.char_indices() {
        if before.is_some_and(|before| may_break(before, character)) {
            pieces.push(&text[start..index]);
            start = index;
        }
        before = Some(character);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

fn may_break(before: char, after: char) -> bool {
    let is_of_a_word = |character: char| character.is_ascii_alphanumeric();
    !(CLOSING.contains(after) || OPENING.contains(before) || is_of_a_word(before) && is_of_a_word(after))
}

#[cfg(test)]
mod tests {
    use super::{CLOSING, OPENING, lines};

    /// Measures a text: Chinese characters are as wide as high, ASCII characters half as wide.
    fn measure(text: &str) -> f64 {
        text.chars().map(|character| if character.is_ascii() { 0.5 } else { 1.0 }).sum()
    }

    #[test]
    fn lines_are_full_and_begin_and_end_as_they_should() {
        let text = "自2026年3月起年满16周岁，可以参加。详见《关于组织实施齐鲁绿色低碳职业技能培训的通知》（鲁人社字〔2023〕1号）。";
        for width in 3..40 {
            let lines = lines(text, f64::from(width), &measure);
            assert_eq!(lines.concat(), text);
            for line in &lines {
                let characters: Vec<char> = line.chars().collect();
                assert!(!CLOSING.contains(characters[0]), "{width}: {lines:?}");
                let is_last = Some(line) == lines.last();
                assert!(is_last || !OPENING.contains(characters[characters.len() - 1]), "{width}: {lines:?}");
                // An unbreakable piece may be wider: a character with the punctuation attached to it.
                assert!(measure(line) <= f64::from(width).max(4.0), "{width}: {line}");
            }
        }
        assert!(lines(text, 20.0, &measure).len() <= 4);
    }

    #[test]
    fn nothing_makes_no_line() {
        assert!(lines("", 10.0, &measure).is_empty());
        assert_eq!(lines("字", 0.1, &measure), ["字"]);
    }
}
