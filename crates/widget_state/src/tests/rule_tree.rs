//! The rule tree: its statements are generated from the rules, with the status of each.

use super::{Walk, root};
use crate::condition_status::{ConditionStatus, condition_status};
use crate::rule_tree::{RuleNode, condition_tree, rule_tree};
use crate::{Message, QuestionMessage};
use eligibility::Policy;
use eligibility::evaluate::Situation;

/// Returns the trees of all conditions after a walk.
fn trees(walk: &Walk) -> Vec<RuleNode> {
    let verdict = walk.state.verdict(&walk.data);
    let policy = walk.state.policy(&walk.data);
    let situation =
        Situation { policy, answers: &verdict.path.answers, as_of: walk.state.as_of(policy).date };
    verdict.conditions.iter().map(|report| condition_tree(&situation, report)).collect()
}

fn each<'a>(branch: &'a RuleNode, found: &mut Vec<&'a RuleNode>) {
    found.push(branch);
    branch.children.iter().for_each(|part| each(part, found));
}

fn all(trees: &[RuleNode]) -> Vec<&RuleNode> {
    let mut found = Vec::new();
    trees.iter().for_each(|tree| each(tree, &mut found));
    found
}

#[track_caller]
fn expect(trees: &[RuleNode], statement: &str, status: ConditionStatus, given: &[&str]) {
    let found = all(trees);
    let Some(branch) = found.iter().find(|branch| branch.statement == statement) else {
        let known: Vec<&str> = found.iter().map(|branch| branch.statement.as_str()).collect();
        panic!("nothing says {statement}: {known:#?}");
    };
    assert_eq!(branch.status, status, "{statement}");
    assert_eq!(branch.answers, given, "{statement}");
}

#[test]
fn the_tree_of_a_worker_says_every_rule_its_state_and_the_answer() {
    let trees = trees(&Walk::to_result());
    expect(
        &trees,
        "“工资是不是财政发的”选的是：不是财政发的；是“有编制，在自收自支或差额拨款的单位或编外、公益性岗位、村干部、社区工作者、辅警、三支一扶等”的，要由当地认定",
        ConditionStatus::Met,
        &["您答的是：不是财政发的"],
    );
    expect(
        &trees,
        "到2026年11月，已经到了“出生年月”的16年后",
        ConditionStatus::Met,
        &["您答的是：1974年5月"],
    );
    expect(
        &trees,
        "到2026年11月，还没到按“出生年月、性别、岗位类别”算出的年月的8年前",
        ConditionStatus::Met,
        &["您答的是：1974年5月、男", "算出来是：62岁5个月（2036年10月）"],
    );
    // Far from the line the pension is not asked for, and the tree shows the presumed answer.
    expect(
        &trees,
        "“领养老金的情况”选的是：没有领养老金；是“在领城乡居民养老金”的，要由当地认定",
        ConditionStatus::Met,
        &["没有问，先按“没有领养老金”算"],
    );
    expect(&trees, "“想去的市”选的不是：不在山东", ConditionStatus::Met, &["您答的是：济南市"]);
}

#[test]
fn a_condition_and_its_tree_have_the_same_status() {
    let mut not_met = Walk::open("#/check");
    not_met.tap("state-funded", "yes");
    let mut unsure = Walk::open("#/check");
    unsure.tap_unsure();
    let mut in_no_group = Walk::to_result();
    in_no_group.follow("#/check/groups");
    in_no_group.send(Message::Question(QuestionMessage::NoneToggled));
    in_no_group.send(Message::Question(QuestionMessage::Submitted));
    let mut seen = Vec::new();
    for walk in [Walk::to_result(), not_met, unsure, in_no_group] {
        let verdict = walk.state.verdict(&walk.data);
        for (report, tree) in verdict.conditions.iter().zip(trees(&walk)) {
            assert_eq!(tree.name, walk.data.policies[0].rules[report.rule].name);
            let status = condition_status(report, &verdict.path.answers);
            assert_eq!(tree.status, status, "{}", tree.name);
            if !seen.contains(&status) {
                seen.push(status);
            }
        }
    }
    assert_eq!(seen.len(), 6, "every status occurs: {seen:?}");
}

#[test]
fn every_rule_of_every_policy_is_said_whole() {
    let others = data_compiler::compile_other_policies(root()).expect("compiles");
    let mut walk = Walk::open("#/");
    walk.data.add_policies(&others).expect("is whole");
    for policy in &walk.data.policies {
        let policy: &Policy = policy;
        let answers = eligibility::Answers::none(policy);
        let situation = Situation { policy, answers: &answers, as_of: policy.edition };
        for rule in 0..policy.rules.len() {
            let branch = rule_tree(&situation, rule);
            let id = &policy.rules[rule].id;
            for hole in ["{", "}", "“”", "：；", "年的0年"] {
                assert!(!branch.statement.contains(hole), "{} {id}: {}", policy.id, branch.statement);
            }
            assert!(!branch.statement.ends_with('：') && branch.answers.is_empty(), "{} {id}", policy.id);
        }
    }
}

#[test]
fn who_is_in_no_listed_group_learns_what_could_be_cleared_up() {
    let mut walk = Walk::to_result();
    walk.follow("#/check/groups");
    walk.send(Message::Question(QuestionMessage::NoneToggled));
    walk.send(Message::Question(QuestionMessage::Submitted));
    let verdict = walk.state.verdict(&walk.data);
    let named: Vec<ConditionStatus> = trees(&walk).iter().map(|tree| tree.status).collect();
    assert_eq!(named[4], ConditionStatus::ToConfirm, "in none of an open list, no visitor is refused");
    let changes = format!("{:?}", verdict.changes);
    assert!(changes.contains("失业登记") && changes.contains("认定"), "{changes}");
    assert!(!changes.contains("年龄"), "no advice to change one's age: {changes}");
}

/// The tree is most of the result's page, so the page has it only after the user has opened it.
#[test]
fn the_tree_is_shown_once_it_is_opened_until_another_page_opens() {
    let mut walk = Walk::to_result();
    assert!(!walk.state.check.shows_rule_tree);
    walk.send(Message::RuleTreeOpened);
    assert!(walk.state.check.shows_rule_tree && walk.effects.is_empty());
    walk.follow("#/review");
    walk.follow("#/result");
    assert!(!walk.state.check.shows_rule_tree);
}
