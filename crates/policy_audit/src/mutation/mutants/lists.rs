//! Mutants that move an option of a fact to another list of a test.

use eligibility::policy::FactKind;

/// The list of a test that contains an option.
#[derive(Clone, Copy, PartialEq)]
enum List {
    Met,
    Unknown,
    NotMet,
}

impl List {
    const ALL: [List; 3] = [List::Met, List::Unknown, List::NotMet];

    fn of(options: u32, doubtful: u32, bit: u32) -> Self {
        match bit {
            bit if options & bit != 0 => List::Met,
            bit if doubtful & bit != 0 => List::Unknown,
            _ => List::NotMet,
        }
    }

    fn put(self, options: &mut u32, doubtful: &mut u32, bit: u32) {
        (*options, *doubtful) = (*options & !bit, *doubtful & !bit);
        match self {
            List::Met => *options |= bit,
            List::Unknown => *doubtful |= bit,
            List::NotMet => {}
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            List::Met => "met-by",
            List::Unknown => "unknown-by",
            List::NotMet => "not-met-by",
        }
    }
}

/// Returns the lists with each option moved to another list.
pub(super) fn other_lists(
    kind: &FactKind,
    options: u32,
    doubtful: u32,
) -> Vec<(String, (&'static str, u32, u32))> {
    let mut others = Vec::new();
    for (index, option) in kind.options().iter().enumerate() {
        let bit = 1 << index;
        let own = List::of(options, doubtful, bit);
        for other in List::ALL.into_iter().filter(|other| *other != own) {
            let (mut options, mut doubtful) = (options, doubtful);
            other.put(&mut options, &mut doubtful, bit);
            others.push((option.id.clone(), (other.as_str(), options, doubtful)));
        }
    }
    others
}
