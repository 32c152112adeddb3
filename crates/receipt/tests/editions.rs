//! Verifies receipts with another edition than the one that issued them, and a forged receipt.

use crate::common::reed_solomon::{Field, content_of};
use crate::common::{EDITION, answers, policy, today};
use eligibility::policy::{ChoiceOption, FactKind};
use eligibility::{Answer, Answers, Outcome, Policy, evaluate};
use receipt::{Difference, Receipt, UnmappedAnswer, Verification, verify};

/// The answers of an eligible applicant, who is asked for six facts.
const ELIGIBLE: [(&str, &str); 6] = [
    ("state-funded", "no"),
    ("birth-month", "1990-03"),
    ("able", "yes"),
    ("willing", "yes"),
    ("groups", "enterprise"),
    ("place", "jinan"),
];

fn issued(policy: &Policy) -> Receipt {
    let answers = answers(policy, &ELIGIBLE);
    Receipt::issue(policy, &answers, today(), &[6_280_303, 2_020_102]).expect("a receipt")
}

/// A change to a policy.
type Change = fn(&mut Policy);

/// Verifies the receipt under `later`, another edition.
fn opened_with(receipt: &Receipt, later: &Policy) -> Difference {
    match verify(receipt, &[&Policy { fingerprint: EDITION + 1, ..later.clone() }]) {
        Verification::EditionDiffers(difference) => difference,
        other => panic!("{other:?}"),
    }
}

fn fact(policy: &Policy, id: &str) -> usize {
    policy.fact_index(id).expect("a fact of the policy")
}

fn options<'a>(policy: &'a mut Policy, id: &str) -> &'a mut Vec<ChoiceOption> {
    let fact = fact(policy, id);
    match &mut policy.facts[fact].kind {
        FactKind::Choice(options) | FactKind::Choices(options) => options,
        other => panic!("{id} is no choice: {other:?}"),
    }
}

fn an_option(id: &str) -> ChoiceOption {
    let empty = String::new;
    ChoiceOption { id: id.to_owned(), label: empty(), hint: empty(), short: empty(), clarify: empty() }
}

#[test]
fn the_same_edition_agrees_and_names_the_wishes() {
    let policy = policy("qilu-green");
    let receipt = issued(&policy);
    let expected = evaluate(&policy, &answers(&policy, &ELIGIBLE), today());
    assert_eq!(expected.outcome, Outcome::Eligible);
    assert_eq!(verify(&receipt, &[&policy]), Verification::Same(expected));
    assert_eq!(receipt.wishes(), [6_280_303, 2_020_102]);
}

/// Data minimisation: an answer to a question that is not asked is not in the receipt.
#[test]
fn only_answers_on_the_path_are_carried() {
    let policy = policy("qilu-green");
    let mut more = ELIGIBLE.to_vec();
    more.extend([("sex", "female"), ("post", "worker"), ("pension", "none"), ("employed", "enterprise")]);
    let receipt = Receipt::issue(&policy, &answers(&policy, &more), today(), &[]);
    let bare = Receipt::issue(&policy, &answers(&policy, &ELIGIBLE), today(), &[]);
    assert_eq!(receipt, bare);
}

/// The exception: an answer that contradicts what is presumed counts, so it is in the receipt.
#[test]
fn an_answer_that_contradicts_what_is_presumed_is_carried() {
    let policy = policy("qilu-green");
    let mut more = ELIGIBLE.to_vec();
    more.push(("pension", "employee"));
    let receipt = Receipt::issue(&policy, &answers(&policy, &more), today(), &[]).expect("a receipt");
    assert_eq!(receipt.stated_outcome(), Outcome::Confirm);
    match verify(&receipt, &[&policy]) {
        Verification::Same(verdict) => assert!(verdict.path.asked.contains(&fact(&policy, "pension"))),
        other => panic!("{other:?}"),
    }
}

