//! The last resort: occupations that share telling characters with what was typed, in one text or
//! over several, so that "修理空调的师傅" leads to 修空调.

use super::board::{Board, Score};
use super::place::small;
use crate::hit::MatchRank;
use crate::index::{Index, Source};

/// How many characters of a query are compared.
const LONGEST: usize = 64;
/// The share of what the query tells that an occupation must hold, in percent.
const ENOUGH: u32 = 40;
/// What a whole text inside the query adds, in percent: it was meant, whatever stands around it.
const WHOLE_TEXT: u32 = 25;
/// How far behind the best a find may stay, in percent.
const CLOSE: u32 = 60;

/// What an occupation holds of the query.
#[derive(Clone, Default)]
struct Held {
    /// Places of the query held by names, work types and labels.
    named: Places,
    /// Places held by anything, the description included.
    any: Places,
    /// The best single text and its share in percent.
    text: usize,
    share: u32,
}

/// Places of the query whose character is held, and those where the next one follows as well.
#[derive(Clone, Copy, Default)]
struct Places {
    single: u64,
    paired: u64,
}

/// What the characters of a query tell, alone and in pairs.
struct Telling {
    single: Vec<u32>,
    paired: Vec<u32>,
    all: u32,
}

impl Telling {
    fn new(index: &Index, characters: &[u16]) -> Self {
        let single: Vec<u32> =
            characters.iter().map(|character| u32::from(index.weight(*character))).collect();
        let paired: Vec<u32> = single.windows(2).map(|pair| pair[0] + pair[1]).collect();
        let all = single.iter().chain(&paired).sum::<u32>().max(1);
        Self { single, paired, all }
    }

    /// The share that `places` hold of all, in percent.
    fn share(&self, places: Places) -> u32 {
        let sum = |numbers: &[u32], places: u64| -> u32 {
            let held = numbers.iter().enumerate().filter(|(place, _)| places >> place & 1 == 1);
            held.map(|(_, number)| number).sum()
        };
        (sum(&self.single, places.single) + sum(&self.paired, places.paired)) * 100 / self.all
    }
}

/// Notes the occupations that hold most of what the query tells.
pub(crate) fn find(board: &mut Board, index: &Index, characters: &[u16]) {
    let characters = &characters[..characters.len().min(LONGEST)];
    if characters.len() < 2 {
        return;
    }
    let telling = Telling::new(index, characters);
    let places = index.places_of(characters);
    let mut held = vec![Held::default(); index.occupations];
    for (number, text) in index.texts.iter().enumerate() {
        let (mut here, mut before, mut foreign) = (Places::default(), 0_u64, false);
        for character in index.characters_of(text) {
            let at = places[usize::from(*character)];
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
        let share = telling.share(here) + if whole { WHOLE_TEXT } else { 0 };
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
    note_best(board, index, &telling, &places, &held);
}

fn note_best(board: &mut Board, index: &Index, telling: &Telling, places: &[u64], held: &[Held]) {
    let totals: Vec<u32> = held
        .iter()
        .map(|held| {
            let over_all = (telling.share(held.named) * 2 + telling.share(held.any)) / 3;
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
            .filter(|(_, character)| places[usize::from(**character)] != 0)
            .map(|(at, _)| (at, at + 1))
            .collect();
        let score = Score {
            rank: MatchRank::Related,
            bending: 200_u16.saturating_sub(*total as u16),
            place: 0,
            left_over: small(text.length - ranges.len()),
            start: 0,
            order: 0,
        };
        board.note_for(occupation, held.text, score, &ranges);
    }
}
