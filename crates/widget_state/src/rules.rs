//! Rules in the place of the built-in ones (docs/embedding.md, "Other rules").

use crate::Resources;
use eligibility::Policy;
use eligibility::bundle::{RulesFileError, read_file};
use std::rc::Rc;

/// What the loader got hold of in the place of the built-in rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The bytes of a file whose fingerprint the browser has checked.
    File(Rc<[u8]>),
    /// It could not be had.
    Nothing(Kept),
}

/// Which rules are in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesInUse {
    /// Those of this build; nobody gave others.
    BuiltIn,
    /// Others, in the place of those of this build.
    Given,
    /// Those of this build, since the others could not be used.
    Kept(Kept),
}

/// Why the built-in rules were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing came, or not with the fingerprint that was named.
    NotFetched,
    /// It took too long.
    Late,
    /// No fingerprint was named, or none that a browser would check.
    NoFingerprint,
    /// A page around a frame named a file that is not beside the widget.
    Elsewhere,
    /// The file is not one of ours.
    NotOurs,
    /// The file was written for another version of the widget.
    OtherVersion,
    /// The file is not whole, or changed.
    Damaged,
    /// The file is about another policy.
    OtherPolicy,
}

impl Kept {
    /// What the loader (`web/loader/loader.js`) calls it.
    pub fn of_loader(reason: &str) -> Self {
        match reason {
            "late" => Kept::Late,
            "fingerprint" => Kept::NoFingerprint,
            "elsewhere" => Kept::Elsewhere,
            _ => Kept::NotFetched,
        }
    }
}

impl Resources {
    /// The data inside this build, with the rules that were given in the place of its own, if any were
    /// and if they can be used.
    pub fn with_rules(given: Option<&Given>) -> Self {
        let mut data = Self::built_in();
        let rules = match given {
            None => return data,
            Some(Given::Nothing(why)) => Err(*why),
            Some(Given::File(bytes)) => usable(bytes, &data.policies[0].id),
        };
        data.rules_in_use = match rules {
            Ok(policy) => {
                data.policies[0] = Rc::new(policy);
                RulesInUse::Given
            }
            Err(why) => RulesInUse::Kept(why),
        };
        data
    }
}

/// The policy of a file, if it is the one that links and addresses are about.
fn usable(bytes: &[u8], id: &str) -> Result<Policy, Kept> {
    let policy = read_file(bytes).map_err(|unfit| match unfit {
        RulesFileError::NotOurs => Kept::NotOurs,
        RulesFileError::OtherVersion => Kept::OtherVersion,
        RulesFileError::Damaged => Kept::Damaged,
    })?;
    if policy.id == id { Ok(policy) } else { Err(Kept::OtherPolicy) }
}

#[cfg(test)]
mod tests {
    use super::{Given, Kept, RulesInUse};
    use crate::Resources;
    use eligibility::Policy;
    use eligibility::bundle::file_of;

    /// What is in use when this policy is given, after `change` has been at work on the file.
    fn given(policy: &Policy, change: impl FnOnce(&mut Vec<u8>)) -> Resources {
        let mut file = file_of(&postcard::to_allocvec(&vec![policy]).expect("a policy can be written"));
        change(&mut file);
        Resources::with_rules(Some(&Given::File(file.into())))
    }

    #[test]
    fn rules_that_fit_are_used_and_all_others_are_not() {
        let built_in = Resources::built_in();
        assert_eq!(Resources::with_rules(None).rules_in_use, RulesInUse::BuiltIn);
        let mut policy = Policy::clone(&built_in.policies[0]);
        policy.questions[0].title.push('？');
        let other = given(&policy, |_| {});
        assert_eq!(other.rules_in_use, RulesInUse::Given);
        assert_eq!(other.policies[0].questions[0].title, policy.questions[0].title);
        assert_ne!(other.policies[0].fingerprint, built_in.policies[0].fingerprint);

        let mut another = policy.clone();
        another.id = "another-policy".to_owned();
        let refused = [
            (given(&another, |_| {}), Kept::OtherPolicy),
            (given(&policy, |file| file.truncate(1000)), Kept::Damaged),
            (given(&policy, |file| file[4] += 1), Kept::OtherVersion),
            (given(&policy, |file| *file = b"<h1>".to_vec()), Kept::NotOurs),
            (Resources::with_rules(Some(&Given::Nothing(Kept::of_loader("late")))), Kept::Late),
            (Resources::with_rules(Some(&Given::Nothing(Kept::of_loader("missing")))), Kept::NotFetched),
        ];
        for (data, why) in refused {
            assert_eq!(data.rules_in_use, RulesInUse::Kept(why));
            assert_eq!(data.policies[0], built_in.policies[0]);
        }
    }
}
