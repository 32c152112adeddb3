//! Walks a query over a text: every way of cutting its letters into syllables and initials is
//! followed at once, the cheapest that uses up the query counts.

use crate::index::Index;

/// Where a walk ended, and what it cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Walked {
    /// How many characters of the text it took.
    pub(crate) length: usize,
    /// The sum of what its steps cost.
    pub(crate) cost: u32,
}

/// States a walk can be in, each with the least it costs to be there. A state is a place of the
/// query, to which a way of matching may add what it has to remember.
#[derive(Default)]
pub(crate) struct States(Vec<(u32, u32)>);

impl States {
    /// Notes that the walk can be in `state` for `cost`.
    pub(crate) fn reach(&mut self, state: u32, cost: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == state) {
            Some((_, known)) => *known = cost.min(*known),
            None => self.0.push((state, cost)),
        }
    }

    /// Whether the walk can be nowhere.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Walks over texts; keeps its room between walks.
#[derive(Default)]
pub(crate) struct Walker {
    now: States,
    next: States,
}

impl Walker {
    /// The cheapest walk over the text at `position` that begins there and reaches the state `end`.
    /// `step` is given a state, its cost and a place of the row, and notes where that leads.
    pub(crate) fn walk(
        &mut self,
        index: &Index,
        position: usize,
        end: u32,
        mut step: impl FnMut(u32, u32, usize, &mut States),
    ) -> Option<Walked> {
        self.now.0.clear();
        self.now.0.push((0, 0));
        let mut best: Option<Walked> = None;
        for (length, place) in (1..).zip(position..) {
            if index.characters[place] == 0 || self.now.0.is_empty() {
                break;
            }
            self.next.0.clear();
            for (state, cost) in &self.now.0 {
                step(*state, *cost, place, &mut self.next);
            }
            std::mem::swap(&mut self.now, &mut self.next);
            if let Some(done) = self.now.0.iter().position(|(state, _)| *state == end) {
                let (_, cost) = self.now.0.swap_remove(done);
                if best.is_none_or(|best| cost < best.cost) {
                    best = Some(Walked { length, cost });
                }
            }
        }
        best
    }
}
