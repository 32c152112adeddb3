//! The reasons that every surface shows beside the outcome.

use super::Walk;
use crate::Resources;
use crate::condition_status::ConditionStatus::{self, NotMet, ToClarify, ToConfirm};
use crate::key_reasons::{REASON_GROUPS, visit_reasons};
use crate::option_outcomes::option_outcomes;
use content::outcome::outcome_words;
use content::text;
use eligibility::change::Change;
use eligibility::completions::CompletionSpace;
use eligibility::evaluate::Situation;
use eligibility::explain::Reason;
use eligibility::{Answers, Outcome, Verdict, evaluate};

fn verdict(walk: &Walk) -> Verdict {
    Verdict::clone(&walk.state.verdict(&walk.data))
}

/// Returns the reasons by group, without empty groups.
fn shown(verdict: &Verdict) -> Vec<(ConditionStatus, Vec<&Reason>)> {
    let groups = REASON_GROUPS.map(|(group, _)| {
        let mut reasons = Vec::new();
        visit_reasons(verdict, group, &mut |reason| reasons.push(reason));
        (group, reasons)
    });
    groups.into_iter().filter(|(_, reasons)| !reasons.is_empty()).collect()
}

/// Returns each group's status, and the ids of the rules of its reasons.
fn groups(walk: &Walk) -> Vec<(ConditionStatus, Vec<String>)> {
    let rules = &walk.data.policies[0].rules;
    let ids = |reasons: Vec<&Reason>| reasons.iter().map(|reason| rules[reason.rule].id.clone()).collect();
    shown(&verdict(walk)).into_iter().map(|(group, reasons)| (group, ids(reasons))).collect()
}

#[test]
fn a_no_names_its_reason() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "yes");
    assert_eq!(groups(&walk), [(NotMet, vec!["not-state-funded".to_owned()])]);
}

#[test]
fn a_woman_past_the_line_is_told_the_point_that_the_office_decides() {
    let walk = Walk::to_open_result();
    assert_eq!(groups(&walk), [(ToConfirm, vec!["past-line-without-pension".to_owned()])]);
}

#[test]
fn an_unsure_answer_is_for_the_user_and_a_doubtful_one_for_the_office() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/state-funded");
    walk.tap("state-funded", "doubtful");
    walk.follow("#/check/willing");
    walk.tap_unsure();
    assert_eq!(
        groups(&walk),
        [(ToClarify, vec!["willing".to_owned()]), (ToConfirm, vec!["not-state-funded".to_owned()])]
    );
}

/// The post decides between two retirement ages, so its question is the one to answer.
#[test]
fn an_unknown_retirement_age_leads_to_the_question_of_the_post() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.choose_month("birth-month", "1974-03");
    walk.tap("sex", "female");
    walk.tap_unsure();
    walk.tap("able", "yes");
    walk.tap("willing", "yes");
    let verdict = verdict(&walk);
    let shown = shown(&verdict);
    assert_eq!(shown.len(), 1);
    assert_eq!((shown[0].0, shown[0].1[0].clarify), (ToClarify, Some(walk.fact("post"))));

    let policy = &walk.data.policies[0];
    let as_of = walk.state.as_of(policy).date;
    let situation = Situation { policy, answers: &verdict.path.answers, as_of };
    let outcomes = option_outcomes(&situation, walk.fact("post"));
    let of = |label: &str| outcomes.iter().find(|outcome| outcome.options.contains(&label));
    let of_55 = of("55岁").expect("an outcome");
    let titles = [&policy.outcomes.eligible, &policy.outcomes.confirm].map(|outcome| &*outcome.title);
    assert_eq!((of_55.title, of_55.is_settled), (titles[0], false), "the groups are asked next");
    assert_eq!(of("50岁").map(|outcome| outcome.title), Some(titles[1]));
    assert!(verdict.changes.iter().any(|change| matches!(change, Change::Clarify { fact, .. }
        if *fact == walk.fact("post"))));
}

