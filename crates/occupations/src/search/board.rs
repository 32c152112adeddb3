//! Keeps the best way in which each occupation was found.

use super::place::Cover;
use crate::hit::{MatchRank, Matched};
use crate::index::{Index, Source, Text};
use crate::query::plain;

/// How firmly a query and an occupation meet, the firmest first: what weighs the directory against
/// the national classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Firmness {
    /// The query is the whole of a name, a work type, a label or a code.
    Whole,
    /// It is a part of a name or a work type, or the beginning of a label.
    Partial,
    /// It stands inside a work type or a label.
    Within,
    /// Its words occur apart, or as pinyin that could be something else.
    Loose,
    /// It is close to one.
    Mistaken,
    /// It shares a word with one.
    Related,
    /// Nothing was found.
    None,
}

/// How good a find is; the smaller, the better. Compared field by field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Score {
    /// The rank shown to the outside.
    pub(crate) rank: MatchRank,
    /// What kinds of bending the match needed: 0 for none.
    pub(crate) bending: u16,
    /// Which text, and how much of it: smaller is firmer.
    pub(crate) place: u8,
    /// How many characters of the text the query leaves over.
    pub(crate) left_over: u8,
    /// Where in the text it begins.
    pub(crate) start: u8,
    /// Place in the order of a shared label.
    pub(crate) order: u8,
}

/// An occupation that a query found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// Its place.
    pub(crate) occupation: usize,
    /// How good the find is.
    pub(crate) score: Score,
    /// The place of the text that matched in `Index::texts`; none for a code or a listing.
    pub(crate) text: Option<usize>,
    /// What of it matched, counted without punctuation; for a code, with its hyphens.
    pub(crate) ranges: Vec<(usize, usize)>,
    /// Whether the query is the whole text.
    pub(crate) whole: bool,
}

impl Found {
    /// An occupation that is listed because nothing was typed.
    pub(crate) fn listed(occupation: usize) -> Self {
        let score = Score { rank: MatchRank::Listed, bending: 0, place: 0, left_over: 0, start: 0, order: 0 };
        Self { occupation, score, text: None, ranges: Vec::new(), whole: false }
    }

    /// The rank to show.
    pub(crate) fn rank(&self) -> MatchRank {
        self.score.rank
    }

    /// How firmly it was met.
    pub(crate) fn firmness(&self) -> Firmness {
        match self.score.rank {
            MatchRank::Listed | MatchRank::Exact => Firmness::Whole,
            MatchRank::Prefix | MatchRank::Part | MatchRank::WorkType | MatchRank::Label => {
                let inside = self.score.place == Cover::Inside as u8;
                match self.score.rank {
                    _ if self.whole => Firmness::Whole,
                    MatchRank::WorkType | MatchRank::Label if inside => Firmness::Within,
                    _ => Firmness::Partial,
                }
            }
            MatchRank::Pinyin if self.whole && self.score.bending == 0 => Firmness::Partial,
            MatchRank::Description | MatchRank::Words | MatchRank::Pinyin => Firmness::Loose,
            MatchRank::Mistake => Firmness::Mistaken,
            MatchRank::Related => Firmness::Related,
        }
    }

    /// Whether it was met from the beginning of a text, not somewhere inside it.
    pub(crate) fn meets_beginning(&self) -> bool {
        self.ranges.first().is_some_and(|range| range.0 == 0)
    }

    /// What matched and where, in characters of the text as it is shown.
    pub(crate) fn explain(
        &self,
        index: &Index,
        name: &str,
        work_types: &[String],
        description: &str,
    ) -> (Matched, Vec<(usize, usize)>) {
        let Some(text) = self.text.map(|place| &index.texts[place]) else {
            let matched = match self.score.rank {
                MatchRank::Listed => Matched::Name,
                _ => Matched::Code,
            };
            return (matched, self.ranges.clone());
        };
        let (matched, shown) = match text.source {
            Source::Name => (Matched::Name, name),
            Source::WorkType(place) => {
                let place = usize::from(place);
                (Matched::WorkType(place), work_types.get(place).map_or("", String::as_str))
            }
            Source::Label(place) => {
                let label = &index.labels[usize::from(place)];
                (Matched::Label(label.clone()), label.as_str())
            }
            Source::Description => (Matched::Description, description),
        };
        (matched, in_shown_text(&self.ranges, shown))
    }
}

