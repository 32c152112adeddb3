//! Helpers of the tests: the real policies, random numbers and random answers.

pub(crate) mod reed_solomon;

use data_compiler::policies::{PolicyIndex, compile_policy};
use eligibility::policy::{FactIndex, FactKind};
use eligibility::{Answer, Answers, Date, Month, Policy};
use receipt::Receipt;
use std::path::{Path, PathBuf};

/// The edition that the tests give to every policy.
pub(crate) const EDITION: u32 = 0x5EED_2026;

/// The alphabet of a receipt.
pub(crate) const CHARACTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Compiles every policy of `data/policies`.
pub(crate) fn policies() -> Vec<Policy> {
    let index = PolicyIndex::read(&root()).expect("the index is sound");
    index.policies().iter().map(|listed| policy(&listed.id)).collect()
}

/// Compiles one policy of `data/policies`, as the edition of the tests.
pub(crate) fn policy(id: &str) -> Policy {
    let policy = compile_policy(&root(), id).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    Policy { fingerprint: EDITION, ..policy }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Returns the as-of day of the tests.
pub(crate) fn today() -> Date {
    Date::new(2026, 11, 21).expect("a day")
}

/// Parses answers in the form of the cases: ids of options, months as `1990-03`, `?` for "不清楚".
pub(crate) fn answers(policy: &Policy, named: &[(&str, &str)]) -> Answers {
    let mut answers = Answers::none(policy);
    for (fact, value) in named {
        let fact = policy.fact_index(fact).expect("a fact of the policy");
        answers.set(fact, Some(answer(policy, fact, value)));
    }
    answers
}

fn answer(policy: &Policy, fact: FactIndex, value: &str) -> Answer {
    let kind = &policy.facts[fact].kind;
    let index = |id: &str| kind.options().iter().position(|option| option.id == id).expect("an option");
    match kind {
        _ if value == "?" => Answer::Unsure,
        FactKind::Choice(_) => Answer::Choice(index(value) as u8),
        FactKind::Choices(_) => {
            let chosen = value.split(' ').filter(|id| !id.is_empty());
            Answer::Choices(chosen.fold(0, |bits, id| bits | 1 << index(id)))
        }
        FactKind::Month { .. } => Answer::Month(Month::parse(value).expect("a month")),
        FactKind::Number { .. } => Answer::Number(value.parse().expect("a number")),
    }
}

/// A deterministic random number generator (SplitMix64).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Returns a number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    /// Returns a number from `min` to `max`.
    pub(crate) fn between(&mut self, min: i32, max: i32) -> i32 {
        min + self.below((max - min) as usize + 1) as i32
    }

    pub(crate) fn character(&mut self) -> u8 {
        CHARACTERS[self.below(CHARACTERS.len())]
    }
}

/// Returns a random valid answer to `fact`: sometimes "不清楚", and often the first option, which leads to more
/// questions.
pub(crate) fn random_answer(policy: &Policy, fact: FactIndex, as_of: Date, random: &mut Random) -> Answer {
    if random.below(8) == 0 {
        return Answer::Unsure;
    }
    match &policy.facts[fact].kind {
        FactKind::Choice(_) if random.below(3) > 0 => Answer::Choice(0),
        FactKind::Choice(options) => Answer::Choice(random.below(options.len()) as u8),
        FactKind::Choices(options) => Answer::Choices(random.below(1 << options.len()) as u32),
        FactKind::Month { back, ahead } => Answer::Month(as_of.month.plus(random.between(-*back, *ahead))),
        FactKind::Number { min, max, .. } => Answer::Number(random.between(*min, *max)),
    }
}

/// Issues a receipt with random answers and up to five wishes.
pub(crate) fn random_receipt(policy: &Policy, random: &mut Random) -> Receipt {
    let as_of =
        Date::new(random.between(2019, 2040), 1 + random.below(12) as u32, 1 + random.below(28) as u32);
    let as_of = as_of.expect("a day");
    let mut answers = Answers::none(policy);
    for fact in 0..policy.facts.len() {
        if random.below(10) > 0 {
            answers.set(fact, Some(random_answer(policy, fact, as_of, random)));
        }
    }
    let mut wishes: Vec<u32> = Vec::new();
    for _ in 0..random.below(6) {
        let wish = 1_000_000 + random.below(9_000_000) as u32;
        if !wishes.contains(&wish) {
            wishes.push(wish);
        }
    }
    Receipt::issue(policy, &answers, as_of, &wishes).expect("a receipt")
}
