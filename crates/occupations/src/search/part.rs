//! A query, or what is left of it, made ready for an index.

use super::steps::Steps;
use crate::index::Index;
use crate::query::{Atom, Kind};
use crate::sounds::SyllableTable;
use std::cell::OnceCell;

/// Characters to look up, as they were typed and as the index has them.
pub(crate) struct Part<'a> {
    pub(crate) atoms: &'a [Atom],
    pub(crate) characters: Vec<u16>,
    steps: OnceCell<Steps>,
}

impl<'a> Part<'a> {
    pub(crate) fn new(index: &Index, atoms: &'a [Atom]) -> Self {
        let characters = atoms.iter().map(|atom| index.character_of(atom.unit)).collect();
        Self { atoms, characters, steps: OnceCell::new() }
    }

    /// Whether it holds letters, which may be pinyin.
    pub(crate) fn has_letters(&self) -> bool {
        self.atoms.iter().any(|atom| atom.kind == Kind::Letter)
    }

    /// What its places can stand for, worked out when first asked for.
    pub(crate) fn steps(&self, index: &Index, table: &SyllableTable) -> &Steps {
        self.steps.get_or_init(|| Steps::new(index, table, self.atoms))
    }
}
