//! The ranking of national occupations outside the directory.

use super::NEAR;
use crate::hit::MatchRank;
use crate::meaning::{Meaning, Scores};
use crate::model::Directory;
use crate::national::National;
use crate::query::Query;
use crate::search::{Depth, Match, MatchStrength};

/// The minimum share relative to the best national occupation, in percent.
const RELATIVE_OUTSIDE: u32 = 40;

/// A national occupation outside the directory with its position in the ranking.
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
    query: &Query,
    depth: Depth,
    limit: usize,
) -> Vec<RankedOutside> {
    let is_outside = |found: &Match| directory.position(national.codes[found.occupation_index]).is_none();
    let scored = meaning.zip(scores);
    let share_of = |index: usize| {
        let (meaning, scores) = scored?;
        let document = meaning.national.binary_search(&(index as u16)).ok()?;
        Some(scores.of[meaning.green + document])
    };
    // One character is in labels by chance.
    let is_word = |found: &Match| found.rank() != MatchRank::Label || query.query_chars.len() > 1;
    let mut ranked: Vec<RankedOutside> = national
        .find(directory, query, depth)
        .into_iter()
        .filter(is_outside)
        .filter(is_word)
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
    if let Some((meaning, scores)) = scored {
        let bar = NEAR.max(scores.best(meaning.green..scores.of.len()) * RELATIVE_OUTSIDE / 100);
        for (document, index) in (meaning.green..).zip(&meaning.national) {
            let (index, share) = (usize::from(*index), scores.of[document]);
            let is_known = |known: &RankedOutside| known.found.occupation_index == index;
            if share >= bar && scores.is_evident(document) && !ranked.iter().any(is_known) {
                ranked.push(RankedOutside { found: Match::by_meaning(index), share });
            }
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
