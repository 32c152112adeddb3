//! A slice of a query, prepared for an index.

use super::sound_table::SoundTable;
use crate::index::Index;
use crate::query::{CharKind, QueryChar};
use crate::sounds::SyllableTable;
use std::cell::OnceCell;

/// Consecutive query characters, as typed and as the corpus holds them.
pub(crate) struct QuerySlice<'a> {
    pub(crate) query_chars: &'a [QueryChar],
    pub(crate) characters: Vec<u16>,
    sound_table: OnceCell<SoundTable>,
}

impl<'a> QuerySlice<'a> {
    pub(crate) fn new(index: &Index, query_chars: &'a [QueryChar]) -> Self {
        let characters = query_chars.iter().map(|query_char| index.character_of(query_char.unit)).collect();
        Self { query_chars, characters, sound_table: OnceCell::new() }
    }

    /// Returns whether it contains letters, which may be pinyin.
    pub(crate) fn has_letters(&self) -> bool {
        self.query_chars.iter().any(|query_char| query_char.kind == CharKind::Letter)
    }

    /// Returns its sound table, computed on first use.
    pub(crate) fn sound_table(&self, index: &Index, table: &SyllableTable) -> &SoundTable {
        self.sound_table.get_or_init(|| SoundTable::new(index, table, self.query_chars))
    }
}
