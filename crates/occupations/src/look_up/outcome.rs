//! Decides between the directory and the national classification.

use super::SearchOutcome;
use crate::hit::MatchRank;
use crate::ranking::{Class, RankedOutside, Ranking};
use crate::search::MatchStrength;

/// The share from which national occupations come first, in percent of the best entry's: an entry that fits
/// as well has priority.
const NATIONAL_FIRST: u32 = 115;
/// The share from which they come beside an entry of which only the beginning of a label matches, in percent
/// of its share: 修路 is not only 修路由器.
const NATIONAL_BESIDE_LABEL: u32 = 75;

/// Decides the outcome without regard to the filter, and whether national occupations come first.
///
/// A denial needs the whole name of a national occupation that no entry of the directory shares.
pub(super) fn outcome(ranking: &Ranking, outside: &[RankedOutside]) -> (SearchOutcome, bool) {
    let best = ranking.best();
    let class = best.map(|ranked| ranked.class);
    let by_name = best.is_some_and(|ranked| ranked.found.is_name());
    let rival = outside.first();
    let names_rival = rival.is_some_and(|rival| rival.found.is_name());
    let share = ranking.best_share();
    let exceeds = |percent| rival.is_some_and(|rival| rival.share * 100 > share.max(1) * percent);
    let is_nearer = exceeds(NATIONAL_FIRST);
    match class {
        Some(Class::Whole) if by_name || !names_rival => (SearchOutcome::Found, false),
        Some(Class::Whole) => (SearchOutcome::Near, true),
        _ if names_rival => (SearchOutcome::NotInDirectory, true),
        Some(Class::Firm) => {
            let strength = best.map_or(MatchStrength::Meaning, |best| best.found.strength());
            let rival_strength = rival.map_or(MatchStrength::Meaning, |rival| rival.found.strength());
            let is_stronger = rival_strength < strength && rival_strength <= MatchStrength::Partial;
            let begins_label = strength == MatchStrength::Partial
                && best.is_some_and(|best| best.found.rank() == MatchRank::Label);
            let is_loose = strength > MatchStrength::Partial || begins_label;
            let is_nearer = is_loose && is_nearer && !ranking.has_letters;
            let is_beside = begins_label && exceeds(NATIONAL_BESIDE_LABEL) && !ranking.has_letters;
            let is_first = is_nearer || (is_stronger && rival_strength == MatchStrength::Whole);
            let is_near = is_stronger || is_nearer || is_beside;
            (if is_near { SearchOutcome::Near } else { SearchOutcome::Found }, is_first)
        }
        _ if is_nearer => (SearchOutcome::Near, true),
        Some(Class::Typo) => (SearchOutcome::Found, false),
        // 叉车工 is no typo of 车工: a typo that is not slight is only near.
        Some(Class::Near) if best.is_some_and(|best| best.found.rank() < MatchRank::Pinyin) => {
            (SearchOutcome::Found, false)
        }
        None if rival.is_none() => (SearchOutcome::NothingFound, false),
        // 叉车 is part of a work type outside the directory (叉车司机): entries that are only near come behind it.
        Some(Class::Near) if rival.is_some_and(|rival| rival.found.strength() <= MatchStrength::Partial) => {
            (SearchOutcome::Near, true)
        }
        _ => (SearchOutcome::Near, class.is_none()),
    }
}
