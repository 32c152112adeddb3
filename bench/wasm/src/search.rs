//! The search, one call for each keystroke.

use occupations::{Directory, Filter, Meaning, National, SearchOutcome, SearchResponse, look_up};
use wasm_bindgen::prelude::*;

/// The directory and the national classification, loaded and indexed.
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
    /// `undefined` if one of them is damaged or of another format. A message would add to the size that the
    /// bench reports for the search.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: &[u8], national: &[u8], meaning: &[u8]) -> Result<Search, JsValue> {
        let damaged = |_| JsValue::UNDEFINED;
        let directory = Directory::from_bytes(directory).map_err(damaged)?;
        let national = National::from_bytes(national).map_err(damaged)?;
        let meaning = Meaning::from_bytes(meaning, &directory, &national).map_err(damaged)?;
        Ok(Self { directory, national, meaning })
    }

    /// Returns the codes of the directory in order, as numbers.
    pub fn codes(&self) -> Vec<u32> {
        self.directory.occupations().iter().map(|entry| entry.code.number()).collect()
    }

    /// Searches only the directory, as the peers do. Returns indices in the directory, the best first.
    pub fn directory(&self, query: &str, limit: usize) -> Vec<u16> {
        self.answer(None, query, limit)
    }

    /// Searches as the product does: the directory, and whether the national classification matches instead.
    /// What is listed under a denial is only similar and no answer.
    pub fn both(&self, query: &str, limit: usize) -> Vec<u16> {
        self.answer(Some(&self.national), query, limit)
    }

    /// Returns the occupations outside the directory that the product shows, as numbers, the best first.
    pub fn outside(&self, query: &str) -> Vec<u32> {
        let response = self.look_up(Some(&self.national), query, 0);
        response.national_hits.iter().map(|hit| hit.code.number()).collect()
    }
}

impl Search {
    fn answer(&self, national: Option<&National>, query: &str, limit: usize) -> Vec<u16> {
        let response = self.look_up(national, query, limit);
        let is_denial = response.outcome == SearchOutcome::NotInDirectory;
        let hits = response.hits.iter().filter(|_| !is_denial);
        hits.map(|hit| hit.occupation_index as u16).collect()
    }

    fn look_up(&self, national: Option<&National>, query: &str, limit: usize) -> SearchResponse {
        look_up(&self.directory, national, Some(&self.meaning), query, &Filter::default(), limit)
    }
}
