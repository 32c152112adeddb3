//! The search: runs the ways of matching over an index, the firm ones first, and orders what they
//! find. `docs/search.md` says the same in words.

mod board;
mod codes;
mod fillers;
mod misspelt;
mod part;
mod place;
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
use crate::model::Directory;
use crate::query::{Atom, Filler, Query, Typist};
use board::Board;
pub(crate) use board::{Firmness, Found};
use part::Part;

/// How many characters of a query are read as pinyin.
const LONGEST_SOUNDING: usize = 72;
/// How many words a query may have to be looked up word by word.
const MOST_WORDS: usize = 6;
/// From how many letters on a lucky fit of initials is not trusted to be what was meant.
const MANY_LETTERS: usize = 6;

/// How far a search goes. Later steps can only find what meets the query less firmly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Depth {
    /// What holds the query as it stands.
    Plain,
    /// Also what sounds from its beginning on as it is written.
    Spelt,
    /// Also what sounds so anywhere.
    Direct,
    /// Also what may have been meant.
    Forgiving,
}

/// What a search runs over.
pub(crate) struct Scope<'a> {
    pub(crate) index: &'a Index,
    pub(crate) codes: &'a [OccupationCode],
    pub(crate) typist: &'a Typist,
}

impl Scope<'_> {
    /// Everything that `text` finds, the best first. An empty query finds nothing.
    pub(crate) fn run(&self, text: &str, depth: Depth) -> Vec<Found> {
        let query = self.typist.read(text);
        let mut board = Board::new(self.index);
        if query.is_empty() {
            return board.ordered();
        }
        codes::find(&mut board, self.codes, &query);
        let whole = Part::new(self.index, &query.atoms);
        let name = fillers::without_mark(&query.atoms).map(|name| Part::new(self.index, name));
        for part in [Some(&whole), name.as_ref()].into_iter().flatten() {
            match depth {
                Depth::Plain => plain::find(&mut board, self.index, &part.characters),
                Depth::Spelt | Depth::Direct | Depth::Forgiving => self.direct(&mut board, part, depth),
            }
        }
        if depth > Depth::Plain && !is_settled(board.best(), &query.atoms) {
            self.words(&mut board, &query, depth);
        }
        if depth > Depth::Plain && !is_settled(board.best(), &query.atoms) {
            let parts = self.without_fillers(&mut board, whole, depth);
            if depth == Depth::Forgiving
                && !parts.last().is_some_and(|part| is_settled(board.best(), part.atoms))
            {
                self.forgiving(&mut board, &parts);
            }
        }
        board.ordered()
    }

    /// What holds the part as it stands, or as pinyin.
    fn direct(&self, board: &mut Board, part: &Part, depth: Depth) {
        plain::find(board, self.index, &part.characters);
        if part.has_letters() && part.atoms.len() <= LONGEST_SOUNDING {
            let steps = part.steps(self.index, &self.typist.syllables);
            sounding::find(board, self.index, steps, &part.characters, depth);
        }
    }

    /// What holds every word of the query.
    fn words(&self, board: &mut Board, query: &Query, depth: Depth) {
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
                self.direct(&mut found, &Part::new(self.index, &query.atoms[*start..end]), depth);
                found
            })
            .collect();
        words::combine(board, finds);
    }

    /// What holds the query without the words that say nothing, taken off one after the other
    /// until something is found: all parts that were tried.
    fn without_fillers<'a>(&self, board: &mut Board, whole: Part<'a>, depth: Depth) -> Vec<Part<'a>> {
        let mut atoms = whole.atoms;
        let mut parts = vec![whole];
        while let Some(left) = self.without_filler(atoms) {
            let part = Part::new(self.index, left);
            self.direct(board, &part, depth);
            parts.push(part);
            if is_settled(board.best(), left) {
                break;
            }
            atoms = left;
        }
        parts
    }

    /// What may have been meant: with gaps, with mistakes, with some words only.
    fn forgiving(&self, board: &mut Board, parts: &[Part]) {
        let Some(bare) = parts.last() else { return };
        for part in parts {
            plain::find_described(board, self.index, &part.characters);
            words::scattered(board, self.index, &part.characters);
            self.mistaken(board, part);
        }
        for part in self.without_doubtful(bare.atoms) {
            let mut found = Board::new(self.index);
            self.direct(&mut found, &part, Depth::Forgiving);
            found.retain(Found::meets_beginning);
            // Two characters with a gap between them are too little to leave something out as well.
            if part.atoms.len() > 2 {
                words::scattered(&mut found, self.index, &part.characters);
            }
            board.merge_as_words(found, bare.atoms.len() - part.atoms.len());
        }
        if board.best().is_none() {
            related::find(board, self.index, &bare.characters);
        }
    }

    /// The part without one more word that says nothing.
    fn without_filler<'a>(&self, atoms: &'a [Atom]) -> Option<&'a [Atom]> {
        fillers::without_mark(atoms)
            .or_else(|| fillers::without(self.typist, atoms, Filler::Leading))
            .or_else(|| fillers::without(self.typist, atoms, Filler::Trailing))
    }

    /// The part without a verb, without a suffix, without both: words that may say something.
    fn without_doubtful<'a>(&self, atoms: &'a [Atom]) -> Vec<Part<'a>> {
        let no_verb = fillers::without(self.typist, atoms, Filler::Verb);
        let no_suffix = fillers::without(self.typist, atoms, Filler::Suffix);
        let neither = no_verb.and_then(|atoms| fillers::without(self.typist, atoms, Filler::Suffix));
        let left = [no_verb, no_suffix, neither];
        left.into_iter().flatten().map(|atoms| Part::new(self.index, atoms)).collect()
    }

    /// What is a few mistakes away from the part.
    fn mistaken(&self, board: &mut Board, part: &Part) {
        if part.atoms.len() > LONGEST_SOUNDING {
            return;
        }
        let syllables = &self.typist.syllables;
        let steps = part.steps(self.index, syllables);
        if part.has_letters() {
            misspelt::find(board, self.index, syllables, steps, part);
        } else {
            slips::find(board, self.index, steps, &part.characters);
        }
    }
}

/// Whether what was found is what was typed, so that nothing else need be guessed.
fn is_settled(best: Option<&Found>, atoms: &[Atom]) -> bool {
    let Some(best) = best else { return false };
    // Six or more letters that fit a text only as initials somewhere inside it fit by luck.
    let by_luck = best.score.rank == MatchRank::Pinyin
        && best.score.bending > 0
        && !best.meets_beginning()
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
        let scope = Scope { index: &self.index, codes: &self.codes, typist: &self.typist };
        scope.run(query, Depth::Forgiving)
    }

    /// Tells what `found` is.
    pub(crate) fn hit(&self, found: &Found) -> Hit {
        let entry = &self.occupations()[found.occupation];
        let (matched, ranges) =
            found.explain(&self.index, &entry.name, &entry.work_types, &entry.description);
        Hit { occupation: found.occupation, rank: found.rank(), matched, ranges }
    }
}
