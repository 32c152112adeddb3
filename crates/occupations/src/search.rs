//! The search pipeline: runs the matchers over an index, the firm ones first, and ranks the matches.
//! `docs/search.md` describes the ranking.

mod automaton;
mod codes;
mod matches;
mod multi_word;
mod pinyin;
mod pinyin_typos;
mod query_slice;
mod sound_table;
mod stop_words;
mod substring;
mod tie_break;
mod typos;

use crate::code::OccupationCode;
use crate::facets::Filter;
use crate::hit::{Hit, MatchRank};
use crate::index::Index;
use crate::model::Directory;
use crate::query::{Query, QueryChar, QueryNormalizer, StopWord};
use matches::BestMatches;
pub(crate) use matches::{Match, MatchStrength};
use query_slice::QuerySlice;
pub(crate) use typos::{EDIT_COST, SAME_SOUND};

/// The maximum length of a query that is matched as pinyin.
const LONGEST_SOUNDING: usize = 72;
/// The maximum number of words of a query that is matched word by word.
const MOST_WORDS: usize = 6;
/// The number of letters from which a match of initials inside a text counts as coincidence.
const MANY_LETTERS: usize = 6;

/// The depth of a search. Deeper levels only add weaker matches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// Texts that contain the query.
    Substring,
    /// Also texts that begin with the query's pinyin.
    PinyinPrefix,
    /// Also texts that contain the query's pinyin.
    Pinyin,
    /// Also fuzzy matches: gaps, typos, missing words.
    Fuzzy,
}

/// The data a search runs on.
pub(crate) struct Scope<'a> {
    pub(crate) index: &'a Index,
    pub(crate) codes: &'a [OccupationCode],
    pub(crate) normalizer: &'a QueryNormalizer,
}

impl Scope<'_> {
    /// Returns all matches of a query, the best first. An empty query has no matches.
    pub(crate) fn run(&self, query: &Query, depth: Depth) -> Vec<Match> {
        let mut matches = BestMatches::new(self.index);
        if query.is_empty() {
            return matches.ordered(self.codes);
        }
        codes::find(&mut matches, self.codes, query);
        let whole = QuerySlice::new(self.index, &query.query_chars);
        let name = stop_words::without_mark(&query.query_chars).map(|name| QuerySlice::new(self.index, name));
        for slice in [Some(&whole), name.as_ref()].into_iter().flatten() {
            match depth {
                Depth::Substring => substring::find(&mut matches, self.index, &slice.characters),
                Depth::PinyinPrefix | Depth::Pinyin | Depth::Fuzzy => {
                    self.literal(&mut matches, slice, depth)
                }
            }
        }
        if depth > Depth::Substring && !is_conclusive(matches.best(), &query.query_chars) {
            self.multi_word(&mut matches, query, depth);
        }
        if depth > Depth::Substring && !is_conclusive(matches.best(), &query.query_chars) {
            let slices = self.without_stop_words(&mut matches, whole, depth);
            if depth == Depth::Fuzzy
                && !slices.last().is_some_and(|slice| is_conclusive(matches.best(), slice.query_chars))
            {
                self.fuzzy(&mut matches, &slices);
            }
        }
        matches.ordered(self.codes)
    }

    /// Matches texts that contain the slice, literally or as pinyin.
    fn literal(&self, matches: &mut BestMatches, slice: &QuerySlice, depth: Depth) {
        // One letter is the beginning of a pinyin syllable, not the K of RTK.
        if slice.query_chars.len() > 1 || !slice.has_letters() {
            substring::find(matches, self.index, &slice.characters);
        }
        if slice.has_letters() && slice.query_chars.len() <= LONGEST_SOUNDING {
            let sound_table = slice.sound_table(self.index, &self.normalizer.syllables);
            pinyin::find(matches, self.index, sound_table, &slice.characters, depth);
        }
    }

    /// Matches occupations that contain every word of the query.
    fn multi_word(&self, matches: &mut BestMatches, query: &Query, depth: Depth) {
        if !(2..=MOST_WORDS).contains(&query.words.len()) {
            return;
        }
        let ends = query.words[1..].iter().copied().chain([query.query_chars.len()]);
        let finds = query
            .words
            .iter()
            .zip(ends)
            .map(|(start, end)| {
                let mut found = BestMatches::new(self.index);
                self.literal(
                    &mut found,
                    &QuerySlice::new(self.index, &query.query_chars[*start..end]),
                    depth,
                );
                found
            })
            .collect();
        multi_word::combine(matches, finds);
    }

    /// Matches the query without stop words, removed one after the other until something matches. Returns
    /// all slices that were tried.
    fn without_stop_words<'a>(
        &self,
        matches: &mut BestMatches,
        whole: QuerySlice<'a>,
        depth: Depth,
    ) -> Vec<QuerySlice<'a>> {
        let mut query_chars = whole.query_chars;
        let mut slices = vec![whole];
        while let Some(left) = without_stop_word(self.normalizer, query_chars) {
            let slice = QuerySlice::new(self.index, left);
            self.literal(matches, &slice, depth);
            slices.push(slice);
            if is_conclusive(matches.best(), left) {
                break;
            }
            query_chars = left;
        }
        slices
    }

    /// Runs the fuzzy matchers: gaps, typos, shared informative characters.
    fn fuzzy(&self, matches: &mut BestMatches, slices: &[QuerySlice]) {
        let Some(bare) = slices.last() else { return };
        for slice in slices {
            substring::find_described(matches, self.index, &slice.characters);
            if !self.is_suffix_and_one(slice.query_chars) {
                multi_word::scattered(matches, self.index, &slice.characters);
            }
            self.typos(matches, slice);
        }
        for slice in self.without_optional(bare.query_chars) {
            let mut found = BestMatches::new(self.index);
            self.literal(&mut found, &slice, Depth::Fuzzy);
            found.retain(Match::starts_at_beginning);
            // Two characters with a gap are too little evidence when a word is left out as well.
            if slice.query_chars.len() > 2 {
                multi_word::scattered(&mut found, self.index, &slice.characters);
            }
            matches.merge_as_words(found, bare.query_chars.len() - slice.query_chars.len());
        }
    }

    /// Returns whether a query is one character and a suffix, which many names have apart: 普工 in 普通车工.
    fn is_suffix_and_one(&self, query_chars: &[QueryChar]) -> bool {
        let is_last =
            |suffix: &Vec<u16>| query_chars[1..].iter().map(|last| last.unit).eq(suffix.iter().copied());
        query_chars.len() == 2 && self.normalizer.stop_words(StopWord::Suffix).iter().any(is_last)
    }

    /// Removes a verb, a suffix, or both: stop words that may be a part of the name.
    fn without_optional<'a>(&self, query_chars: &'a [QueryChar]) -> Vec<QuerySlice<'a>> {
        let no_verb = stop_words::without(self.normalizer, query_chars, StopWord::Verb);
        let no_suffix = stop_words::without(self.normalizer, query_chars, StopWord::Suffix);
        let neither = no_verb
            .and_then(|query_chars| stop_words::without(self.normalizer, query_chars, StopWord::Suffix));
        let left = [no_verb, no_suffix, neither];
        left.into_iter().flatten().map(|query_chars| QuerySlice::new(self.index, query_chars)).collect()
    }

    /// Matches texts within a few typos of the slice.
    fn typos(&self, matches: &mut BestMatches, slice: &QuerySlice) {
        if slice.query_chars.len() > LONGEST_SOUNDING {
            return;
        }
        let syllables = &self.normalizer.syllables;
        let sound_table = slice.sound_table(self.index, syllables);
        if slice.has_letters() {
            pinyin_typos::find(matches, self.index, syllables, sound_table, slice);
        } else {
            typos::find(matches, self.index, sound_table, &slice.characters);
        }
    }
}

