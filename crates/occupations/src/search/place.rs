//! The order of texts within a rank: name before work type before label, whole before beginning
//! before inside.

use crate::index::{Source, Text};

/// How much of a text a query covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cover {
    /// The whole text.
    Whole,
    /// Its beginning.
    Beginning,
    /// A part inside it.
    Inside,
}

/// How much of a text of `length` characters a match from `start` over `matched` covers.
pub(crate) fn cover(start: usize, matched: usize, length: usize) -> Cover {
    match start {
        0 if matched == length => Cover::Whole,
        0 => Cover::Beginning,
        _ => Cover::Inside,
    }
}

/// The place of a match within its rank, where the text itself goes first.
pub(crate) fn by_text(text: &Text, start: usize, matched: usize) -> u8 {
    let first = match text.source {
        Source::Name => 0,
        Source::WorkType(_) => 4,
        Source::Label(_) => 8,
        Source::Description => 12,
    };
    first + cover(start, matched, text.length) as u8
}

/// The place of a match within its rank, where covering a whole text goes before occurring inside
/// a name: for ways of matching that often fit by chance.
pub(crate) fn by_cover(text: &Text, start: usize, matched: usize) -> u8 {
    match (text.source, cover(start, matched, text.length)) {
        (Source::Name, Cover::Inside) => 3,
        (Source::Name, cover) => cover as u8,
        (_, Cover::Whole) => 2,
        _ => by_text(text, start, matched),
    }
}

/// A count as it goes into a score.
pub(crate) fn small(count: usize) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
