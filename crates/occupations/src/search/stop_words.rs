//! Removes stop words around an occupation: "我是修空调的" becomes "修空调".

use crate::query::{CharKind, QueryChar, QueryNormalizer, StopWord};

/// The minimum number of characters left.
const FEWEST_LEFT: usize = 2;

/// Removes the longest stop word of this class at the end or at the beginning; `None` without one.
pub(crate) fn without<'a>(
    normalizer: &QueryNormalizer,
    query_chars: &'a [QueryChar],
    stop_word: StopWord,
) -> Option<&'a [QueryChar]> {
    let room = query_chars.len().checked_sub(FEWEST_LEFT)?;
    let at_end = matches!(stop_word, StopWord::Trailing | StopWord::Suffix);
    let length = normalizer
        .stop_words(stop_word)
        .iter()
        .filter(|word| word.len() <= room)
        .filter(|word| {
            let slice = if at_end {
                &query_chars[query_chars.len() - word.len()..]
            } else {
                &query_chars[..word.len()]
            };
            slice.iter().map(|query_char| query_char.unit).eq(word.iter().copied())
        })
        .map(Vec::len)
        .max()?;
    Some(if at_end { &query_chars[..query_chars.len() - length] } else { &query_chars[length..] })
}

/// Removes a mark after a name: `L`, `S`, `LS`.
pub(crate) fn without_mark(query_chars: &[QueryChar]) -> Option<&[QueryChar]> {
    let is_mark = |query_char: &&QueryChar| {
        query_char.kind == CharKind::Letter && matches!(u8::try_from(query_char.unit), Ok(b'l' | b's'))
    };
    let marks = query_chars.iter().rev().take_while(is_mark).count();
    let name = &query_chars[..query_chars.len() - marks];
    let follows_name = name.last().is_some_and(|query_char| query_char.kind == CharKind::Character);
    ((1..=2).contains(&marks) && follows_name && name.len() > 1).then_some(name)
}
