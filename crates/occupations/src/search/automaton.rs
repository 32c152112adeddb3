//! Simulates a nondeterministic finite automaton over a text: all segmentations of the query into
//! syllables and initials advance in parallel, and the cheapest complete one wins.

use crate::index::Index;

/// The cheapest match from a start position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MatchSpan {
    /// The number of text characters consumed.
    pub(crate) length: usize,
    /// The sum of the transition costs.
    pub(crate) cost: u32,
}

/// The active states with their least costs. A state is an index into the query, to which a matcher may
/// add bits of its own.
#[derive(Default)]
pub(crate) struct States(Vec<(u32, u32)>);

impl States {
    /// Activates `state` at `cost`, or lowers its cost.
    pub(crate) fn push_state(&mut self, state: u32, cost: u32) {
        match self.0.iter_mut().find(|(known, _)| *known == state) {
            Some((_, known)) => *known = cost.min(*known),
            None => self.0.push((state, cost)),
        }
    }

    /// Returns whether no state is active.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Automaton simulator; its buffers are reused between runs.
#[derive(Default)]
pub(crate) struct Simulator {
    now: States,
    next: States,
}

impl Simulator {
    /// Returns the cheapest match that begins at corpus `position` and reaches the state `end`. `step` is
    /// called with a state, its cost and a corpus position, and pushes the successor states.
    pub(crate) fn run(
        &mut self,
        index: &Index,
        position: usize,
        end: u32,
        mut step: impl FnMut(u32, u32, usize, &mut States),
    ) -> Option<MatchSpan> {
        self.now.0.clear();
        self.now.0.push((0, 0));
        let mut best: Option<MatchSpan> = None;
        for (length, corpus_position) in (1..).zip(position..) {
            if index.characters[corpus_position] == 0 || self.now.0.is_empty() {
                break;
            }
            self.next.0.clear();
            for (state, cost) in &self.now.0 {
                step(*state, *cost, corpus_position, &mut self.next);
            }
            std::mem::swap(&mut self.now, &mut self.next);
            if let Some(done) = self.now.0.iter().position(|(state, _)| *state == end) {
                let (_, cost) = self.now.0.swap_remove(done);
                if best.is_none_or(|best| cost < best.cost) {
                    best = Some(MatchSpan { length, cost });
                }
            }
        }
        best
    }
}
