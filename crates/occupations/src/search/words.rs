//! Finds occupations in which all that was typed occurs, but apart.

use super::board::{Board, Found, Score};
use super::place::{by_text, small};
use crate::hit::MatchRank;
use crate::index::Index;

/// Notes the occupations that every word found: `finds` holds one board for each word.
pub(crate) fn combine(board: &mut Board, finds: Vec<Board>) {
    let mut words: Vec<Vec<Found>> = finds.into_iter().map(Board::ordered).collect();
    let Some(first) = words.pop() else { return };
    for last in first {
        let others: Option<Vec<&Found>> =
            words.iter().map(|word| word.iter().find(|found| found.occupation == last.occupation)).collect();
        let Some(mut all) = others else { continue };
        all.push(&last);
        let rank = all.iter().map(|found| found.score.rank).max().unwrap_or(MatchRank::Words);
        // What is shown is the text that the firmest word matched, with all words that match there.
        let Some(shown) = all.iter().min_by_key(|found| found.score) else { continue };
        let there = all.iter().filter(|found| found.text == shown.text);
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for range in there.flat_map(|found| &found.ranges) {
            let place = ranges.iter().take_while(|known| **known <= *range).count();
            ranges.insert(place, *range);
        }
        let apart = all.iter().filter(|found| found.text != shown.text).count();
        let score = Score { rank: rank.max(MatchRank::Words), bending: apart as u16, ..shown.score };
        board.note_words(shown, score, &ranges);
    }
}

/// Notes every text in which the characters of the query stand in their order with gaps.
pub(crate) fn scattered(board: &mut Board, index: &Index, characters: &[u16]) {
    let Some((first, rest)) = characters.split_first() else { return };
    if rest.is_empty() || characters.contains(&u16::MAX) {
        return;
    }
    for (place, text) in index.texts[..index.searched_texts].iter().enumerate() {
        let own = index.characters_of(text);
        let mut best: Option<Vec<usize>> = None;
        for start in (0..own.len()).filter(|start| own[*start] == *first) {
            let mut taken = vec![start];
            let mut at = start;
            for wanted in rest {
                match (at + 1..own.len()).find(|place| own[*place] == *wanted) {
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
                rank: MatchRank::Words,
                bending: u16::from(small(end - start - characters.len())),
                place: by_text(text, start, end - start),
                left_over: small(text.length - characters.len()),
                start: small(start),
                order: 0,
            };
            board.note(place, score, &ranges);
        }
    }
}
