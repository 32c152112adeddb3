//! The data that the state machine and the pages read: policies, directory, national classification.

use crate::PolicyRef;
use crate::chunks::{DirectoryLogic, ExtrasLogic, HandwritingLogic};
use crate::evaluation::EvaluationCache;
use crate::overrides::FileSource;
use eligibility::Policy;
use eligibility::bundle::{BundleError, leak};
use eligibility::policy::FactIndex;
use handwriting::Recogniser;
use occupations::{Directory, Meaning, National};

/// The loaded data and code. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Resources {
    /// The policies: the main policy first, the others once they are loaded.
    pub policies: Vec<&'static Policy>,
    /// The evaluation of the current answers.
    pub evaluations: EvaluationCache,
    /// The state functions of the directory chunk, once it is loaded.
    pub directory_logic: Option<&'static DirectoryLogic>,
    /// The state functions of the extras chunk, once it is loaded.
    pub extras_logic: Option<&'static ExtrasLogic>,
    /// The state functions of the handwriting chunk, once it is loaded.
    pub handwriting_logic: Option<&'static HandwritingLogic>,
    /// The source of the main policy.
    pub rules_source: FileSource,
    /// The source of the directory and the national classification.
    pub directory_source: FileSource,
    /// The directory, once it is loaded.
    pub directory: Option<&'static Directory>,
    /// The national classification, once it is loaded.
    pub national: Option<&'static National>,
    /// The meaning of queries, once it is loaded.
    pub meaning: Option<&'static Meaning>,
    /// The recogniser of handwriting with its templates, once they are loaded.
    pub recogniser: Option<&'static Recogniser>,
}

impl Resources {
    /// Returns the data inside this build; all other data is loaded later.
    pub fn built_in() -> Self {
        let mut data = Self {
            policies: Vec::new(),
            evaluations: EvaluationCache::default(),
            rules_source: FileSource::BuiltIn,
            directory_source: FileSource::BuiltIn,
            directory_logic: None,
            extras_logic: None,
            handwriting_logic: None,
            directory: None,
            national: None,
            meaning: None,
            recogniser: None,
        };
        data.add_policies(content::MAIN_POLICY).expect("this build wrote its own policies");
        data
    }

    /// Appends the policies of a bundle.
    ///
    /// # Errors
    /// [`BundleError`] if the bytes are not a bundle of policies; then nothing is added.
    pub fn add_policies(&mut self, bundle: &[u8]) -> Result<(), BundleError> {
        self.policies.extend(leak(Policy::all_from_bytes(bundle)?));
        Ok(())
    }

    /// Returns the indices of all other policies, by plan: a plan's own check, then the checks that belong to
    /// it, whose ids begin with its id.
    pub fn plans(&self) -> Vec<Vec<usize>> {
        let mut plans: Vec<Vec<usize>> = Vec::new();
        for index in 1..self.policies.len() {
            let id = &self.policies[index].id;
            let belongs = |plan: &Vec<usize>| {
                id.strip_prefix(&self.policies[plan[0]].id).is_some_and(|rest| rest.starts_with('-'))
            };
            match plans.iter_mut().find(|plan| belongs(plan)) {
                Some(plan) => plan.push(index),
                None => plans.push(vec![index]),
            }
        }
        plans
    }

    /// Returns the other checks of the plan of the policy at `index`.
    pub fn related_to(&self, index: usize) -> Vec<usize> {
        let mut related = self.plans().into_iter().find(|plan| plan.contains(&index)).unwrap_or_default();
        related.retain(|other| *other != index);
        related
    }

    /// Returns the index of a policy, if it is loaded.
    pub fn policy_index(&self, policy: &PolicyRef) -> Option<usize> {
        match policy {
            PolicyRef::Main => Some(0),
            PolicyRef::Other(id) => self.policies.iter().position(|policy| policy.id == *id),
        }
    }

    /// Returns the reference to the policy at `index`, for an address.
    pub fn policy_ref(&self, index: usize) -> PolicyRef {
        if index == 0 { PolicyRef::Main } else { PolicyRef::Other(self.policies[index].id.clone()) }
    }

    /// Returns the indices of a policy and of the fact with this id.
    pub fn fact_index(&self, policy: &PolicyRef, fact: &str) -> Option<(usize, FactIndex)> {
        let policy = self.policy_index(policy)?;
        Some((policy, self.policies[policy].fact_index(fact)?))
    }
}