/// Moves ranges that count no punctuation to the text as it is shown.
fn in_shown_text(ranges: &[(usize, usize)], shown: &str) -> Vec<(usize, usize)> {
    let places: Vec<usize> = shown
        .chars()
        .enumerate()
        .filter(|(_, character)| plain(*character).is_some())
        .map(|(place, _)| place)
        .collect();
    let mut moved: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        let last = end.checked_sub(1).and_then(|last| places.get(last));
        if let (Some(start), Some(last)) = (places.get(*start), last) {
            match moved.last_mut() {
                Some(before) if before.1 >= *start => before.1 = last + 1,
                _ => moved.push((*start, last + 1)),
            }
        }
    }
    moved
}

/// The best find of each occupation so far.
pub(crate) struct Board<'a> {
    index: &'a Index,
    /// What was found, one for each occupation, in no order.
    found: Vec<Found>,
    /// For each occupation its place in `found` plus 1; 0 for none.
    place_of: Vec<u16>,
}

impl<'a> Board<'a> {
    /// An empty board for the occupations of `index`.
    pub(crate) fn new(index: &'a Index) -> Self {
        Self { index, found: Vec::new(), place_of: vec![0; index.occupations] }
    }

    /// Notes a find in text number `text` for each occupation it belongs to.
    pub(crate) fn note(&mut self, text: usize, score: Score, ranges: &[(usize, usize)]) {
        let Text { length, owner, shared, .. } = self.index.texts[text];
        let covered: usize = ranges.iter().map(|(start, end)| end - start).sum();
        let whole = covered == length;
        match shared {
            None => self.note_one(usize::from(owner), Some(text), score, ranges, whole),
            Some(shared) => {
                let owners = &self.index.shared[usize::from(shared)];
                for (order, owner) in owners.iter().enumerate() {
                    let score = Score { order: order.min(255) as u8, ..score };
                    self.note_one(usize::from(*owner), Some(text), score, ranges, whole);
                }
            }
        }
    }

    /// Notes that the query is the code of an occupation or the beginning of one.
    pub(crate) fn note_code(&mut self, occupation: usize, score: Score, end: usize) {
        let whole = score.rank == MatchRank::Exact;
        self.note_one(occupation, None, score, &[(0, end)], whole);
    }

    /// Notes a find in text number `text` for one of the occupations it belongs to.
    pub(crate) fn note_for(
        &mut self,
        occupation: usize,
        text: usize,
        score: Score,
        ranges: &[(usize, usize)],
    ) {
        self.note_one(occupation, Some(text), score, ranges, false);
    }

    /// Notes that several words were found, `shown` the way in which one of them was.
    pub(crate) fn note_words(&mut self, shown: &Found, score: Score, ranges: &[(usize, usize)]) {
        self.note_one(shown.occupation, shown.text, score, ranges, false);
    }

    /// Drops what does not pass.
    pub(crate) fn retain(&mut self, passes: impl Fn(&Found) -> bool) {
        self.found.retain(passes);
        self.place_of.fill(0);
        for (place, found) in (1..).zip(&self.found) {
            self.place_of[found.occupation] = place;
        }
    }

    /// Takes over what another board found after `dropped` characters of the query were left out:
    /// not all that was typed was met, so it ranks as words at best.
    pub(crate) fn merge_as_words(&mut self, other: Board, dropped: usize) {
        for found in other.found {
            let Found { occupation, score, text, ranges, .. } = found;
            let rank = score.rank.max(MatchRank::Words);
            let bending = score.bending.saturating_add(dropped as u16);
            self.note_one(occupation, text, Score { rank, bending, ..score }, &ranges, false);
        }
    }

    /// The best find of all.
    pub(crate) fn best(&self) -> Option<&Found> {
        self.found.iter().min_by_key(|found| (found.score, found.occupation))
    }

    fn note_one(
        &mut self,
        occupation: usize,
        text: Option<usize>,
        score: Score,
        ranges: &[(usize, usize)],
        whole: bool,
    ) {
        let new = || Found { occupation, score, text, ranges: ranges.to_vec(), whole };
        let place = &mut self.place_of[occupation];
        match self.found.get_mut(usize::from(*place).wrapping_sub(1)) {
            None => {
                self.found.push(new());
                *place = self.found.len() as u16;
            }
            // Of equals the one in the earlier text, whichever was found first.
            Some(best) if (score, text) < (best.score, best.text) => *best = new(),
            Some(_) => {}
        }
    }

    /// All finds, the best first; equals in code order.
    pub(crate) fn ordered(self) -> Vec<Found> {
        let mut found = self.found;
        found.sort_unstable_by_key(|found| (found.score, found.occupation));
        found
    }
}
