//! Issued receipts decode to the same content and verify with the same verdict.

use crate::common::{self, policies, policy, today};
use eligibility::policy::FactKind;
use eligibility::{Answer, Answers, Date, Month, Policy, evaluate};
use proptest::prelude::*;
use receipt::{Receipt, Verification, verify};

/// Generates an answer of a fact, or none.
fn answer(kind: &FactKind, as_of: Date) -> BoxedStrategy<Option<Answer>> {
    let value = match kind {
        FactKind::Choice(options) => (0..options.len() as u8).prop_map(Answer::Choice).boxed(),
        FactKind::Choices(options) => (0..1u32 << options.len()).prop_map(Answer::Choices).boxed(),
        FactKind::Month { back, ahead } => {
            (-*back..=*ahead).prop_map(move |months| Answer::Month(as_of.month.plus(months))).boxed()
        }
        FactKind::Number { min, max, .. } => (*min..=*max).prop_map(Answer::Number).boxed(),
    };
    prop_oneof![1 => Just(None), 1 => Just(Some(Answer::Unsure)), 8 => value.prop_map(Some)].boxed()
}

fn situation(policy: &Policy) -> impl Strategy<Value = (Date, Answers, Vec<u32>)> + use<> {
    let days = (1901 * 12..2240 * 12, 1..=28u8);
    let kinds: Vec<FactKind> = policy.facts.iter().map(|fact| fact.kind.clone()).collect();
    let empty = Answers::none(policy);
    let wishes = prop::collection::btree_set(1_000_000..10_000_000u32, 0..=5);
    (days, wishes.prop_map(|wishes| wishes.into_iter().collect::<Vec<_>>()).prop_shuffle()).prop_flat_map(
        move |((month, day), wishes)| {
            let as_of = Date { month: Month(month), day };
            let empty = empty.clone();
            let each: Vec<_> = kinds.iter().map(|kind| answer(kind, as_of)).collect();
            each.prop_map(move |chosen| {
                let mut answers = empty.clone();
                for (fact, answer) in chosen.into_iter().enumerate() {
                    answers.set(fact, answer);
                }
                (as_of, answers, wishes.clone())
            })
        },
    )
}

/// Tries a few hundred random applicants for every policy.
#[test]
fn what_is_issued_is_read_again_and_comes_to_the_same_verdict() {
    for policy in policies() {
        let config = ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) };
        let mut runner = proptest::test_runner::TestRunner::new(config);
        let outcome = runner.run(&situation(&policy), |(as_of, answers, wishes)| {
            let issued = Receipt::issue(&policy, &answers, as_of, &wishes).expect("fitting answers");
            let text = issued.encode();
            prop_assert!(text.len() <= receipt::longest(&policy), "{text}");
            let read = Receipt::decode(&text).expect("what was just written");
            prop_assert_eq!(&read, &issued);
            prop_assert_eq!(read.encode(), text);
            let verdict = evaluate(&policy, &answers, as_of);
            prop_assert_eq!(read.stated_outcome(), verdict.outcome);
            prop_assert_eq!((read.as_of(), read.wishes()), (as_of, &wishes[..]));
            prop_assert_eq!(verify(&read, &[&policy]), Verification::Same(verdict));
            Ok(())
        });
        outcome.unwrap_or_else(|failure| panic!("{}: {failure}", policy.id));
    }
}

/// The example of docs/receipt.md, so that a change of the format is noticed.
#[test]
fn the_receipt_of_the_page_on_the_format() {
    let policy = policy("qilu-green");
    let answers = common::answers(
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
    let issued = Receipt::issue(&policy, &answers, today(), &[6_280_303]).expect("a receipt");
    assert_eq!(issued.encode(), "1693NXV904SFJN1A292YSRF73XZ37F0ZSWBRDBB8XY6SSR00HAJBYDAF");
}

/// All accepted spellings decode to the same receipt.
#[test]
fn a_receipt_is_read_however_it_was_typed() {
    let policy = policy("qilu-green");
    let mut random = common::Random(4);
    for _ in 0..50 {
        let issued = common::random_receipt(&policy, &mut random);
        let text = issued.encode();
        let full_width: String = text
            .chars()
            .map(|letter| char::from_u32(u32::from(letter) + 0xFEE0).expect("a full-width character"))
            .collect();
        let in_groups = text.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group));
        let written = [
            text.to_lowercase(),
            full_width,
            in_groups.collect::<Vec<_>>().join(" "),
            text.replace('0', "o").replace('1', "I") + "\r\n",
            format!("{}\n{}", &text[..text.len() / 2], &text[text.len() / 2..]),
        ];
        assert_eq!(receipt::find(&format!("https://example.org/a/#/r/{text}")), [Ok(issued.clone())]);
        for written in written {
            assert_eq!(Receipt::decode(&written).as_ref(), Ok(&issued), "{written}");
        }
    }
}
