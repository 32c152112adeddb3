//! The search: runs the ways of matching over an index, the firm ones first, and orders what they
//! find. `docs/search.md` says the same in words.

mod board;
mod codes;
mod descriptions;
mod fillers;
mod misspelt;
mod plain;
mod related;
mod slips;
mod sounding;
mod steps;
mod walk;
mod words;

use crate::code::OccupationCode;
use crate::facets::Filter;
use crate::hit::{Hit, MatchRank};
use crate::index::Index;
use crate::model::{Directory, Occupation};
use crate::query::{Atom, Kind, Query, Typist};
use board::Board;
pub(crate) use board::{Firmness, Found};
use steps::Steps;

/// How many characters of a query are read as pinyin.
const LONGEST_SOUNDING: usize = 72;
/// How many words a query may have to be looked up word by word.
const MOST_WORDS: usize = 6;
/// From how many letters on a lucky fit of initials is not trusted to be what was meant.
const MANY_LETTERS: usize = 6;

/// What a search runs over.
pub(crate) struct Scope<'a> {
    pub(crate) index: &'a Index,
    pub(crate) codes: &'a [OccupationCode],
    pub(crate) typist: &'a Typist,
    /// The entries with our sentences; none for the national classification.
    pub(crate) occupations: &'a [Occupation],
}

impl Scope<'_> {
    /// Everything that `text` finds, the best first. An empty query finds nothing.
    pub(crate) fn run(&self, text: &str) -> Vec<Found> {
        let query = self.typist.read(text);
        if query.is_empty() {
            return Vec::new();
        }
        let mut board = Board::new(self.index);
        codes::find(&mut board, self.codes, &query);
        self.direct(&mut board, &query.atoms);
        if let Some(name) = fillers::without_mark(&query.atoms) {
            plain::find(&mut board, self.index, name);
        }
        self.words(&mut board, &query);
        if !is_settled(board.best(), &query.atoms) {
            self.forgiving(&mut board, &query.atoms);
        }
        board.ordered()
    }

    /// What holds the query as it stands, or as pinyin.
    fn direct(&self, board: &mut Board, atoms: &[Atom]) {
        plain::find(board, self.index, atoms);
        let has_letters = atoms.iter().any(|atom| atom.kind == Kind::Letter);
        if has_letters && atoms.len() <= LONGEST_SOUNDING {
            let steps = Steps::new(self.index, &self.typist.syllables, atoms);
            sounding::find(board, self.index, &steps, &self.characters(atoms));
        }
    }

    /// What holds every word of the query.
    fn words(&self, board: &mut Board, query: &Query) {
        if !(2..=MOST_WORDS).contains(&query.words.len()) {
            return;
        }
        let ends = query.words[1..].iter().copied().chain([query.atoms.len()]);
        let finds = query
            .words
            .iter()
            .zip(ends)
            .map(|(start, end)| {
                let mut found = Board::new(self.index);
                self.direct(&mut found, &query.atoms[*start..end]);
                found
            })
            .collect();
        words::combine(board, finds);
    }

    /// What may have been meant: without fillers, with gaps, with mistakes, with some words only.
    fn forgiving(&self, board: &mut Board, atoms: &[Atom]) {
        let mut shorter = vec![atoms.to_vec()];
        while let Some(next) = fillers::without_one(self.typist, &shorter[shorter.len() - 1]) {
            self.direct(board, &next);
            if is_settled(board.best(), &next) {
                return;
            }
            shorter.push(next);
        }
        for atoms in &shorter {
            let mut meant = Board::new(self.index);
            self.meant(&mut meant, atoms);
            if meant.best().is_some() {
                board.merge(meant);
                return;
            }
        }
        if board.best().is_none() {
            let characters = self.characters(&shorter[shorter.len() - 1]);
            related::find(board, self.index, &characters);
        }
    }

    /// What is close to the query.
    fn meant(&self, board: &mut Board, atoms: &[Atom]) {
        descriptions::find(board, self.occupations, atoms);
        if atoms.len() > LONGEST_SOUNDING {
            return;
        }
        let characters = self.characters(atoms);
        let steps = Steps::new(self.index, &self.typist.syllables, atoms);
        if atoms.iter().any(|atom| atom.kind == Kind::Letter) {
            misspelt::find(board, self.index, &self.typist.syllables, &steps, atoms, &characters);
        } else if atoms.len() > 1 {
            words::scattered(board, self.index, &characters);
            sounding::find(board, self.index, &steps, &characters);
            slips::find(board, self.index, &steps, &characters);
        }
    }

    /// The atoms as the index has their characters.
    fn characters(&self, atoms: &[Atom]) -> Vec<u16> {
        atoms.iter().map(|atom| self.index.character_of(atom.unit)).collect()
    }
}

/// Whether what was found is what was typed, so that nothing else need be guessed.
fn is_settled(best: Option<&Found>, atoms: &[Atom]) -> bool {
    let Some(best) = best else { return false };
    // Six or more letters that fit a text only as initials somewhere inside it fit by luck.
    let by_luck = best.score.rank == MatchRank::Pinyin
        && best.score.bending > 0
        && best.score.place > 2
        && atoms.len() >= MANY_LETTERS;
    !by_luck
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
        let scope = Scope {
            index: &self.index,
            codes: &self.codes,
            typist: &self.typist,
            occupations: self.occupations(),
        };
        scope.run(query)
    }

    /// Tells what `found` is.
    pub(crate) fn hit(&self, found: &Found) -> Hit {
        let entry = &self.occupations()[found.occupation];
        let (matched, ranges) = found.explain(&self.index, &entry.name, &entry.work_types);
        Hit { occupation: found.occupation, rank: found.rank(), matched, ranges }
    }
}
