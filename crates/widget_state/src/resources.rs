//! What the state machine and the pages read and never change: policies, directory, national list.

use super::chunks::{DirectoryLogic, ExtrasLogic};
use super::rules::RulesInUse;
use eligibility::Policy;
use eligibility::bundle::BundleError;
use eligibility::policy::FactIndex;
use occupations::{Directory, National};
use std::rc::Rc;

/// The data at hand. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Resources {
    /// The policies; the first is the one the widget is about, the others follow once they have arrived.
    pub policies: Vec<Rc<Policy>>,
    /// The state functions of the directory chunk, once it is loaded.
    pub directory_logic: Option<&'static DirectoryLogic>,
    /// The state functions of the extras chunk, once it is loaded.
    pub extras_logic: Option<&'static ExtrasLogic>,
    /// Where the first one is from.
    pub rules_in_use: RulesInUse,
    /// The directory, once it has arrived.
    pub directory: Option<&'static Directory>,
    /// The national classification, once it has arrived.
    pub national: Option<&'static National>,
}

impl Resources {
    /// The data inside this build. Directory and national list come later, over the network.
    pub fn built_in() -> Self {
        // The compiler wrote these bytes with the same types in the same build.
        let mut data = Self {
            policies: Vec::new(),
            rules_in_use: RulesInUse::BuiltIn,
            directory_logic: None,
            extras_logic: None,
            directory: None,
            national: None,
        };
        data.add_policies(content::MAIN_POLICY).expect("this build wrote its own policies");
        data
    }

    /// Adds the policies of a bundle behind those there are.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are no bundle of policies; then nothing is added.
    pub fn add_policies(&mut self, bundle: &[u8]) -> Result<(), BundleError> {
        self.policies.extend(Policy::all_from_bytes(bundle)?.into_iter().map(Rc::new));
        Ok(())
    }

    /// The places of all policies but the first, by plan: a plan's own check, then the checks that
    /// belong to it, whose ids begin with its id.
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

    /// The other checks of the plan that the policy at `index` belongs to.
    pub fn related_to(&self, index: usize) -> Vec<usize> {
        let mut related = self.plans().into_iter().find(|plan| plan.contains(&index)).unwrap_or_default();
        related.retain(|other| *other != index);
        related
    }

    /// The place of the policy with this id; the empty id is the first policy's.
    pub fn policy_index(&self, id: &str) -> Option<usize> {
        if id.is_empty() { Some(0) } else { self.policies.iter().position(|policy| policy.id == id) }
    }

    /// How the policy at `index` is called in an address: the first needs no name.
    pub fn policy_name(&self, index: usize) -> String {
        if index == 0 { String::new() } else { self.policies[index].id.clone() }
    }

    /// The places of a policy and of one of its facts, by their ids.
    pub fn fact_index(&self, policy: &str, fact: &str) -> Option<(usize, FactIndex)> {
        let policy = self.policy_index(policy)?;
        Some((policy, self.policies[policy].fact_index(fact)?))
    }
}