/// Two answers are unsure. One of them cleared up, the other one is still the user's: the promised title is
/// the one that the result has then.
#[test]
fn what_an_answer_leads_to_has_the_title_of_the_result() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/able");
    walk.tap_unsure();
    walk.follow("#/check/willing");
    walk.tap_unsure();
    let policy = walk.data.policies[0].clone();
    let before = verdict(&walk);
    let as_of = walk.state.as_of(&policy).date;
    let situation = Situation { policy: &policy, answers: &before.path.answers, as_of };
    let promised = option_outcomes(&situation, walk.fact("willing"));
    let of =
        |label: &str| promised.iter().find(|outcome| outcome.options.contains(&label)).expect("an outcome");
    assert_eq!((of("愿意").title, of("愿意").is_settled), (text::RESULT_CLARIFY_TITLE, true));
    assert_eq!(of("不愿意").title, policy.outcomes.ineligible.title);
    walk.follow("#/check/willing");
    walk.tap("willing", "yes");
    assert_eq!(outcome_words(&policy, &verdict(&walk)).title, of("愿意").title);
}

/// The title does not send a user to the office for what only the user can say; with a point for the office
/// it is the policy's.
#[test]
fn the_title_names_whose_turn_it_is() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/willing");
    walk.tap_unsure();
    let policy = walk.data.policies[0].clone();
    let own = verdict(&walk);
    assert_eq!(outcome_words(&policy, &own).title, text::RESULT_CLARIFY_TITLE);
    assert_eq!(outcome_words(&policy, &own).steps[0], text::RESULT_CLARIFY_STEP);
    walk.follow("#/check/state-funded");
    walk.tap("state-funded", "doubtful");
    assert_eq!(outcome_words(&policy, &verdict(&walk)).title, policy.outcomes.confirm.title);
}

/// A month in which the day decides is known to the user, whom no form can ask for the day.
#[test]
fn a_boundary_month_is_for_the_user() {
    let mut walk = Walk::open("#/check");
    walk.tap("state-funded", "no");
    walk.choose_month("birth-month", "2010-11");
    let status = groups(&walk);
    assert!(status.is_empty(), "not before the outcome is settled: {status:?}");
    walk.tap("able", "yes");
    walk.tap("willing", "yes");
    assert_eq!(groups(&walk), [(ToClarify, vec!["at-least-16".to_owned()])]);
}

/// Pseudo-random complete answers, by a linear congruential generator (Knuth's MMIX constants).
#[test]
fn no_settled_outcome_but_a_yes_is_without_a_reason() {
    let data = Resources::built_in();
    let policy = &data.policies[0];
    let day = eligibility::Date::parse("2026-11-21").expect("a day");
    let completions = CompletionSpace::new(policy, day);
    let (mut seed, mut seen) = (7u64, [0; 2]);
    for _ in 0..400 {
        let mut answers = Answers::none(policy);
        for fact in 0..policy.facts.len() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let known = completions.representatives(fact);
            answers.set(fact, Some(known[(seed >> 33) as usize % known.len()]));
        }
        let verdict = evaluate(policy, &answers, day);
        let shown = shown(&verdict);
        match verdict.outcome {
            Outcome::Eligible => assert!(shown.is_empty()),
            Outcome::Confirm => {
                seen[0] += 1;
                let is_for_applicant = shown.iter().all(|(group, _)| *group == ToClarify);
                assert_eq!(verdict.is_for_applicant(), is_for_applicant, "the title agrees with the marks");
                assert!(shown.iter().all(|(group, _)| *group != NotMet) && !shown.is_empty());
            }
            Outcome::Ineligible => {
                seen[1] += 1;
                assert_eq!(shown.iter().map(|(group, _)| *group).collect::<Vec<_>>(), [NotMet]);
            }
            Outcome::Incomplete => panic!("every question has an answer"),
        }
    }
    assert!(seen.iter().all(|times| *times > 20), "{seen:?}");
}
