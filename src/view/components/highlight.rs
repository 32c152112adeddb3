//! Text with the matched characters highlighted.

use crate::view::element::{Element, el};

/// Adds `text` to `element` with the characters in `ranges` (half-open, ascending) highlighted.
pub(crate) fn highlight(mut tag: Element, text: &str, ranges: &[(usize, usize)]) -> Element {
    for (piece, marked) in split_at_ranges(text, ranges) {
        tag = if marked { tag.with_child(el("mark").text(&piece)) } else { tag.text(&piece) };
    }
    tag
}

/// Splits `text` into pieces, each highlighted or not. Ranges beyond its end are cut off.
fn split_at_ranges(text: &str, ranges: &[(usize, usize)]) -> Vec<(String, bool)> {
    let mut pieces: Vec<(String, bool)> = Vec::new();
    for (place, character) in text.chars().enumerate() {
        let marked = ranges.iter().any(|(from, until)| (*from..*until).contains(&place));
        match pieces.last_mut() {
            Some((piece, same)) if *same == marked => piece.push(character),
            _ => pieces.push((String::from(character), marked)),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::split_at_ranges;

    #[test]
    fn marks_characters_not_bytes() {
        let cut = split_at_ranges("工业废水处理工", &[(2, 4), (6, 9)]);
        let marked: Vec<&str> = cut.iter().filter(|piece| piece.1).map(|piece| piece.0.as_str()).collect();
        assert_eq!(marked, ["废水", "工"]);
        let whole: String = cut.iter().map(|piece| piece.0.as_str()).collect();
        assert_eq!(whole, "工业废水处理工");
        assert!(split_at_ranges("", &[(0, 3)]).is_empty());
    }
}
