//! The status of conditions at the end of whole checks.

use super::Walk;
use crate::condition_status::{ConditionStatus, condition_status, main_clause};
use crate::{Message, QuestionMessage};
use eligibility::Verdict;

fn standings(walk: &Walk) -> (Vec<ConditionStatus>, Verdict) {
    let verdict = Verdict::clone(&walk.state.verdict(&walk.data));
    let all =
        verdict.conditions.iter().map(|report| condition_status(report, &verdict.path.answers)).collect();
    (all, verdict)
}

fn quoted(walk: &Walk, verdict: &Verdict) -> String {
    let policy = &walk.data.policies[0];
    let clause = main_clause(policy, verdict).expect("a clause carries the outcome");
    policy.citations[clause].quote.clone()
}

#[test]
fn an_eligible_person_meets_everything() {
    let (all, verdict) = standings(&Walk::to_result());
    assert!(all.iter().all(|status| *status == ConditionStatus::Met), "{all:?}");
    assert_eq!(quoted(&Walk::to_result(), &verdict), "劳动年龄段内有劳动能力和培训意愿的劳动者");
}

#[test]
fn what_did_not_matter_was_not_asked() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "yes");
    let (all, verdict) = standings(&walk);
    assert_eq!(all[0], ConditionStatus::NotMet);
    assert!(all[1..].iter().all(|status| *status == ConditionStatus::NotAsked), "{all:?}");
    assert_eq!(quoted(&walk, &verdict), "财政供养人员除外。");
}

#[test]
fn in_no_listed_group_is_for_the_office_and_no_refusal() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/groups");
    walk.send(Message::Question(QuestionMessage::NoneToggled));
    walk.send(Message::Question(QuestionMessage::Submitted));
    let (all, verdict) = standings(&walk);
    assert_eq!(all[4], ConditionStatus::ToConfirm);
    assert_eq!(all[5], ConditionStatus::NotAsked);
    assert!(quoted(&walk, &verdict).starts_with("主要包括"));
}

#[test]
fn an_unsure_answer_is_for_the_person_to_clarify_and_an_open_question_to_answer() {
    let mut walk = Walk::open("#/check");
    walk.tap_unsure();
    let (all, verdict) = standings(&walk);
    assert_eq!(all[0], ConditionStatus::ToClarify);
    assert!(all[1..4].iter().all(|status| *status == ConditionStatus::Unanswered), "{all:?}");
    assert_eq!(main_clause(walk.data.policies[0], &verdict), None);
}
