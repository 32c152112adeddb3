//! The verdict, for all golden cases one after another.

use eligibility::{Answers, Date, Policy, evaluate};
use wasm_bindgen::prelude::*;

/// The policy the widget is about, and the cases to judge by it.
#[wasm_bindgen]
pub struct Rules {
    policy: Policy,
    cases: Vec<(Answers, Date)>,
}

#[wasm_bindgen]
impl Rules {
    /// Reads what `bench-native prepare` wrote.
    ///
    /// # Errors
    /// When one of the two is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &[u8], cases: &[u8]) -> Result<Rules, String> {
        let policy = Policy::all_from_bytes(policy).ok().and_then(|policies| policies.into_iter().next());
        Ok(Self {
            policy: policy.ok_or("no policy")?,
            cases: postcard::from_bytes(cases).map_err(|error| error.to_string())?,
        })
    }

    /// How many cases there are.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// The outcome of one case, by its stable name.
    pub fn outcome(&self, case: usize) -> String {
        let (answers, as_of) = &self.cases[case];
        evaluate(&self.policy, answers, *as_of).outcome.as_str().to_owned()
    }

    /// Judges one case, explanations included, and counts its sentences, so that nothing of the work
    /// can be left out.
    pub fn judge(&self, case: usize) -> usize {
        let (answers, as_of) = &self.cases[case];
        let verdict = evaluate(&self.policy, answers, *as_of);
        let reasons: usize = verdict.conditions.iter().map(|condition| condition.reasons.len()).sum();
        reasons + verdict.changes.len()
    }
}
