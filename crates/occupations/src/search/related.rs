//! The last fallback: occupations that share informative characters with the query, in one text or
//! across several, so that "修理空调的师傅" leads to 修空调.

use super::matches::{BestMatches, Score};
use super::tie_break::to_u8;
use crate::hit::MatchRank;
use crate::index::{Index, Source};

/// The maximum number of compared query characters.
const LONGEST: usize = 64;
/// The minimum share of the query's weight that an occupation must cover, in percent.
const ENOUGH: u32 = 40;
/// The bonus for a whole text inside the query, in percent.
const WHOLE_TEXT: u32 = 25;
/// The minimum score relative to the best one, in percent.
const CLOSE: u32 = 60;

/// The coverage of the query by an occupation.
#[derive(Clone, Default)]
struct Coverage {
    /// Query positions covered by names, work types and labels.
    named: QueryBits,
    /// Query positions covered by any text, the description included.
    any: QueryBits,
    /// The best single text and its share in percent.
    text: usize,
    share: u32,
}

/// Query positions whose character is covered, and those whose bigram is covered.
#[derive(Clone, Copy, Default)]
struct QueryBits {
    single: u64,
    paired: u64,
}

/// The IDF weights of the query's characters and bigrams.
struct QueryWeights {
    single: Vec<u32>,
    paired: Vec<u32>,
    all: u32,
}

impl QueryWeights {
    fn new(index: &Index, characters: &[u16]) -> Self {
        let single: Vec<u32> = characters.iter().map(|character| u32::from(index.idf(*character))).collect();
        let paired: Vec<u32> = single.windows(2).map(|pair| pair[0] + pair[1]).collect();
        let all = single.iter().chain(&paired).sum::<u32>().max(1);
        Self { single, paired, all }
    }

    /// Returns the share of the covered weight, in percent.
    fn share(&self, bits: QueryBits) -> u32 {
        let sum = |numbers: &[u32], bits: u64| -> u32 {
            let held = numbers.iter().enumerate().filter(|(position, _)| bits >> position & 1 == 1);
            held.map(|(_, number)| number).sum()
        };
        (sum(&self.single, bits.single) + sum(&self.paired, bits.paired)) * 100 / self.all
    }
}

/// Records the occupations that cover most of the query's weight.
pub(crate) fn find(matches: &mut BestMatches, index: &Index, characters: &[u16]) {
    let characters = &characters[..characters.len().min(LONGEST)];
    if characters.len() < 2 {
        return;
    }
    let weights = QueryWeights::new(index, characters);
    let positions = index.query_positions(characters);
    let mut held = vec![Coverage::default(); index.occupations];
    for (number, text) in index.texts.iter().enumerate() {
        let (mut here, mut before, mut foreign) = (QueryBits::default(), 0_u64, false);
        for character in index.characters_of(text) {
            let at = positions[usize::from(*character)];
            here.single |= at;
            here.paired |= before & at >> 1;
            before = at;
            foreign |= at == 0;
        }
        if here.single == 0 {
            continue;
        }
        let described = text.source == Source::Description;
        let whole = !foreign && text.length > 1 && here.paired != 0;
        let share = weights.share(here) + if whole { WHOLE_TEXT } else { 0 };
        index.for_each_owner(text, |owner| {
            let held = &mut held[owner];
            held.any.single |= here.single;
            held.any.paired |= here.paired;
            if !described {
                held.named.single |= here.single;
                held.named.paired |= here.paired;
            }
            if share > held.share {
                held.share = share;
                held.text = number;
            }
        });
    }
    record_best(matches, index, &weights, &positions, &held);
}

fn record_best(
    matches: &mut BestMatches,
    index: &Index,
    weights: &QueryWeights,
    positions: &[u64],
    held: &[Coverage],
) {
    let totals: Vec<u32> = held
        .iter()
        .map(|held| {
            let over_all = (weights.share(held.named) * 2 + weights.share(held.any)) / 3;
            if held.any.paired == 0 { 0 } else { (held.share + over_all) / 2 }
        })
        .collect();
    let best = totals.iter().copied().max().unwrap_or(0);
    let bar = ENOUGH.max(best * CLOSE / 100);
    for (occupation, (total, held)) in totals.iter().zip(held).enumerate() {
        if *total < bar {
            continue;
        }
        let text = &index.texts[held.text];
        let ranges: Vec<(usize, usize)> = index
            .characters_of(text)
            .iter()
            .enumerate()
            .filter(|(_, character)| positions[usize::from(**character)] != 0)
            .map(|(at, _)| (at, at + 1))
            .collect();
        let score = Score {
            rank: MatchRank::Related,
            penalty: 200_u16.saturating_sub(*total as u16),
            text_rank: 0,
            left_over: to_u8(text.length - ranges.len()),
            start: 0,
            order: 0,
        };
        matches.record_for(occupation, held.text, score, &ranges);
    }
}
