//! The limits of a receipt: the longest ones fit, and policies, answers and lists beyond the limits are
//! refused.

use crate::common::{answers, policies, policy, today};
use eligibility::policy::FactKind;
use eligibility::{Answer, Answers, Date, Month};
use receipt::{IssueError, LONGEST, Receipt, ReceiptError, longest};
use std::collections::BTreeSet;

/// For any answers, a receipt of any policy with five wishes fits.
#[test]
fn the_longest_receipt_of_every_policy_fits() {
    for policy in policies() {
        println!("{}: at most {} characters", policy.id, longest(&policy));
        assert!(longest(&policy) <= LONGEST, "{}: {}", policy.id, longest(&policy));
    }
}

/// A policy that asks every applicant for every fact reaches the computed maximum length.
#[test]
fn the_longest_receipt_is_as_long_as_computed() {
    let mut policy = policy("qilu-green");
    // Every fact is asked, so nothing is presumed.
    policy.questions.iter_mut().for_each(|question| question.presumptions.clear());
    // Each fact gets a required condition of its own, and an answer with which the next one is still asked.
    let predicate = |fact, kind: &FactKind| match kind {
        FactKind::Choice(_) | FactKind::Choices(_) => {
            eligibility::policy::Predicate::Chosen { fact, options: u32::MAX, doubtful: 0 }
        }
        FactKind::Month { .. } => eligibility::policy::Predicate::Month {
            relation: eligibility::policy::MonthRelation::AtOrAfter,
            moment: eligibility::policy::Moment {
                from: eligibility::policy::MomentSource::Fact(fact),
                plus: 0,
            },
        },
        FactKind::Number { .. } => unreachable!("this policy has no numbers"),
    };
    let conditions = policy.facts.iter().enumerate().map(|(fact, asked)| {
        let rule = policy.rules.len() + fact;
        let rule_for =
            eligibility::policy::Rule { predicate: predicate(fact, &asked.kind), ..policy.rules[0].clone() };
        (rule_for, eligibility::policy::Condition { rule, role: eligibility::policy::Role::Required })
    });
    let (rules_for, conditions): (Vec<_>, Vec<_>) = conditions.unzip();
    policy.rules.extend(rules_for);
    policy.conditions = conditions;
    assert!(policy.is_sound());

    let mut all = Answers::none(&policy);
    for (fact, asked) in policy.facts.iter().enumerate() {
        let longest = match &asked.kind {
            FactKind::Choice(options) => Answer::Choice(options.len() as u8 - 1),
            FactKind::Choices(options) => Answer::Choices((1 << options.len()) - 1),
            FactKind::Month { back, .. } => Answer::Month(today().month.plus(-back)),
            FactKind::Number { max, .. } => Answer::Number(*max),
        };
        // Every option meets its condition, so the verdict depends on a fact only through "不清楚", and all
        // facts are asked.
        all.set(fact, Some(longest));
    }
    let wishes = [6_280_303, 2_020_102, 9_999_999, 1_000_000, 4_080_203];
    let receipt = Receipt::issue(&policy, &all, today(), &wishes).expect("a receipt");
    assert_eq!(receipt.encode().len(), longest(&policy));
}

/// Measures the lengths in practice, over the cases, which answer fewer questions than there are.
#[test]
fn the_receipts_of_all_cases_fit_with_five_wishes() {
    let policy = policy("qilu-green");
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let cases = data_compiler::policies::cases::read_cases(&root, &policy).expect("the cases");
    let lengths = |wishes: &[u32]| -> Vec<usize> {
        let mut lengths: Vec<usize> = cases
            .iter()
            .map(|case| {
                let receipt = Receipt::issue(&policy, &case.answers, case.as_of, wishes);
                receipt.expect("a case").encode().len()
            })
            .collect();
        lengths.sort_unstable();
        lengths
    };
    for wishes in [&[][..], &[6_280_303, 2_020_102, 6_310_704, 1_000_000, 4_080_203]] {
        let lengths = lengths(wishes);
        let (median, most) = (lengths[lengths.len() / 2], lengths[lengths.len() - 1]);
        println!("{} wishes: median {median}, most {most} characters", wishes.len());
        assert!(most <= longest(&policy));
    }
}

