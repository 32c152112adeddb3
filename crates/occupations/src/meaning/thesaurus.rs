//! The thesaurus: words of users with the words of occupations that they mean, and words that mean no work.

use crate::query::{CharKind, Query, QueryChar};

/// The maximum number of characters of a word.
const LONGEST: usize = 16;
/// The minimum number of characters left between words that mean no work.
const FEWEST_LEFT: usize = 2;
/// The minimum number of letters before an ending.
const SHORTEST_STEM: usize = 4;
/// The endings of English words (a small part of the stemmer of Lovins 1968). The thesaurus holds one form of
/// each word, cut so that the others differ from it by one of these.
const ENDINGS: [&[u8]; 12] =
    [b"s", b"es", b"e", b"er", b"ers", b"or", b"ors", b"ing", b"ion", b"ions", b"ed", b"ist"];

/// Words with their meanings.
#[derive(Debug, Default)]
pub(crate) struct Thesaurus {
    /// The words, sorted, each with its meaning; empty for a stop word.
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

    /// Returns the meaning of a word of letters with any ending; empty for a stop word.
    fn word(&self, units: &[u16]) -> Option<&[u16]> {
        let stems = ENDINGS.iter().filter_map(|ending| stem(units, ending));
        std::iter::once(units).chain(stems).find_map(|stem| {
            let found = self.words.binary_search_by(|(word, _)| word[..].cmp(stem)).ok()?;
            Some(&self.words[found].1[..])
        })
    }

    /// Returns the units of a query with the meanings of its words; `None` if it holds none.
    ///
    /// In a query of nothing but letters, a word that is not here is left out: it only hides what the others
    /// mean.
    pub(crate) fn translate(&self, query: &Query) -> Option<Vec<u16>> {
        let units: Vec<u16> = query.query_chars.iter().map(|query_char| query_char.unit).collect();
        let (mut translated, mut is_changed, mut has_characters) = (Vec::new(), false, false);
        let mut at = 0;
        while at < units.len() {
            let end = latin_end(query, at);
            let is_latin = end > at;
            has_characters |= !is_latin;
            let meaning = if is_latin {
                self.latin(&units[..end], &query.words, at)
            } else {
                self.written(&units[at..])
            };
            let length = match meaning {
                Some((length, meaning)) => {
                    is_changed |= !meaning.is_empty();
                    translated.extend(meaning);
                    length
                }
                None => {
                    let next = query.words.iter().copied().find(|word| *word > at).unwrap_or(end).min(end);
                    let length = if is_latin { next - at } else { 1 };
                    if has_characters || !is_latin {
                        translated.extend_from_slice(&units[at..at + length]);
                    }
                    length
                }
            };
            at += length;
        }
        (is_changed && translated != units).then_some(translated)
    }

    /// Returns the meaning of a word of Chinese characters at the beginning of some units.
    fn written(&self, units: &[u16]) -> Option<(usize, Vec<u16>)> {
        self.longest(units, |meaning| !meaning.is_empty()).map(|(length, meaning)| (length, meaning.to_vec()))
    }

    /// Returns the meaning of the letters from `start` to the beginning of a later word or to the end, and
    /// their number. They are replaced as a whole or not at all: `gas` begins many words of pinyin.
    fn latin(&self, units: &[u16], words: &[usize], start: usize) -> Option<(usize, Vec<u16>)> {
        let (mut meaning, mut at) = (Vec::new(), start);
        while at == start || !(at == units.len() || words.contains(&at)) {
            let longest = units.len().min(at + LONGEST);
            let (end, own) =
                (at + 1..=longest).rev().find_map(|end| Some((end, self.word(&units[at..end])?)))?;
            meaning.extend_from_slice(own);
            at = end;
        }
        Some((at - start, meaning))
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
        // A query of nothing but words that mean no work means none.
        if (1..FEWEST_LEFT).contains(&ranges.iter().map(|range| range.len()).sum::<usize>()) {
            return std::iter::once(0..units.len()).collect();
        }
        ranges
    }
}

/// Returns every form in which a word of the thesaurus is found.
pub fn forms(word: &str) -> Vec<String> {
    let is_latin = word.is_ascii() && word.len() >= SHORTEST_STEM - 1;
    let endings = ENDINGS.iter().filter(|_| is_latin);
    let with = |ending: &&[u8]| format!("{word}{}", String::from_utf8_lossy(ending));
    std::iter::once(word.to_owned()).chain(endings.map(with)).collect()
}

/// Returns a word without an ending; `None` if it has not this ending or too few letters before it.
fn stem<'a>(units: &'a [u16], ending: &[u8]) -> Option<&'a [u16]> {
    let (stem, rest) = units.split_at_checked(units.len().checked_sub(ending.len())?)?;
    let is_plural = ending == b"s";
    let is_long = stem.len() >= SHORTEST_STEM - usize::from(is_plural);
    let has_ending = rest.iter().zip(ending).all(|(unit, letter)| *unit == u16::from(*letter));
    (is_long && has_ending).then_some(stem)
}

/// Returns the end of the letters and digits from `start` on.
fn latin_end(query: &Query, start: usize) -> usize {
    let is_latin = |query_char: &&QueryChar| query_char.kind != CharKind::Character;
    start + query.query_chars[start..].iter().take_while(is_latin).count()
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
        assert_eq!(thesaurus.latin(&units("solarpanel"), &[0], 0), Some((10, units("光伏组件"))));
        assert_eq!(thesaurus.latin(&units("solarpa"), &[0], 0), None);
        assert_eq!(thesaurus.latin(&units("solarpanels"), &[0], 0), Some((11, units("光伏组件"))));
        assert_eq!(thesaurus.latin(&units("solarcity"), &[0, 5], 0), Some((5, units("光伏"))));
        assert_eq!(thesaurus.word(&units("sola")), None);
        assert_eq!(thesaurus.word(&units("pans")), None, "a stem has four letters");
    }

    #[test]
    fn words_that_mean_no_work_are_cut() {
        let thesaurus = Thesaurus::from_text(" 我 上班\n收废品 拾荒\n".as_bytes());
        assert_eq!(thesaurus.informative(&units("我在厂上班拾荒")), [1..3, 5..7]);
        assert_eq!(thesaurus.informative(&units("我焊")).first(), Some(&(0..2)), "too little is left");
        assert_eq!(thesaurus.informative(&units("我上班")), []);
    }
}
