//! What the state machine and the pages read and never change: policies, directory, national list.

use eligibility::Policy;
use eligibility::policy::FactIndex;
use occupations::{Directory, National};
use std::rc::Rc;

/// The policies of this build, compiled from `data/policies/`.
static POLICIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/policies.bin"));

/// The data at hand. Cheap to clone; equal only when it is the very same.
#[derive(Clone, Debug)]
pub struct Data {
    /// The policies; the first is the one the widget is about.
    pub policies: Rc<Vec<Policy>>,
    /// The directory, once it has arrived.
    pub directory: Option<Rc<Directory>>,
    /// The national classification, once it has arrived.
    pub national: Option<Rc<National>>,
}

impl Data {
    /// The data inside this build. Directory and national list come later, over the network.
    pub fn built_in() -> Self {
        // The compiler wrote these bytes with the same types in the same build.
        let policies = Policy::all_from_bytes(POLICIES).expect("this build wrote its own policies");
        Self { policies: Rc::new(policies), directory: None, national: None }
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

impl PartialEq for Data {
    fn eq(&self, other: &Self) -> bool {
        fn same<T>(one: &Option<Rc<T>>, other: &Option<Rc<T>>) -> bool {
            match (one, other) {
                (Some(one), Some(other)) => Rc::ptr_eq(one, other),
                (None, None) => true,
                _ => false,
            }
        }
        Rc::ptr_eq(&self.policies, &other.policies)
            && same(&self.directory, &other.directory)
            && same(&self.national, &other.national)
    }
}