/// The codes of all policies differ, including planned policies.
#[test]
fn every_policy_has_a_code_of_its_own() {
    let named: BTreeSet<String> = policies()
        .iter()
        .map(|policy| policy.id.clone())
        .chain(["qilu-green-award", "jining-2019", "west-coast-2020"].map(str::to_owned))
        .collect();
    let policy = policy("qilu-green");
    let all: Vec<_> =
        named.iter().map(|id| eligibility::Policy { id: id.clone(), ..policy.clone() }).collect();
    let all: Vec<_> = all.iter().collect();
    for (index, one) in all.iter().enumerate() {
        let receipt = Receipt::issue(one, &Answers::none(one), today(), &[]).expect("a receipt");
        assert_eq!(receipt.policy_index(&all), Some(index), "{}", one.id);
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let policy = policy("qilu-green");
    let issue = |answers: &Answers, as_of, wishes: &[u32]| {
        Receipt::issue(&policy, answers, as_of, wishes).map(|receipt| receipt.encode())
    };
    let none = Answers::none(&policy);
    for wishes in [&[999_999][..], &[10_000_000], &[0], &[6_280_303, 6_280_303], &[2_000_000; 2]] {
        assert_eq!(issue(&none, today(), wishes), Err(IssueError::WishesUnfit), "{wishes:?}");
    }
    let six: Vec<u32> = (1_000_000..1_000_006).collect();
    assert_eq!(issue(&none, today(), &six), Err(IssueError::WishesUnfit));
    assert!(issue(&none, today(), &six[..5]).is_ok());

    for year in [1899, 2242] {
        let as_of = Date::new(year, 6, 1).expect("a day");
        assert_eq!(issue(&none, as_of, &[]), Err(IssueError::DayOutOfRange), "{year}");
    }
    for year in [1900, 1970, 2100, 2240] {
        assert!(issue(&none, Date::new(year, 12, 31).expect("a day"), &[]).is_ok(), "{year}");
    }

    // A birth month in the future.
    let mut early = answers(&policy, &[("state-funded", "no")]);
    let birth = policy.fact_index("birth-month").expect("a fact");
    early.set(birth, Some(Answer::Month(Month(today().month.0 + 1))));
    assert_eq!(issue(&early, today(), &[]), Err(IssueError::AnswersUnfit));
}

/// A receipt of a policy with too many questions is refused instead of truncated.
#[test]
fn a_receipt_that_would_be_too_long_is_refused() {
    let mut policy = policy("qilu-green");
    let able = policy.fact_index("able").expect("a fact");
    let condition = policy.rule_index("able").expect("a rule");
    for copy in 0..30 {
        let fact = policy.facts.len();
        policy
            .facts
            .push(eligibility::policy::Fact { id: format!("able-{copy}"), ..policy.facts[able].clone() });
        let question = policy.question(able).clone();
        policy.questions.push(eligibility::policy::Question { fact, ..question });
        let rule = policy.rules.len();
        let predicate = eligibility::policy::Predicate::Chosen { fact, options: 1, doubtful: 0 };
        policy.rules.push(eligibility::policy::Rule { predicate, ..policy.rules[condition].clone() });
        policy
            .conditions
            .push(eligibility::policy::Condition { rule, role: eligibility::policy::Role::Required });
    }
    let mut all = answers(
        &policy,
        &[
            ("state-funded", "no"),
            ("birth-month", "1990-03"),
            ("able", "yes"),
            ("willing", "yes"),
            ("groups", "enterprise"),
            ("place", "jinan"),
        ],
    );
    for fact in policy.facts.len() - 30..policy.facts.len() {
        all.set(fact, Some(Answer::Choice(0)));
    }
    assert!(longest(&policy) > LONGEST);
    assert_eq!(Receipt::issue(&policy, &all, today(), &[]), Err(IssueError::TooLong));
}

#[test]
fn what_is_no_receipt_is_told_apart() {
    let decode = |text: &str| Receipt::decode(text).map(|receipt| receipt.encode());
    assert_eq!(decode(""), Err(ReceiptError::Empty));
    assert_eq!(decode(" \n\u{3000}-"), Err(ReceiptError::Empty));
    assert_eq!(decode("1AB你"), Err(ReceiptError::BadCharacter('你')));
    assert_eq!(decode("1U"), Err(ReceiptError::BadCharacter('U')));
    assert_eq!(decode(&"1".repeat(121)), Err(ReceiptError::TooLong));
    assert_eq!(decode(&" ".repeat(1_000_000)), Err(ReceiptError::Empty));
    for length in 1..=120 {
        assert_eq!(decode(&"1".repeat(length)), Err(ReceiptError::Damaged), "{length} characters");
        assert_eq!(decode(&"0".repeat(length)), Err(ReceiptError::Damaged), "{length} zeros");
    }
}
