//! The rules and the directory as a WebAssembly module for portals with an interface of their own.
//!
//! Portals import `web/module/module.js`, which wraps this module (docs/module.md). Results are JSON; an
//! invalid argument throws a `TypeError` that names the argument.
//!
//! - `argument_error`: invalid arguments · `json`: JSON encoder
//! - `policies`, `evaluate`: description and evaluation of policies · `search`: look-up of occupations

#![warn(missing_docs)]

mod argument_error;
mod evaluate;
mod json;
mod policies;
mod search;

use argument_error::ArgumentError;
use bundle_reader::FileError;
use eligibility::Policy;
use json::{Json, object};
use occupations::{BundleError, Directory, Meaning, National};
use wasm_bindgen::prelude::*;

/// The policies and, if they are loaded, the directory and the national classification.
#[wasm_bindgen]
pub struct Module {
    policies: Vec<Policy>,
    occupations: Option<Occupations>,
}

/// The decoded bundles of occupations.
pub(crate) struct Occupations {
    pub(crate) directory: Directory,
    pub(crate) national: National,
    pub(crate) meaning: Meaning,
}

/// Returns the name of the reason in `web/module/module.js`.
const fn reason(error: FileError) -> &'static str {
    match error {
        FileError::NotOurs => "kind",
        FileError::OtherVersion => "version",
        FileError::Damaged => "damaged",
    }
}

#[wasm_bindgen]
impl Module {
    /// Creates the module with the policies of this build and the three bundles, if given.
    ///
    /// # Errors
    /// A message if a bundle is damaged or has the format of another build.
    #[wasm_bindgen(constructor)]
    pub fn new(
        directory: Option<Vec<u8>>,
        national: Option<Vec<u8>>,
        meaning: Option<Vec<u8>>,
    ) -> Result<Module, String> {
        let occupations = match (directory, national, meaning) {
            (Some(directory), Some(national), Some(meaning)) => {
                let message = |error: BundleError| error.to_string();
                let directory = Directory::from_bytes(&directory).map_err(message)?;
                let national = National::from_bytes(&national).map_err(message)?;
                let meaning = Meaning::from_bytes(&meaning, &directory, &national).map_err(message)?;
                Some(Occupations { directory, national, meaning })
            }
            _ => None,
        };
        Ok(Self { policies: policies::built_in(), occupations })
    }

    /// Uses a deployer's rules instead of the built-in ones. Returns the reason if they cannot be used, else
    /// nothing.
    pub fn use_rules(&mut self, bytes: &[u8]) -> String {
        let rejected = match eligibility::bundle::read_file(bytes) {
            Ok(policy) if policy.id == self.policies[0].id => {
                self.policies[0] = policy.clone();
                ""
            }
            Ok(_) => "policy",
            Err(error) => reason(error),
        };
        rejected.to_owned()
    }

    /// Uses a deployer's directory and national classification, in the same way.
    pub fn use_occupations(&mut self, bytes: &[u8]) -> String {
        let rejected = match occupations::file::decode(bytes) {
            Ok((directory, national, meaning)) => {
                self.occupations = Some(Occupations { directory, national, meaning });
                ""
            }
            Err(error) => reason(error),
        };
        rejected.to_owned()
    }

    /// Describes the policies with their questions, and the filters of the directory.
    pub fn describe(&self) -> String {
        object! {
            "policies": Json::list(&self.policies, policies::describe),
            "directory": self.occupations.as_ref().map(|all| search::describe_filters(&all.directory)),
        }
        .to_string()
    }

    /// Evaluates answers under a policy as of a day. `answers` holds one line for each answer with fields
    /// separated by tabs: the fact, `=` for a single value or `*` for a list, and the values.
    ///
    /// # Errors
    /// A `TypeError` that names the invalid argument.
    pub fn evaluate(&self, policy: &str, as_of: &str, answers: &str) -> Result<String, JsValue> {
        evaluate::evaluate_to_json(&self.policies, policy, as_of, answers)
            .map(|json| json.to_string())
            .map_err(type_error)
    }

    /// Searches for occupations. `field` and `group` are numbers, `mark` consists of letters.
    ///
    /// # Errors
    /// A `TypeError` that names the invalid argument.
    pub fn search(
        &self,
        query: &str,
        limit: usize,
        field: Option<u8>,
        mark: Option<String>,
        group: Option<u8>,
    ) -> Result<String, JsValue> {
        let filter = search::filter(field, mark.as_deref(), group).map_err(type_error)?;
        Ok(search::search(self.occupations()?, query, &filter, limit).to_string())
    }

    /// Returns the occupation with this code from the directory or the national classification, or `null`.
    ///
    /// # Errors
    /// A `TypeError` if `code` does not have the form of a code.
    pub fn occupation(&self, code: &str) -> Result<String, JsValue> {
        let occupations = self.occupations()?;
        search::occupation(occupations, code).map(|json| json.to_string()).map_err(type_error)
    }
}

impl Module {
    fn occupations(&self) -> Result<&Occupations, JsValue> {
        self.occupations.as_ref().ok_or_else(|| {
            js_sys::Error::new("loaded with `occupations: false`: there is no directory").into()
        })
    }
}

/// Converts an error to a JavaScript `TypeError`.
fn type_error(error: ArgumentError) -> JsValue {
    js_sys::TypeError::new(&error.to_string()).into()
}
