//! The verdict, for all golden cases one after another.

use eligibility::completions::CompletionSpace;
use eligibility::verdict::{Verdict, evaluate_with};
use eligibility::{Answers, Date, Policy};
use wasm_bindgen::prelude::*;

/// The policy the widget is about, prepared for each day that cases are judged on, and the cases.
/// The peers' engines are prepared before the clock runs as well.
#[wasm_bindgen]
pub struct Rules {
    completion_spaces: Vec<CompletionSpace<'static>>,
    /// Each case with the place of its day's completions.
    cases: Vec<(Answers, usize)>,
}

#[wasm_bindgen]
impl Rules {
    /// Reads what `bench-material` wrote.
    ///
    /// # Errors
    /// When one of the two is damaged.
    #[wasm_bindgen(constructor)]
    pub fn new(policy: &[u8], cases: &[u8]) -> Result<Rules, String> {
        let policy = Policy::all_from_bytes(policy).ok().and_then(|policies| policies.into_iter().next());
        // Judged by until the page is closed.
        let policy: &'static Policy = Box::leak(Box::new(policy.ok_or("no policy")?));
        let dated: Vec<(Answers, Date)> = postcard::from_bytes(cases).map_err(|error| error.to_string())?;
        let mut completion_spaces: Vec<CompletionSpace<'static>> = Vec::new();
        let mut cases = Vec::with_capacity(dated.len());
        for (answers, as_of) in dated {
            let known = completion_spaces.iter().position(|completions| completions.as_of() == as_of);
            let place = known.unwrap_or_else(|| {
                completion_spaces.push(CompletionSpace::new(policy, as_of));
                completion_spaces.len() - 1
            });
            cases.push((answers, place));
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

    /// The outcome of one case, by its stable name.
    pub fn outcome(&self, case: usize) -> String {
        self.verdict(case).outcome.as_str().to_owned()
    }

    /// Judges one case, explanations included, and counts its sentences, so that nothing of the work
    /// can be left out.
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
