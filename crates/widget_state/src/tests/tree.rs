//! The whole judgement, in words made from the rules.

use super::{Walk, root};
use crate::standing::Standing;
use crate::tree::{Branch, judgement_of, tree};
use eligibility::Policy;
use eligibility::evaluate::Situation;

/// The trees of all conditions after a walk.
fn trees(walk: &Walk) -> Vec<Branch> {
    let verdict = walk.state.verdict(&walk.data);
    let policy = walk.state.policy(&walk.data);
    let situation =
        Situation { policy, answers: &verdict.path.answers, as_of: walk.state.as_of(policy).date };
    verdict.conditions.iter().map(|report| judgement_of(&situation, report)).collect()
}

fn each<'a>(branch: &'a Branch, found: &mut Vec<&'a Branch>) {
    found.push(branch);
    branch.parts.iter().for_each(|part| each(part, found));
}

fn all(trees: &[Branch]) -> Vec<&Branch> {
    let mut found = Vec::new();
    trees.iter().for_each(|tree| each(tree, &mut found));
    found
}

#[track_caller]
fn expect(trees: &[Branch], statement: &str, standing: Standing, given: &[&str]) {
    let found = all(trees);
    let Some(branch) = found.iter().find(|branch| branch.statement == statement) else {
        let known: Vec<&str> = found.iter().map(|branch| branch.statement.as_str()).collect();
        panic!("nothing says {statement}: {known:#?}");
    };
    assert_eq!(branch.standing, standing, "{statement}");
    assert_eq!(branch.given, given, "{statement}");
}

#[test]
fn the_tree_of_a_worker_says_every_rule_its_state_and_the_answer() {
    let trees = trees(&Walk::to_review());
    expect(
        &trees,
        "“工资是不是财政发的”是：不是财政发的；是“编外、差额拨款、公益性岗位、村干部等”的，要由当地认定",
        Standing::Met,
        &["您答的是：不是财政发的"],
    );
    expect(&trees, "到2026年11月，已经到了“出生年月”的16年后", Standing::Met, &["您答的是：1976年5月"]);
    expect(
        &trees,
        "到2026年11月，还没到按“出生年月、性别、岗位类别”算出的年月的3年前",
        Standing::Met,
        &["您答的是：1976年5月、男", "算出来是：62岁11个月（2039年4月）"],
    );
    // Far from the line nobody asks about a pension.
    expect(
        &trees,
        "“领养老金的情况”是：没有领养老金；是“在领城乡居民养老金”的，要由当地认定",
        Standing::NotAsked,
        &[],
    );
    expect(&trees, "“所在的市”不是：不在山东", Standing::Met, &["您答的是：济南市"]);
}

#[test]
fn a_condition_and_its_tree_say_the_same() {
    let walk = Walk::to_review();
    let verdict = walk.state.verdict(&walk.data);
    for (report, tree) in verdict.conditions.iter().zip(trees(&walk)) {
        assert_eq!(tree.name, walk.data.policies[0].rules[report.rule].name);
        assert_eq!(tree.standing, Standing::Met, "{}", tree.name);
    }
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
            let branch = tree(&situation, rule);
            let id = &policy.rules[rule].id;
            for hole in ["{", "}", "“”", "：；", "年的0年"] {
                assert!(!branch.statement.contains(hole), "{} {id}: {}", policy.id, branch.statement);
            }
            assert!(!branch.statement.ends_with('：') && branch.given.is_empty(), "{} {id}", policy.id);
        }
    }
}

#[test]
fn who_is_in_no_listed_group_learns_what_could_be_cleared_up() {
    let mut walk = Walk::to_review();
    walk.follow("#/check/groups");
    walk.send(crate::Message::NoneToggled);
    walk.send(crate::Message::DraftSubmitted);
    let verdict = walk.state.verdict(&walk.data);
    let named: Vec<Standing> = trees(&walk).iter().map(|tree| tree.standing).collect();
    assert_eq!(named[4], Standing::ToConfirm, "in none of an open list, nobody is refused");
    let said = format!("{:?}", verdict.changes);
    assert!(said.contains("失业登记") && said.contains("认定"), "{said}");
    assert!(!said.contains("年龄"), "nobody is told to change their age: {said}");
}
