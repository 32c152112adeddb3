//! What holds for the texts of every policy: sentences that are shown on a page, on a ticket, in an image and
//! read aloud refer to no part of a page; a question has one way to say that one does not know.

use data_compiler::policies::compile_all;
use eligibility::policy::FactKind;
use eligibility::{Outcome, Policy};
use std::path::Path;

/// Words for a part of the page, and a mark that only the list of conditions shows.
const POINTING: [&str; 7] = ["下面", "上面", "左边", "右边", "旁边", "标着", "要确认"];

/// Ways to say that one does not know, which are for the option that every question has (`unsure`).
const NOT_KNOWN: [&str; 5] = ["说不准", "不清楚", "不知道", "拿不准", "没想好"];

fn policies() -> Vec<Policy> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    compile_all(&root).unwrap_or_else(|problems| panic!("{problems:?}"))
}

/// Who does not know has one option to tap, not two to choose between.
#[test]
fn each_question_has_one_way_to_say_that_one_does_not_know() {
    let mut read = 0;
    for policy in policies() {
        for fact in &policy.facts {
            let (FactKind::Choice(options) | FactKind::Choices(options)) = &fact.kind else { continue };
            for option in options {
                read += 1;
                let doubt = NOT_KNOWN.iter().find(|word| option.label.contains(**word));
                assert_eq!(doubt, None, "{}: {} beside “I do not know”", policy.id, option.label);
            }
        }
    }
    assert!(read > 50, "{read} options");
}

#[test]
fn no_step_or_reason_points_to_a_place_on_the_page() {
    let mut read = 0;
    for policy in policies() {
        let outcomes = Outcome::ALL.into_iter().flat_map(|outcome| {
            let words = outcome.text(&policy);
            words.steps.iter().chain([&words.summary])
        });
        let rules = policy.rules.iter();
        let reasons =
            rules.flat_map(|rule| [&rule.met, &rule.not_met, &rule.unknown, &rule.undecided, &rule.waiting]);
        for sentence in outcomes.chain(reasons).filter(|sentence| !sentence.is_empty()) {
            read += 1;
            let pointing = POINTING.iter().find(|word| sentence.contains(**word));
            assert_eq!(pointing, None, "{}: {sentence}", policy.id);
        }
    }
    assert!(read > 100, "{read} sentences");
}