/// Returns whether a match is good enough to skip the fuzzy matchers.
fn is_conclusive(best: Option<&Match>, query_chars: &[QueryChar]) -> bool {
    let Some(best) = best else { return false };
    // Six or more letters that match only as initials inside a text match by coincidence.
    let by_luck = best.score.rank == MatchRank::Pinyin
        && best.score.penalty > 0
        && !best.starts_at_beginning()
        && query_chars.len() >= MANY_LETTERS;
    !by_luck
}

/// Removes the stop words at both ends of a query.
pub(crate) fn without_stop_words<'a>(
    normalizer: &QueryNormalizer,
    query_chars: &'a [QueryChar],
) -> &'a [QueryChar] {
    let mut left = query_chars;
    while let Some(shorter) = without_stop_word(normalizer, left) {
        left = shorter;
    }
    left
}

/// Removes one stop word at either end of a query; `None` without one.
fn without_stop_word<'a>(
    normalizer: &QueryNormalizer,
    query_chars: &'a [QueryChar],
) -> Option<&'a [QueryChar]> {
    stop_words::without_mark(query_chars)
        .or_else(|| stop_words::without(normalizer, query_chars, StopWord::Leading))
        .or_else(|| stop_words::without(normalizer, query_chars, StopWord::Trailing))
}

/// Removes a suffix of names of several characters (工程师), which says nothing about the work.
pub(crate) fn without_suffix<'a>(
    normalizer: &QueryNormalizer,
    query_chars: &'a [QueryChar],
) -> &'a [QueryChar] {
    let left = stop_words::without(normalizer, query_chars, StopWord::Suffix);
    left.filter(|left| left.len() + 1 < query_chars.len()).unwrap_or(query_chars)
}

impl Directory {
    /// Searches the entries that pass `filter`: the best hits first, at most `limit`. An empty query lists
    /// all that pass: first those of workers, each part in code order.
    pub fn search(&self, query: &str, filter: &Filter, limit: usize) -> Vec<Hit> {
        let normalized = self.normalizer.normalize(query);
        if normalized.is_without_meaning(query) {
            return Vec::new();
        }
        self.find(&normalized)
            .iter()
            .filter(|found| filter.admits(&self.occupations()[found.occupation_index]))
            .take(limit)
            .map(|found| self.hit(found))
            .collect()
    }

    /// Returns all matches of `query` regardless of the filter: if matches depended on it, a narrower filter
    /// could add hits.
    pub(crate) fn find(&self, query: &Query) -> Vec<Match> {
        if query.is_empty() {
            return self.browsing_order().map(Match::listed).collect();
        }
        let scope = Scope { index: &self.index, codes: &self.codes, normalizer: &self.normalizer };
        scope.run(query, Depth::Fuzzy)
    }

    /// Returns all entries, first those of workers. (The entries are in code order, which ends with them.)
    pub(crate) fn browsing_order(&self) -> impl Iterator<Item = usize> {
        let engineers = self.codes.iter().take_while(|code| !code.is_worker()).count();
        (engineers..self.codes.len()).chain(0..engineers)
    }

    /// Builds the hit of an entry that is listed for an empty query.
    pub(crate) fn listed(&self, index: usize) -> Hit {
        self.hit(&Match::listed(index))
    }

    /// Builds the hit of a match.
    pub(crate) fn hit(&self, found: &Match) -> Hit {
        let entry = &self.occupations()[found.occupation_index];
        let (matched, ranges) =
            found.explain(&self.index, &entry.name, &entry.work_types, &entry.description);
        Hit { occupation_index: found.occupation_index, rank: found.rank(), matched, ranges }
    }
}
