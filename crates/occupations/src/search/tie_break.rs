//! Tie-breaking within a rank: name before work type before label, whole before beginning before inside.

use crate::index::{Source, Text};

/// The coverage of a text by a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cover {
    /// The whole text.
    Whole,
    Beginning,
    Inside,
}

/// Returns the coverage of a text of `length` characters by a match of `matched` characters at `start`.
pub(crate) fn cover(start: usize, matched: usize, length: usize) -> Cover {
    match start {
        0 if matched == length => Cover::Whole,
        0 => Cover::Beginning,
        _ => Cover::Inside,
    }
}

/// Ranks a match by its text first, then by its coverage.
pub(crate) fn by_text(text: &Text, start: usize, matched: usize) -> u8 {
    let first = match text.source {
        Source::Name => 0,
        Source::WorkType(_) => 4,
        Source::Label(_) => 8,
        Source::Description => 12,
    };
    first + cover(start, matched, text.length) as u8
}

/// Ranks a match by its coverage first: a whole text before the inside of a name. Used for matchers that
/// often match by coincidence.
pub(crate) fn by_cover(text: &Text, start: usize, matched: usize) -> u8 {
    match (text.source, cover(start, matched, text.length)) {
        (Source::Name, Cover::Inside) => 3,
        (Source::Name, cover) => cover as u8,
        (_, Cover::Whole) => 2,
        _ => by_text(text, start, matched),
    }
}

/// The number of letters up to which they fit the beginnings of many names by coincidence.
const FEW: usize = 3;

/// Ranks a match of this number of letters as initials. Of a few, any whole text comes before a part of a
/// name, and a last character too many (员, 工, 师) leaves a text whole: people say 保洁.
pub(crate) fn by_initials(text: &Text, start: usize, matched: usize, letters: usize) -> u8 {
    let is_whole = start == 0 && (text.length == matched || (matched > 1 && text.length == matched + 1));
    match text.source {
        _ if letters > FEW => by_cover(text, start, matched),
        Source::Name if is_whole => 0,
        _ if is_whole => 1,
        Source::Name if start == 0 => 2,
        _ => by_cover(text, start, matched),
    }
}

/// Clamps a count to a score field.
pub(crate) fn to_u8(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
