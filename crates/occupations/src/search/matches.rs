//! Collects the best match of each occupation.

use super::tie_break::Cover;
use crate::OccupationCode;
use crate::hit::{MatchRank, Matched};
use crate::index::{Index, Source, Text};
use text_normal_form::fold_character;

/// The strength of a match, the strongest first. It decides between the directory and the national
/// classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum MatchStrength {
    /// The query is a whole name, work type, label or code.
    Whole,
    /// It is a part of a name, or the beginning of a work type or label.
    Partial,
    /// It is inside a work type or a label.
    Within,
    /// Its words occur apart, or as ambiguous pinyin.
    Loose,
    /// It is within a few typos of a text.
    Typo,
    /// It is only near in meaning.
    Meaning,
}

/// The score of a match; smaller is better. Fields are compared in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    /// The public rank.
    pub(crate) rank: MatchRank,
    /// The penalty of the kinds of deviation; 0 for none.
    pub(crate) penalty: u16,
    /// The kind of text and its coverage by the query: smaller is firmer.
    pub(crate) text_rank: u8,
    /// The number of text characters that the query leaves uncovered.
    pub(crate) left_over: u8,
    /// The start of the match in the text.
    pub(crate) start: u8,
    /// The position of the occupation in the order of a shared label.
    pub(crate) order: u8,
}

/// The match of an occupation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) occupation_index: usize,
    pub(crate) score: Score,
    /// The matched text as an index into `Index::texts`; `None` for a code or a listing.
    pub(crate) text: Option<usize>,
    /// The matched ranges, counted without punctuation; for a code, with its hyphens.
    pub(crate) ranges: Vec<(usize, usize)>,
    /// Whether the query covers the whole text.
    pub(crate) whole: bool,
}

impl Match {
    /// Returns the match of an occupation listed for an empty query.
    pub(crate) fn listed(occupation_index: usize) -> Self {
        let score =
            Score { rank: MatchRank::Listed, penalty: 0, text_rank: 0, left_over: 0, start: 0, order: 0 };
        Self { occupation_index, score, text: None, ranges: Vec::new(), whole: false }
    }

    /// Returns the match of an occupation that is only near in meaning.
    pub(crate) fn by_meaning(occupation_index: usize) -> Self {
        let score =
            Score { rank: MatchRank::Meaning, penalty: 0, text_rank: 0, left_over: 0, start: 0, order: 0 };
        Self { occupation_index, score, text: None, ranges: Vec::new(), whole: false }
    }

    /// Returns whether the query is the whole name, in characters or in full pinyin, or the whole code.
    pub(crate) fn is_name(&self) -> bool {
        let is_exact = self.score.rank == MatchRank::Exact;
        let is_spelt = self.score.rank == MatchRank::Pinyin && self.score.penalty == 0;
        is_exact || (is_spelt && self.whole && self.score.text_rank == Cover::Whole as u8)
    }

    /// Returns the penalty of its deviations.
    pub(crate) fn penalty(&self) -> u32 {
        u32::from(self.score.penalty)
    }

    /// Returns the public rank.
    pub(crate) fn rank(&self) -> MatchRank {
        self.score.rank
    }

    /// Returns the strength of the match.
    pub(crate) fn strength(&self) -> MatchStrength {
        match self.score.rank {
            MatchRank::Listed | MatchRank::Exact => MatchStrength::Whole,
            MatchRank::Prefix | MatchRank::Infix | MatchRank::WorkType | MatchRank::Label => {
                let inside = self.score.text_rank == Cover::Inside as u8;
                match self.score.rank {
                    _ if self.whole => MatchStrength::Whole,
                    MatchRank::WorkType | MatchRank::Label if inside => MatchStrength::Within,
                    _ => MatchStrength::Partial,
                }
            }
            MatchRank::Pinyin if self.whole && self.score.penalty == 0 => MatchStrength::Partial,
            MatchRank::Description | MatchRank::MultiWord | MatchRank::Pinyin => MatchStrength::Loose,
            MatchRank::Typo => MatchStrength::Typo,
            MatchRank::Meaning => MatchStrength::Meaning,
        }
    }

    /// Returns whether it matches from the beginning of a text, not from the inside.
    pub(crate) fn starts_at_beginning(&self) -> bool {
        self.ranges.first().is_some_and(|range| range.0 == 0)
    }

    /// Returns the matched text and its ranges in characters of the displayed text.
    pub(crate) fn explain(
        &self,
        index: &Index,
        name: &str,
        work_types: &[String],
        description: &str,
    ) -> (Matched, Vec<(usize, usize)>) {
        let Some(text) = self.text.map(|text_index| &index.texts[text_index]) else {
            let matched = match self.score.rank {
                MatchRank::Listed | MatchRank::Meaning => Matched::Name,
                _ => Matched::Code,
            };
            return (matched, self.ranges.clone());
        };
        let (matched, shown) = match text.source {
            Source::Name => (Matched::Name, name),
            Source::WorkType(index) => {
                let index = usize::from(index);
                (Matched::WorkType(index), work_types.get(index).map_or("", String::as_str))
            }
            Source::Label(label) => {
                let label = &index.labels[usize::from(label)];
                (Matched::Label(label.clone()), label.as_str())
            }
            Source::Description => (Matched::Description, description),
        };
        (matched, in_shown_text(&self.ranges, shown))
    }
}

