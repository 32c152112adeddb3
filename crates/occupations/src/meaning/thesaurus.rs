//! The thesaurus: words of users with the words of occupations that they mean, and words that mean no work.

use crate::query::{CharKind, Query, QueryChar};

/// The maximum number of characters of a word.
const LONGEST: usize = 16;
/// The minimum number of characters left between words that mean no work.
const FEWEST_LEFT: usize = 2;

/// Words with their meanings.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    /// The words, sorted, each with its meaning; empty for a word that means no work.
    words: Vec<(Vec<u16>, Vec<u16>)>,
}

impl Thesaurus {
    /// Parses a list: on each line a meaning and the words that have it, separated by spaces.
    pub(crate) fn from_text(text: &[u8]) -> Self {
        let text = std::str::from_utf8(text).unwrap_or_default();
        let units = |word: &str| -> Vec<u16> { word.encode_utf16().collect() };
        let mut words = Vec::new();
        for line in text.lines() {
            let mut line = line.split(' ');
            let meaning = units(line.next().unwrap_or_default());
            words.extend(line.map(|word| (units(word), meaning.clone())));
        }
        words.sort_unstable();
        Self { words }
    }

    /// Returns the meaning of the longest word at the beginning of some units, and the length of the word.
    fn longest(&self, units: &[u16], admits: impl Fn(&[u16]) -> bool) -> Option<(usize, &[u16])> {
        (1..=units.len().min(LONGEST)).rev().find_map(|length| {
            let found = self.words.binary_search_by(|(word, _)| word[..].cmp(&units[..length])).ok()?;
            let meaning = &self.words[found].1;
            admits(meaning).then_some((length, &meaning[..]))
        })
    }

    /// Returns the units of a query with the meanings of its words; `None` if it holds none.
    ///
    /// A word of letters is replaced as a whole or not at all: `gas` begins many words of pinyin.
    pub(crate) fn translate(&self, query: &Query) -> Option<Vec<u16>> {
        let units: Vec<u16> = query.query_chars.iter().map(|query_char| query_char.unit).collect();
        let (mut translated, mut is_changed) = (Vec::new(), false);
        let mut at = 0;
        while at < units.len() {
            let is_latin = query.query_chars[at].kind != CharKind::Character;
            let end = if is_latin { latin_end(query, at) } else { units.len() };
            let meaning =
                if is_latin { self.composed(&units[at..end]) } else { self.written(&units[at..end]) };
            match meaning {
                Some((length, meaning)) => {
                    is_changed |= !meaning.is_empty();
                    translated.extend(meaning);
                    at += length;
                }
                None => {
                    let next = if is_latin { end } else { at + 1 };
                    translated.extend_from_slice(&units[at..next]);
                    at = next;
                }
            }
        }
        (is_changed && translated != units).then_some(translated)
    }

    /// Returns the meaning of a word of Chinese characters at the beginning of some units.
    fn written(&self, units: &[u16]) -> Option<(usize, Vec<u16>)> {
        self.longest(units, |meaning| !meaning.is_empty()).map(|(length, meaning)| (length, meaning.to_vec()))
    }

    /// Returns the meaning of letters that consist of words.
    fn composed(&self, units: &[u16]) -> Option<(usize, Vec<u16>)> {
        let (mut meaning, mut at) = (Vec::new(), 0);
        while at < units.len() {
            let (length, own) = self.longest(&units[at..], |_| true)?;
            meaning.extend_from_slice(own);
            at += length;
        }
        Some((at, meaning))
    }

    /// Cuts the words that mean no work out of some units; returns the ranges between them, or the whole if
    /// too little is left.
    pub(crate) fn informative(&self, units: &[u16]) -> Vec<std::ops::Range<usize>> {
        let mut ranges = Vec::new();
        let (mut start, mut at) = (0, 0);
        while at < units.len() {
            // Letters are pinyin more often than words.
            let written = if units[at] < 0x80 { &[] } else { &units[at..] };
            match self.longest(written, <[u16]>::is_empty) {
                Some((length, _)) => {
                    ranges.push(start..at);
                    at += length;
                    start = at;
                }
                None => at += 1,
            }
        }
        ranges.push(start..at);
        ranges.retain(|range| !range.is_empty());
        if ranges.iter().map(|range| range.len()).sum::<usize>() < FEWEST_LEFT {
            return std::iter::once(0..units.len()).collect();
        }
        ranges
    }
}

/// Returns the end of a word of letters and digits: before the next word, or before a Chinese character.
fn latin_end(query: &Query, start: usize) -> usize {
    let is_latin = |query_char: &&QueryChar| query_char.kind != CharKind::Character;
    let run = start + query.query_chars[start..].iter().take_while(is_latin).count();
    query.words.iter().copied().find(|word| *word > start).map_or(run, |word| word.min(run))
}

#[cfg(test)]
mod tests {
    use super::Thesaurus;

    fn units(text: &str) -> Vec<u16> {
        text.encode_utf16().collect()
    }

    #[test]
    fn letters_are_replaced_as_whole_words() {
        let thesaurus = Thesaurus::from_text("光伏 solar\n组件 panel\n".as_bytes());
        assert_eq!(thesaurus.composed(&units("solarpanel")), Some((10, units("光伏组件"))));
        assert_eq!(thesaurus.composed(&units("solarpa")), None);
    }

    #[test]
    fn words_that_mean_no_work_are_cut() {
        let thesaurus = Thesaurus::from_text(" 我 上班\n收废品 拾荒\n".as_bytes());
        assert_eq!(thesaurus.informative(&units("我在厂上班拾荒")), [1..3, 5..7]);
        assert_eq!(thesaurus.informative(&units("我上班")).first(), Some(&(0..3)));
    }
}
