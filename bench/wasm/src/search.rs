//! The look-up, one call for each keystroke.

use occupations::{Directory, Filter, National, look_up};
use wasm_bindgen::prelude::*;

/// The directory and the national classification, read and ready.
#[wasm_bindgen]
pub struct Search {
    directory: Directory,
    national: National,
}

#[wasm_bindgen]
impl Search {
    /// Reads the two bundles.
    ///
    /// # Errors
    /// When one of them is damaged or of another format.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: &[u8], national: &[u8]) -> Result<Search, String> {
        Ok(Self {
            directory: Directory::from_bytes(directory).map_err(|error| error.to_string())?,
            national: National::from_bytes(national).map_err(|error| error.to_string())?,
        })
    }

    /// The codes of the directory in its order, with a space between.
    pub fn codes(&self) -> String {
        let codes: Vec<String> =
            self.directory.occupations().iter().map(|entry| entry.code.to_string()).collect();
        codes.join(" ")
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
        let answer = look_up(&self.directory, national, query, &Filter::default(), limit);
        answer.hits.iter().map(|hit| hit.occupation as u16).collect()
    }
}
