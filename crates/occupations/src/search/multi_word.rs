//! Matches occupations that contain all parts of the query apart from each other.

use super::matches::{BestMatches, Match, Score};
use super::tie_break::{by_text, to_u8};
use crate::hit::MatchRank;
use crate::index::Index;

/// Records the occupations matched by every word; `finds` holds the matches of each word.
pub(crate) fn combine(matches: &mut BestMatches, finds: Vec<BestMatches>) {
    let mut words: Vec<Vec<Match>> = finds.into_iter().map(BestMatches::into_matches).collect();
    let Some(first) = words.pop() else { return };
    for last in first {
        let others: Option<Vec<&Match>> = words
            .iter()
            .map(|word| word.iter().find(|found| found.occupation_index == last.occupation_index))
            .collect();
        let Some(mut all) = others else { continue };
        all.push(&last);
        let rank = all.iter().map(|found| found.score.rank).max().unwrap_or(MatchRank::MultiWord);
        // The text of the strongest word is displayed, with all words that match in it.
        let Some(shown) = all.iter().min_by_key(|found| found.score) else { continue };
        let there = all.iter().filter(|found| found.text == shown.text);
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for range in there.flat_map(|found| &found.ranges) {
            let position = ranges.iter().take_while(|known| **known <= *range).count();
            ranges.insert(position, *range);
        }
        let apart = all.iter().filter(|found| found.text != shown.text).count();
        let score = Score { rank: rank.max(MatchRank::MultiWord), penalty: apart as u16, ..shown.score };
        matches.record_multi_word(shown, score, &ranges);
    }
}

/// Records every text that contains the characters of the query in order, with gaps.
pub(crate) fn scattered(matches: &mut BestMatches, index: &Index, characters: &[u16]) {
    let Some((first, rest)) = characters.split_first() else { return };
    if rest.is_empty() || characters.contains(&u16::MAX) {
        return;
    }
    for (text_index, text) in index.texts[..index.searched_texts].iter().enumerate() {
        let own = index.characters_of(text);
        let mut best: Option<Vec<usize>> = None;
        for start in (0..own.len()).filter(|start| own[*start] == *first) {
            let mut taken = vec![start];
            let mut at = start;
            for wanted in rest {
                match (at + 1..own.len()).find(|position| own[*position] == *wanted) {
                    Some(next) => at = next,
                    None => break,
                }
                taken.push(at);
            }
            let complete = taken.len() == characters.len();
            let span = |taken: &[usize]| taken[taken.len() - 1] - taken[0];
            if complete && best.as_ref().is_none_or(|best| span(&taken) < span(best)) {
                best = Some(taken);
            }
        }
        if let Some(taken) = best {
            let (start, end) = (taken[0], taken[taken.len() - 1] + 1);
            let ranges: Vec<(usize, usize)> = taken.iter().map(|at| (*at, at + 1)).collect();
            let score = Score {
                rank: MatchRank::MultiWord,
                penalty: u16::from(to_u8(end - start - characters.len())),
                text_rank: by_text(text, start, end - start),
                left_over: to_u8(text.length - characters.len()),
                start: to_u8(start),
                order: 0,
            };
            matches.record(text_index, score, &ranges);
        }
    }
}
