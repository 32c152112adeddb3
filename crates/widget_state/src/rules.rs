//! A deployer's rules instead of the built-in ones (docs/embedding.md, "Other rules").

use crate::Resources;
use eligibility::Policy;
use eligibility::bundle::{RulesFileError, read_file};
use std::rc::Rc;

/// The rules that a deployer named, as the loader fetched them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulesOverride {
    /// The bytes of a file whose fingerprint the browser has checked.
    File(Rc<[u8]>),
    /// There is no file, for this reason.
    Unavailable(RejectReason),
}

/// The source of the rules in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesSource {
    /// This build; the deployer named no others.
    BuiltIn,
    /// The deployer's file.
    Override,
    /// This build, because the deployer's file cannot be used.
    OverrideRejected(RejectReason),
}

/// The reason why a deployer's rules are not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// The fetch failed, or the fingerprint did not match.
    NotFetched,
    /// The fetch timed out.
    Late,
    /// The fingerprint is missing, or is not one that a browser checks.
    NoFingerprint,
    /// The host page of a frame named a file outside the widget's folder.
    Elsewhere,
    /// The file is not a rules file.
    NotOurs,
    /// The file is for another version of the widget.
    OtherVersion,
    /// The file is truncated or changed.
    Damaged,
    /// The file holds another policy.
    OtherPolicy,
}

impl RejectReason {
    /// Parses the loader's name of the reason (`web/loader/loader.js`).
    pub fn from_loader(reason: &str) -> Self {
        match reason {
            "late" => RejectReason::Late,
            "fingerprint" => RejectReason::NoFingerprint,
            "elsewhere" => RejectReason::Elsewhere,
            _ => RejectReason::NotFetched,
        }
    }
}

impl Resources {
    /// Returns the data inside this build, with the deployer's rules if there are any and they can be used.
    pub fn with_rules(rules_override: Option<&RulesOverride>) -> Self {
        let mut data = Self::built_in();
        let rules = match rules_override {
            None => return data,
            Some(RulesOverride::Unavailable(reason)) => Err(*reason),
            Some(RulesOverride::File(bytes)) => parse(bytes, &data.policies[0].id),
        };
        data.rules_source = match rules {
            Ok(policy) => {
                data.policies[0] = Rc::new(policy);
                RulesSource::Override
            }
            Err(reason) => RulesSource::OverrideRejected(reason),
        };
        data
    }
}

/// Parses the policy of a file, which must have the id that links and addresses assume.
fn parse(bytes: &[u8], id: &str) -> Result<Policy, RejectReason> {
    let policy = read_file(bytes).map_err(|unfit| match unfit {
        RulesFileError::NotOurs => RejectReason::NotOurs,
        RulesFileError::OtherVersion => RejectReason::OtherVersion,
        RulesFileError::Damaged => RejectReason::Damaged,
    })?;
    if policy.id == id { Ok(policy) } else { Err(RejectReason::OtherPolicy) }
}

#[cfg(test)]
mod tests {
    use super::{RejectReason, RulesOverride, RulesSource};
    use crate::Resources;
    use eligibility::Policy;
    use eligibility::bundle::file_of;

    /// Returns the data when the deployer names this policy, in a file modified by `change`.
    fn given(policy: &Policy, change: impl FnOnce(&mut Vec<u8>)) -> Resources {
        let mut file = file_of(&postcard::to_allocvec(&vec![policy]).expect("a policy can be written"));
        change(&mut file);
        Resources::with_rules(Some(&RulesOverride::File(file.into())))
    }

    #[test]
    fn rules_that_fit_are_used_and_all_others_are_not() {
        let built_in = Resources::built_in();
        assert_eq!(Resources::with_rules(None).rules_source, RulesSource::BuiltIn);
        let mut policy = Policy::clone(&built_in.policies[0]);
        policy.questions[0].title.push('？');
        let other = given(&policy, |_| {});
        assert_eq!(other.rules_source, RulesSource::Override);
        assert_eq!(other.policies[0].questions[0].title, policy.questions[0].title);
        assert_ne!(other.policies[0].fingerprint, built_in.policies[0].fingerprint);

        let mut another = policy.clone();
        another.id = "another-policy".to_owned();
        let refused = [
            (given(&another, |_| {}), RejectReason::OtherPolicy),
            (given(&policy, |file| file.truncate(1000)), RejectReason::Damaged),
            (given(&policy, |file| file[4] += 1), RejectReason::OtherVersion),
            (given(&policy, |file| *file = b"<h1>".to_vec()), RejectReason::NotOurs),
            (
                Resources::with_rules(Some(&RulesOverride::Unavailable(RejectReason::from_loader("late")))),
                RejectReason::Late,
            ),
            (
                Resources::with_rules(Some(&RulesOverride::Unavailable(RejectReason::from_loader(
                    "missing",
                )))),
                RejectReason::NotFetched,
            ),
        ];
        for (data, why) in refused {
            assert_eq!(data.rules_source, RulesSource::OverrideRejected(why));
            assert_eq!(data.policies[0], built_in.policies[0]);
        }
    }
}
