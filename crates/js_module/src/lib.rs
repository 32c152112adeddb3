//! The rules and the directory as a WebAssembly module for portals with an interface of their own.
//!
//! `web/module/module.js` stands in front of it and is what others import (docs/module.md). Answers leave
//! here as JSON; an argument that is wrong leaves as a `TypeError` that names it.
//!
//! - `mistake`: what is wrong with an argument · `json`: how answers are written
//! - `policies`, `evaluated`: describing and evaluating · `search`: looking up occupations

mod argument_error;
mod evaluate;
mod json;
mod policies;
mod search;

use argument_error::ArgumentError;
use eligibility::Policy;
use json::{Json, object};
use occupations::{Directory, National};
use wasm_bindgen::prelude::*;

/// Policies, and the directory and the national classification if they are wanted.
#[wasm_bindgen]
pub struct Module {
    policies: Vec<Policy>,
    occupations: Option<Occupations>,
}

/// The two bundles of occupations, read.
pub(crate) struct Occupations {
    pub(crate) directory: Directory,
    pub(crate) national: National,
}

#[wasm_bindgen]
impl Module {
    /// Reads what there is: the policies of this build, and the two bundles unless they are left out.
    ///
    /// # Errors
    /// A text, when a bundle is damaged or of another build's format.
    #[wasm_bindgen(constructor)]
    pub fn new(directory: Option<Vec<u8>>, national: Option<Vec<u8>>) -> Result<Module, String> {
        let occupations = match (directory, national) {
            (Some(directory), Some(national)) => Some(Occupations {
                directory: Directory::from_bytes(&directory).map_err(|error| error.to_string())?,
                national: National::from_bytes(&national).map_err(|error| error.to_string())?,
            }),
            _ => None,
        };
        Ok(Self { policies: policies::built_in(), occupations })
    }

    /// What can be asked and answered: policies with their questions, and what the directory can be
    /// narrowed by.
    pub fn describe(&self) -> String {
        object! {
            "policies": Json::list(&self.policies, policies::described),
            "directory": self.occupations.as_ref().map(|all| search::described(&all.directory)),
        }
        .to_string()
    }

    /// Evaluates answers under a policy on a day. `answers` holds a line for each: the fact, a sign, the
    /// words, with tabs between them; the sign is `=` for one word and `*` for a list.
    ///
    /// # Errors
    /// A `TypeError` that names the argument that is wrong.
    pub fn evaluate(&self, policy: &str, as_of: &str, answers: &str) -> Result<String, JsValue> {
        evaluate::evaluate_to_json(&self.policies, policy, as_of, answers)
            .map(|json| json.to_string())
            .map_err(thrown)
    }

    /// Looks up what was typed. `field` and `group` are numbers, `mark` its letters.
    ///
    /// # Errors
    /// A `TypeError` that names the argument that is wrong.
    pub fn search(
        &self,
        query: &str,
        limit: usize,
        field: Option<u8>,
        mark: Option<String>,
        group: Option<u8>,
    ) -> Result<String, JsValue> {
        let filter = search::filter(field, mark.as_deref(), group).map_err(thrown)?;
        Ok(search::found(self.occupations()?, query, &filter, limit).to_string())
    }

    /// The occupation with this code, in the directory or only in the national classification; `null`
    /// when there is none.
    ///
    /// # Errors
    /// A `TypeError` when it is not written as a code.
    pub fn occupation(&self, code: &str) -> Result<String, JsValue> {
        let occupations = self.occupations()?;
        search::occupation(occupations, code).map(|json| json.to_string()).map_err(thrown)
    }
}

impl Module {
    fn occupations(&self) -> Result<&Occupations, JsValue> {
        self.occupations.as_ref().ok_or_else(|| {
            js_sys::Error::new("loaded with `occupations: false`: there is no directory").into()
        })
    }
}

fn thrown(error: ArgumentError) -> JsValue {
    js_sys::TypeError::new(&error.to_string()).into()
}
