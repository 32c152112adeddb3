//! Walks a query over the sounds of a text: every way of cutting its letters into syllables and
//! initials is followed, the cheapest that uses up the query counts.

use super::steps::{Manner, Steps};
use crate::index::Index;

/// Where a walk ended, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Walked {
    /// How many characters of the text it took.
    pub(crate) length: usize,
    /// The sum of the manners' costs.
    pub(crate) cost: u32,
}

/// The cheapest walk of a query over the text at `position` that begins there and uses up the
/// whole query. `characters` are the query's characters as the index has them.
pub(crate) fn walk(
    index: &Index,
    steps: &Steps,
    characters: &[u16],
    position: usize,
    alive: &mut Alive,
) -> Option<Walked> {
    let end = characters.len();
    alive.now.clear();
    alive.now.push((0, 0));
    let mut best: Option<Walked> = None;
    for (length, place) in (1..).zip(position..) {
        let character = index.characters[place];
        if character == 0 {
            break;
        }
        let sound = index.sounds[place];
        alive.next.clear();
        for (at, cost) in &alive.now {
            let at = *at;
            if characters[at] == character {
                reach(&mut alive.next, at + 1, *cost);
            } else {
                steps.each(at, sound, |taken, manner: Manner| {
                    let reached = if taken == usize::MAX { end } else { at + taken };
                    reach(&mut alive.next, reached, cost + manner as u32);
                });
            }
        }
        std::mem::swap(&mut alive.now, &mut alive.next);
        if let Some(done) = alive.now.iter().position(|(at, _)| *at == end) {
            let (_, cost) = alive.now.swap_remove(done);
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Walked { length, cost });
            }
        }
        if alive.now.is_empty() {
            break;
        }
    }
    best
}

/// Notes that the walk can be at `at` for `cost`.
fn reach(alive: &mut Vec<(usize, u32)>, at: usize, cost: u32) {
    match alive.iter_mut().find(|(known, _)| *known == at) {
        Some((_, known)) => *known = cost.min(*known),
        None => alive.push((at, cost)),
    }
}

/// Room for the places of a query that walks are at, kept between walks.
#[derive(Default)]
pub(crate) struct Alive {
    now: Vec<(usize, u32)>,
    next: Vec<(usize, u32)>,
}
