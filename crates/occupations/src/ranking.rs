//! One ranking of the directory: firm matches first, in their own order; behind them all entries near
//! in meaning.

use crate::hit::MatchRank;
use crate::meaning::{Meaning, Scores};
use crate::model::Directory;
use crate::national::National;
use crate::query::{CharKind, Query};
use crate::search::{Depth, Match, MatchStrength, without_stop_words};

/// The minimum share of a query that an entry near in meaning covers, in thousandths.
const NEAR: u32 = 110;
/// The minimum share relative to the best entry, in percent.
const RELATIVE: u32 = 50;
/// The minimum share of a query that any document knows, in thousandths: below it the query has no meaning.
const KNOWN: u32 = 150;
/// The cost of a typo's penalty in a query of one character, in thousandths.
const TYPO_COST: u32 = 1200;
/// The share from which the meaning of a query is well known, in thousandths.
const WELL_KNOWN: u32 = 900;
/// The share of an entry of another meaning, in percent of the best entry's.
const UNLIKE: u32 = 50;
/// The maximum number of entries that are only near in meaning.
const MOST_NEAR: usize = 12;

/// The class of a match in the ranking, the best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Class {
    /// The query is a whole name, work type, label or code.
    Whole,
    /// The query occurs in a name, a work type or a label, or is pinyin of one.
    Firm,
    /// A typo, scattered words, or near in meaning.
    Near,
}

/// A match with its place in the ranking.
pub(crate) struct Ranked {
    pub(crate) found: Match,
    pub(crate) class: Class,
    /// The share of the query that its meaning covers, with the bonus of a fuzzy match, in thousandths.
    pub(crate) share: u32,
}

/// The ranked entries of the directory and the scores they come from.
pub(crate) struct Ranking {
    pub(crate) entries: Vec<Ranked>,
    /// `None` while the meaning bundle is not loaded, or for a query without meaning.
    pub(crate) scores: Option<Scores>,
    /// Whether the query contains letters, which may be pinyin.
    pub(crate) has_letters: bool,
}

impl Ranking {
    /// Ranks the entries for a query that is not empty.
    pub(crate) fn new(directory: &Directory, meaning: Option<&Meaning>, text: &str, query: &Query) -> Self {
        let found = directory.find(text);
        let bare = without_stop_words(&directory.normalizer, &query.query_chars);
        let has_letters = query.query_chars.iter().any(|query_char| query_char.kind == CharKind::Letter);
        let scores = meaning.map(|meaning| meaning.score(bare)).filter(|scores| scores.known >= KNOWN);
        let share_of = |index: usize| scores.as_ref().map_or(0, |scores| scores.of[index]);
        let best =
            scores.as_ref().and_then(|scores| scores.of[..directory.codes.len()].iter().copied().max());
        let best = best.unwrap_or(0);
        // A query whose meaning is well known is no typo of a text of another meaning.
        let is_chance = |found: &Match| {
            found.rank() == MatchRank::Typo
                && best >= WELL_KNOWN
                && share_of(found.occupation_index) * 100 < best * UNLIKE
        };
        let mut entries: Vec<Ranked> = found
            .into_iter()
            .filter(|found| !is_chance(found))
            .map(|found| {
                let class = class(&found, has_letters);
                let share = share(&found, share_of(found.occupation_index), bare.len());
                Ranked { found, class, share }
            })
            .collect();
        if let Some(scores) = &scores {
            add_near(directory, scores, &mut entries);
        }
        // Firm matches keep their order; a stable sort would weigh more than the position in the key.
        let mut keys: Vec<u64> = (0..)
            .zip(&entries)
            .map(|(position, ranked): (u64, &Ranked)| {
                let order = if ranked.class == Class::Near { u32::MAX - ranked.share } else { 0 };
                (ranked.class as u64) << 60 | u64::from(order) << 16 | position
            })
            .collect();
        keys.sort_unstable();
        let mut slots: Vec<Option<Ranked>> = entries.into_iter().map(Some).collect();
        let entries = keys.into_iter().filter_map(|key| slots[(key & 0xffff) as usize].take()).collect();
        Self { entries, scores, has_letters }
    }

    /// Returns the best entry.
    pub(crate) fn best(&self) -> Option<&Ranked> {
        self.entries.first()
    }

    /// Returns the highest share of any entry, in thousandths.
    pub(crate) fn best_share(&self) -> u32 {
        self.entries.iter().map(|ranked| ranked.share).max().unwrap_or(0)
    }
}

