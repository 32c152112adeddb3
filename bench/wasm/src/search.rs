//! The look-up, one call for each keystroke.

use occupations::{Directory, Filter, Meaning, National, look_up};
use wasm_bindgen::prelude::*;

/// The directory and the national classification, read and ready.
#[wasm_bindgen]
pub struct Search {
    directory: Directory,
    national: National,
    meaning: Meaning,
}

#[wasm_bindgen]
impl Search {
    /// Reads the three bundles.
    ///
    /// # Errors
    /// `undefined` when one of them is damaged or of another format: in words it would weigh more, and it is
    /// the weight of the look-up that is told.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: &[u8], national: &[u8], meaning: &[u8]) -> Result<Search, JsValue> {
        let damaged = |_| JsValue::UNDEFINED;
        let directory = Directory::from_bytes(directory).map_err(damaged)?;
        let national = National::from_bytes(national).map_err(damaged)?;
        let meaning = Meaning::from_bytes(meaning, &directory, &national).map_err(damaged)?;
        Ok(Self { directory, national, meaning })
    }

    /// The codes of the directory in its order, as numbers.
    pub fn codes(&self) -> Vec<u32> {
        self.directory.occupations().iter().map(|entry| entry.code.number()).collect()
    }

    /// What the peers do: the directory alone. Places in the directory, the best first.
    pub fn directory(&self, query: &str, limit: usize) -> Vec<u16> {
        self.answer(None, query, limit)
    }

    /// What the product does: the directory, and whether the national classification has it instead.
    pub fn both(&self, query: &str, limit: usize) -> Vec<u16> {
        self.answer(Some(&self.national), query, limit)
    }
}

impl Search {
    fn answer(&self, national: Option<&National>, query: &str, limit: usize) -> Vec<u16> {
        let answer =
            look_up(&self.directory, national, Some(&self.meaning), query, &Filter::default(), limit);
        answer.hits.iter().map(|hit| hit.occupation_index as u16).collect()
    }
}