/// Returns whether a match is a whole name, work type or label, in characters or in full pinyin.
fn is_whole_text(score: Score, whole: bool) -> bool {
    let is_spelt = score.rank == MatchRank::Pinyin && score.penalty == 0;
    whole && (score.rank <= MatchRank::Label || is_spelt)
}

/// Converts ranges that skip punctuation to ranges of the displayed text.
fn in_shown_text(ranges: &[(usize, usize)], shown: &str) -> Vec<(usize, usize)> {
    let positions: Vec<usize> = shown
        .chars()
        .enumerate()
        .filter(|(_, character)| fold_character(*character).is_some())
        .map(|(position, _)| position)
        .collect();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        let last = end.checked_sub(1).and_then(|last| positions.get(last));
        if let (Some(start), Some(last)) = (positions.get(*start), last) {
            match moved.last_mut() {
                Some(before) if before.1 >= *start => before.1 = last + 1,
                _ => moved.push((*start, last + 1)),
            }
        }
    }
    moved
}

/// The best match of each occupation so far.
pub(crate) struct BestMatches<'a> {
    index: &'a Index,
    /// The matches, one per occupation, unordered.
    found: Vec<Match>,
    /// For each occupation the index in `found` of its match plus 1; 0 for none.
    slot_of: Vec<u16>,
}

impl<'a> BestMatches<'a> {
    /// Returns an empty collection for the occupations of `index`.
    pub(crate) fn new(index: &'a Index) -> Self {
        Self { index, found: Vec::new(), slot_of: vec![0; index.occupations] }
    }

    /// Records a match of a text for each of its occupations.
    pub(crate) fn record(&mut self, text: usize, score: Score, ranges: &[(usize, usize)]) {
        let Text { length, owner, shared, .. } = self.index.texts[text];
        let covered: usize = ranges.iter().map(|(start, end)| end - start).sum();
        let whole = covered == length;
        match shared {
            None => self.record_one(usize::from(owner), Some(text), score, ranges, whole),
            Some(shared) => {
                let owners = &self.index.shared[usize::from(shared)];
                for (order, owner) in owners.iter().enumerate() {
                    let score = Score { order: order.min(255) as u8, ..score };
                    self.record_one(usize::from(*owner), Some(text), score, ranges, whole);
                }
            }
        }
    }

    /// Records a match of an occupation's code or of its beginning.
    pub(crate) fn record_code(&mut self, occupation: usize, score: Score, end: usize) {
        let whole = score.rank == MatchRank::Exact;
        self.record_one(occupation, None, score, &[(0, end)], whole);
    }

    /// Records a match of several words; `shown` is the match of the word to display.
    pub(crate) fn record_multi_word(&mut self, shown: &Match, score: Score, ranges: &[(usize, usize)]) {
        self.record_one(shown.occupation_index, shown.text, score, ranges, false);
    }

    /// Drops matches that do not pass.
    pub(crate) fn retain(&mut self, passes: impl Fn(&Match) -> bool) {
        self.found.retain(passes);
        self.slot_of.fill(0);
        for (slot, found) in (1..).zip(&self.found) {
            self.slot_of[found.occupation_index] = slot;
        }
    }

    /// Merges the matches of a query from which `dropped` characters were left out. They rank as multi-word
    /// matches at best, because the query is not fully covered.
    pub(crate) fn merge_as_words(&mut self, other: BestMatches, dropped: usize) {
        for found in other.found {
            let Match { occupation_index, score, text, ranges, .. } = found;
            let rank = score.rank.max(MatchRank::MultiWord);
            let penalty = score.penalty.saturating_add(dropped as u16);
            self.record_one(occupation_index, text, Score { rank, penalty, ..score }, &ranges, false);
        }
    }

    /// Returns the best match.
    pub(crate) fn best(&self) -> Option<&Match> {
        self.found.iter().min_by_key(|found| (found.score, found.occupation_index))
    }

    fn record_one(
        &mut self,
        occupation: usize,
        text: Option<usize>,
        score: Score,
        ranges: &[(usize, usize)],
        whole: bool,
    ) {
        let new = || Match { occupation_index: occupation, score, text, ranges: ranges.to_vec(), whole };
        let slot = &mut self.slot_of[occupation];
        match self.found.get_mut(usize::from(*slot).wrapping_sub(1)) {
            None => {
                self.found.push(new());
                *slot = self.found.len() as u16;
            }
            // A whole label is more than a part of the name: 服务员 of 餐厅服务员. Of equal scores the earlier text
            // wins, regardless of the order of recording.
            Some(best)
                if (!is_whole_text(score, whole), score, text)
                    < (!is_whole_text(best.score, best.whole), best.score, best.text) =>
            {
                *best = new();
            }
            Some(_) => {}
        }
    }

    /// Returns all matches, in no order.
    pub(crate) fn into_matches(self) -> Vec<Match> {
        self.found
    }

    /// Returns all matches, the best first: whole texts, then by score; of equal ones those of workers first,
    /// then in code order. A few initials fit many texts: there workers come first also where an engineer's
    /// text is shorter.
    pub(crate) fn ordered(self, codes: &[OccupationCode]) -> Vec<Match> {
        let mut found = self.found;
        found.sort_unstable_by_key(|found| {
            let Match { score, occupation_index, .. } = *found;
            let is_engineer = !codes[occupation_index].is_worker();
            let by_chance = score.rank == MatchRank::Pinyin && score.penalty > 0;
            let kind = (score.rank, score.penalty, score.text_rank, by_chance && is_engineer);
            (!is_whole_text(score, found.whole), kind, score, is_engineer, occupation_index)
        });
        found
    }
}