/// A receipt issued before `groups` had the options of today. Its list of groups meant another list, so
/// only that question is open again; everything else is carried over.
#[test]
fn a_receipt_of_the_first_edition_opens_and_tells_what_changed() {
    const FIRST: &str = "1693NXV904SFJN1A292YSRF73XZ37F0ZSWBRDBFFG66SSR00G8W9RNA8";
    let policy = policy("qilu-green");
    let policy = Policy { fingerprint: EDITION + 1, ..policy };
    let receipt = Receipt::decode(FIRST).expect("a receipt");
    match verify(&receipt, &[&policy]) {
        Verification::EditionDiffers(difference) => {
            assert_eq!(difference.then, Outcome::Eligible);
            assert_eq!(difference.unmapped.len(), 1);
            assert_eq!(difference.newly_asked(), Some(fact(&policy, "groups")));
            let carried = ["state-funded", "birth-month", "able", "willing", "place"];
            assert!(carried.iter().all(|id| difference.answers.get(fact(&policy, id)).is_some()));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edition_of_other_words_comes_to_the_same_outcome_and_says_so() {
    let policy = policy("qilu-green");
    let mut later = policy.clone();
    later.questions[0].title = "问法改了".to_owned();
    let difference = opened_with(&issued(&policy), &later);
    assert!(!difference.outcome_differs() && difference.unmapped.is_empty());
    assert_eq!(difference.answers, answers(&policy, &ELIGIBLE));
    assert_eq!((difference.no_longer_asked, difference.now.path.next), (vec![], None));
}

/// Codes do not depend on indices: facts and options may be moved, and options added.
#[test]
fn answers_find_their_question_wherever_it_moved() {
    let policy = policy("qilu-green");
    let receipt = issued(&policy);
    let mut later = policy.clone();
    options(&mut later, "place").reverse();
    let able = options(&mut later, "able");
    able.insert(0, an_option("mostly"));
    let difference = opened_with(&receipt, &later);
    assert_eq!(difference.unmapped, []);
    let answers = &difference.answers;
    assert_eq!(answers.get(fact(&later, "able")), Some(Answer::Choice(1)));
    assert_eq!(answers.get(fact(&later, "place")), Some(Answer::Choice(16)));
    // The rules of this edition still refer to the first option of "able", which is another one now.
    assert_eq!((difference.then, difference.now.outcome), (Outcome::Eligible, Outcome::Ineligible));
}

#[test]
fn an_answer_that_is_gone_is_a_misfit_and_its_question_is_open_again() {
    let policy = policy("qilu-green");
    let receipt = issued(&policy);
    let changes: [(&str, Change); 4] = [
        ("able", |later| options(later, "able")[0].id = "yes-fully".to_owned()),
        // A multiple choice with another list of options is another question.
        ("groups", |later| options(later, "groups").push(an_option("veteran"))),
        ("groups", |later| _ = options(later, "groups").pop()),
        ("willing", |later| {
            let willing = fact(later, "willing");
            later.facts[willing].id = "eager".to_owned();
        }),
    ];
    for (question, change) in changes {
        let open = fact(&policy, question);
        let mut later = policy.clone();
        change(&mut later);
        let difference = opened_with(&receipt, &later);
        assert_eq!(difference.unmapped, [UnmappedAnswer::Unknown], "{question}");
        assert_eq!(difference.answers.get(open), None, "{question}");
        assert_eq!(difference.now.outcome, Outcome::Incomplete, "{question}");
        assert_eq!(difference.newly_asked(), Some(open), "{question}");
        assert!(difference.outcome_differs());
    }
}

#[test]
fn an_answer_of_another_kind_or_out_of_range_is_a_misfit() {
    let policy = policy("qilu-green");
    let receipt = issued(&policy);
    let birth = fact(&policy, "birth-month");
    let number = FactKind::Number { min: 0, max: 2000, decimals: 0, unit: "月".to_owned() };
    let month = |back| FactKind::Month { back, ahead: 0 };
    for (kind, unmapped, outcome) in [
        (month(36 * 12), vec![UnmappedAnswer::OutOfRange(birth)], Outcome::Incomplete),
        // The rules still read a month, which a number never answers, so the condition stays unknown.
        (number, vec![UnmappedAnswer::Unknown], Outcome::Confirm),
        (month(50 * 12), vec![], Outcome::Eligible),
    ] {
        let mut later = policy.clone();
        later.facts[birth].kind = kind;
        let difference = opened_with(&receipt, &later);
        assert_eq!(difference.unmapped, unmapped);
        assert_eq!(difference.now.outcome, outcome);
    }
}

#[test]
fn a_question_that_is_no_longer_asked_is_named() {
    let policy = policy("qilu-green");
    let place = fact(&policy, "place");
    let mut later = policy.clone();
    later.conditions.retain(|condition| !policy.facts_read(condition.rule).contains(&place));
    let difference = opened_with(&issued(&policy), &later);
    assert_eq!((difference.no_longer_asked, difference.unmapped), (vec![place], vec![]));
    assert_eq!(difference.now.outcome, Outcome::Eligible);
}

#[test]
fn the_very_edition_is_preferred_and_an_unknown_policy_is_told() {
    let policy = policy("qilu-green");
    let receipt = issued(&policy);
    let mut later = policy.clone();
    later.conditions.clear();
    later.fingerprint = EDITION + 1;
    let both = [&later, &policy];
    assert!(matches!(verify(&receipt, &both), Verification::Same(_)));
    assert!(matches!(verify(&receipt, &both[..1]), Verification::EditionDiffers(_)));

    let other = Policy { id: "another-policy".to_owned(), ..policy.clone() };
    assert_eq!(verify(&receipt, &[&other]), Verification::UnknownPolicy);
    assert_eq!(verify(&receipt, &[]), Verification::UnknownPolicy);
}

/// Check digits are no signature, but verification detects a forged outcome.
#[test]
fn an_outcome_that_does_not_follow_from_the_answers_contradicts() {
    let policy = policy("qilu-green");
    let answers = answers(&policy, &[("state-funded", "yes")]);
    let receipt = Receipt::issue(&policy, &answers, today(), &[]).expect("a receipt");
    assert_eq!(receipt.stated_outcome(), Outcome::Ineligible);

    // Bits 70 and 71 hold the outcome (docs/receipt.md): 2 is ineligible, 0 is eligible.
    let mut content = content_of(&receipt.encode());
    assert_eq!(content[7] >> 8, 2);
    content[7] &= 0xFF;
    let forged = Receipt::decode(&Field::new().seal(&content)).expect("right check digits");
    assert_eq!(forged.stated_outcome(), Outcome::Eligible);
    match verify(&forged, &[&policy]) {
        Verification::Contradicts(verdict) => assert_eq!(verdict.outcome, Outcome::Ineligible),
        other => panic!("{other:?}"),
    }
}

/// An incomplete check can be issued as a receipt, too, and stays incomplete.
#[test]
fn an_unfinished_check_stays_unfinished() {
    let policy = policy("qilu-green");
    for answers in [Answers::none(&policy), answers(&policy, &ELIGIBLE[..3])] {
        let receipt = Receipt::issue(&policy, &answers, today(), &[]).expect("a receipt");
        assert_eq!(receipt.stated_outcome(), Outcome::Incomplete);
        assert!(matches!(verify(&receipt, &[&policy]), Verification::Same(_)));
    }
}
