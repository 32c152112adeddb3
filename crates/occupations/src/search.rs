//! The search: runs the ways of matching over an index, the firm ones first, and orders what they
//! find. `docs/search.md` says the same in words.

mod board;
mod codes;
mod plain;

use crate::code::OccupationCode;
use crate::facets::Filter;
use crate::hit::Hit;
use crate::index::Index;
use crate::model::Directory;
use crate::query::Typist;
use board::Board;
pub(crate) use board::{Firmness, Found};

/// Everything in `index` that `text` finds, the best first. An empty query finds nothing.
pub(crate) fn run(index: &Index, codes: &[OccupationCode], typist: &Typist, text: &str) -> Vec<Found> {
    let query = typist.read(text);
    if query.is_empty() {
        return Vec::new();
    }
    let mut board = Board::new(index);
    codes::find(&mut board, codes, &query);
    plain::find(&mut board, index, &query.atoms);
    board.ordered()
}

impl Directory {
    /// Looks `query` up among the entries that pass `filter`: the best first, at most `limit`.
    /// An empty query lists all that pass, in code order.
    pub fn search(&self, query: &str, filter: &Filter, limit: usize) -> Vec<Hit> {
        self.find(query)
            .iter()
            .filter(|found| filter.admits(&self.occupations()[found.occupation]))
            .take(limit)
            .map(|found| self.hit(found))
            .collect()
    }

    /// Everything `query` finds, whatever the filter: what is found must not depend on it, or a
    /// narrower filter could add hits.
    pub(crate) fn find(&self, query: &str) -> Vec<Found> {
        if self.typist.read(query).is_empty() {
            return (0..self.occupations().len()).map(Found::listed).collect();
        }
        run(&self.index, &self.codes, &self.typist, query)
    }

    /// Tells what `found` is.
    pub(crate) fn hit(&self, found: &Found) -> Hit {
        let entry = &self.occupations()[found.occupation];
        let (matched, ranges) = found.explain(&self.index, &entry.name, &entry.work_types, entry.code);
        Hit { occupation: found.occupation, rank: found.rank(), matched, ranges }
    }
}
