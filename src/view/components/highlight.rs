//! Text with the matched characters highlighted.

use crate::view::element::{Element, el, line_opportunity};
use occupations::LineStarts;

/// Adds `text` to `element` with the characters in `ranges` (half-open, ascending) highlighted.
pub(crate) fn highlight(tag: Element, text: &str, ranges: &[(usize, usize)]) -> Element {
    highlight_name(tag, text, LineStarts::default(), ranges)
}

/// Adds the name of an occupation or a work type as [`highlight`] does. Its lines break between words; the
/// style forbids other breaks (`keep-all`).
pub(crate) fn highlight_name(
    mut tag: Element,
    name: &str,
    lines: LineStarts,
    ranges: &[(usize, usize)],
) -> Element {
    for Piece { text, is_marked, starts_line } in pieces(name, lines, ranges) {
        if starts_line {
            tag.add_child(line_opportunity());
        }
        tag = if is_marked { tag.with_child(el("mark").text(&text)) } else { tag.text(&text) };
    }
    tag
}

/// A piece of a text between two opportunities for a line break, all highlighted or not.
#[derive(Debug)]
struct Piece {
    text: String,
    is_marked: bool,
    starts_line: bool,
}

/// Splits `text` into pieces. Ranges beyond its end are cut off.
fn pieces(text: &str, lines: LineStarts, ranges: &[(usize, usize)]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (index, character) in text.chars().enumerate() {
        let is_marked = ranges.iter().any(|(from, until)| (*from..*until).contains(&index));
        let starts_line = lines.has(index);
        match pieces.last_mut() {
            Some(piece) if piece.is_marked == is_marked && !starts_line => piece.text.push(character),
            _ => pieces.push(Piece { text: String::from(character), is_marked, starts_line }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use occupations::LineStarts;

    #[test]
    fn marks_characters_not_bytes() {
        let cut = pieces("工业废水处理工", LineStarts::default(), &[(2, 4), (6, 9)]);
        let marked: Vec<&str> =
            cut.iter().filter(|piece| piece.is_marked).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["废水", "工"]);
        let whole: String = cut.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(whole, "工业废水处理工");
        assert!(pieces("", LineStarts::default(), &[(0, 3)]).is_empty());
    }
}
