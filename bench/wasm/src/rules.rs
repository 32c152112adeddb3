//! Evaluates all golden cases one after another.

use eligibility::completions::CompletionSpace;
use eligibility::verdict::{Verdict, evaluate_with};
use eligibility::{Answers, Date, Policy};
use wasm_bindgen::prelude::*;

/// The main policy, prepared for each as-of day of the cases, and the cases. The peers' engines are also
/// prepared before the measurement starts.
#[wasm_bindgen]
pub struct Rules {
    completion_spaces: Vec<CompletionSpace<'static>>,
    /// Each case with the index of its day's completions.
    cases: Vec<(Answers, usize)>,
}

#[wasm_bindgen]
impl Rules {
    /// Reads the output of `bench-material`.
    ///
    /// # Errors
    /// If one of the two files is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &[u8], cases: &[u8]) -> Result<Rules, String> {
        let policy = Policy::all_from_bytes(policy).ok().and_then(|policies| policies.into_iter().next());
        // Leaked: it is used until the page is closed.
        let policy: &'static Policy = Box::leak(Box::new(policy.ok_or("no policy")?));
        let dated: Vec<(Answers, Date)> = postcard::from_bytes(cases).map_err(|error| error.to_string())?;
        let mut completion_spaces: Vec<CompletionSpace<'static>> = Vec::new();
        let mut cases = Vec::with_capacity(dated.len());
        for (answers, as_of) in dated {
            let known = completion_spaces.iter().position(|completions| completions.as_of() == as_of);
            let index = known.unwrap_or_else(|| {
                completion_spaces.push(CompletionSpace::new(policy, as_of));
                completion_spaces.len() - 1
            });
            cases.push((answers, index));
        }
        Ok(Self { completion_spaces, cases })
    }

    /// Returns the number of cases.
    pub fn len(&self) -> usize {
        self.cases.len()
    }

    /// Returns true if there are no cases.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
    }

    /// Returns the outcome of one case, by its stable name.
    pub fn outcome(&self, case: usize) -> String {
        self.verdict(case).outcome.as_str().to_owned()
    }

    /// Evaluates one case, explanations included, and counts its sentences, so that the compiler cannot
    /// optimize the work away.
    pub fn judge(&self, case: usize) -> usize {
        let verdict = self.verdict(case);
        let reasons: usize = verdict.conditions.iter().map(|condition| condition.reasons.len()).sum();
        reasons + verdict.changes.len()
    }
}

impl Rules {
    fn verdict(&self, case: usize) -> Verdict {
        let (answers, completions) = &self.cases[case];
        evaluate_with(&self.completion_spaces[*completions], answers)
    }
}
