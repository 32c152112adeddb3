//! A deployer's rules instead of the built-in ones (docs/embedding.md, "Other data").

use crate::Resources;
use crate::overrides::{FileOverride, FileSource, RejectReason};
use eligibility::Policy;
use eligibility::bundle::read_file;

impl Resources {
    /// Returns the data inside this build, with the deployer's rules if there are any and they can be used.
    pub fn with_rules(rules_override: Option<&FileOverride>) -> Self {
        let mut data = Self::built_in();
        let rules = match rules_override {
            None => return data,
            Some(FileOverride::Unavailable(reason)) => Err(*reason),
            Some(FileOverride::File(bytes)) => parse(bytes, &data.policies[0].id),
        };
        data.rules_source = match rules {
            Ok(policy) => {
                data.policies[0] = policy;
                FileSource::Override
            }
            Err(reason) => FileSource::OverrideRejected(reason),
        };
        data
    }
}

/// Parses the policy of a file, which must have the id that links and addresses assume.
fn parse(bytes: &[u8], id: &str) -> Result<&'static Policy, RejectReason> {
    let policy = read_file(bytes)?;
    if policy.id == id { Ok(policy) } else { Err(RejectReason::OtherPolicy) }
}

#[cfg(test)]
mod tests {
    use crate::Resources;
    use crate::overrides::{FileOverride, FileSource, RejectReason};
    use eligibility::Policy;
    use eligibility::bundle::file_of;

    /// Returns the data when the deployer names this policy, in a file modified by `change`.
    fn given(policy: &Policy, change: impl FnOnce(&mut Vec<u8>)) -> Resources {
        let mut file = file_of(&postcard::to_allocvec(&vec![policy]).expect("a policy can be written"));
        change(&mut file);
        Resources::with_rules(Some(&FileOverride::File(file.into())))
    }

    #[test]
    fn rules_that_fit_are_used_and_all_others_are_not() {
        let built_in = Resources::built_in();
        assert_eq!(Resources::with_rules(None).rules_source, FileSource::BuiltIn);
        let mut policy = Policy::clone(built_in.policies[0]);
        policy.questions[0].title.push('？');
        let other = given(&policy, |_| {});
        assert_eq!(other.rules_source, FileSource::Override);
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
                Resources::with_rules(Some(&FileOverride::Unavailable(RejectReason::from_loader("late")))),
                RejectReason::Late,
            ),
            (
                Resources::with_rules(Some(&FileOverride::Unavailable(RejectReason::from_loader("missing")))),
                RejectReason::NotFetched,
            ),
        ];
        for (data, why) in refused {
            assert_eq!(data.rules_source, FileSource::OverrideRejected(why));
            assert_eq!(data.policies[0], built_in.policies[0]);
        }
    }
}