/// Returns the class of a match.
fn class(found: &Match, has_letters: bool) -> Class {
    match found.strength() {
        MatchStrength::Whole => Class::Whole,
        MatchStrength::Partial | MatchStrength::Within => Class::Firm,
        MatchStrength::Loose if has_letters && found.rank() == MatchRank::Pinyin => Class::Firm,
        MatchStrength::Loose | MatchStrength::Typo if has_letters => Class::Firm,
        _ => Class::Near,
    }
}

/// Returns the share of a query of `length` characters that a match covers: by its meaning with a bonus,
/// or by the characters that need no correction.
fn share(found: &Match, meaning: u32, length: usize) -> u32 {
    match found.rank() {
        MatchRank::Typo => {
            // An edit in a long query is likelier a typo than an edit in a short one.
            let corrected = found.penalty() * TYPO_COST / (length * length).max(1) as u32;
            (meaning + 100).max(1100_u32.saturating_sub(corrected))
        }
        MatchRank::MultiWord => meaning + 250,
        MatchRank::Description => meaning + 150,
        _ => meaning,
    }
}

/// Adds the entries that are only near in meaning.
fn add_near(directory: &Directory, scores: &Scores, entries: &mut Vec<Ranked>) {
    let green = &scores.of[..directory.codes.len()];
    let best = green.iter().copied().max().unwrap_or(0);
    let bar = NEAR.max(best * RELATIVE / 100);
    let mut near: Vec<u64> = (0..)
        .zip(green)
        .filter(|(_, share)| **share >= bar)
        .map(|(index, share): (u64, &u32)| u64::from(u32::MAX - share) << 16 | index)
        .collect();
    near.sort_unstable();
    near.truncate(MOST_NEAR);
    for key in near {
        let index = (key & 0xffff) as usize;
        if !entries.iter().any(|known| known.found.occupation_index == index) {
            let found = Match::by_meaning(index);
            entries.push(Ranked { found, class: Class::Near, share: green[index] });
        }
    }
}

/// A national occupation outside the directory with its place in the ranking.
pub(crate) struct RankedOutside {
    pub(crate) found: Match,
    /// The share of the query that its meaning covers, with the bonus of a literal match.
    pub(crate) share: u32,
}

/// Ranks the national occupations outside the directory.
pub(crate) fn outside(
    directory: &Directory,
    national: &National,
    meaning: Option<&Meaning>,
    scores: Option<&Scores>,
    text: &str,
    depth: Depth,
    limit: usize,
) -> Vec<RankedOutside> {
    let is_outside = |found: &Match| directory.position(national.codes[found.occupation_index]).is_none();
    let shares =
        meaning.zip(scores).map(|(meaning, scores)| (&meaning.national[..], &scores.of[meaning.green..]));
    let share_of = |index: usize| {
        let (documents, shares) = shares?;
        documents.binary_search(&(index as u16)).ok().map(|document| shares[document])
    };
    let mut ranked: Vec<RankedOutside> = national
        .find(directory, text, depth)
        .into_iter()
        .filter(is_outside)
        .take(limit)
        .map(|found| {
            let literal = match found.strength() {
                MatchStrength::Whole => 2000,
                MatchStrength::Partial => 300,
                MatchStrength::Within => 150,
                _ => 0,
            };
            let share = share_of(found.occupation_index).unwrap_or(0) + literal;
            RankedOutside { found, share }
        })
        .collect();
    let (documents, shares) = shares.unwrap_or_default();
    let best = shares.iter().copied().max().unwrap_or(0);
    let bar = NEAR.max(best * RELATIVE / 100);
    for (index, share) in documents.iter().zip(shares).filter(|(_, share)| **share >= bar) {
        let index = usize::from(*index);
        if !ranked.iter().any(|known| known.found.occupation_index == index) {
            ranked.push(RankedOutside { found: Match::by_meaning(index), share: *share });
        }
    }
    let mut keys: Vec<u64> = (0..)
        .zip(&ranked)
        .map(|(position, ranked): (u64, &RankedOutside)| u64::from(u32::MAX - ranked.share) << 16 | position)
        .collect();
    keys.sort_unstable();
    keys.truncate(limit);
    let mut slots: Vec<Option<RankedOutside>> = ranked.into_iter().map(Some).collect();
    keys.into_iter().filter_map(|key| slots[(key & 0xffff) as usize].take()).collect()
}
