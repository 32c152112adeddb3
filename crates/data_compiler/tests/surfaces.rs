//! Sentences that are shown on a page, on a slip, in a picture and read aloud point to no place on a page.

use data_compiler::policies::compile_all;
use eligibility::Outcome;
use std::path::Path;

/// Words for a place on the page, and a mark that only the list of conditions shows.
const POINTING: [&str; 7] = ["下面", "上面", "左边", "右边", "旁边", "标着", "要确认"];

#[test]
fn no_step_or_reason_points_to_a_place_on_the_page() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut read = 0;
    for policy in compile_all(&root).unwrap_or_else(|problems| panic!("{problems:?}")) {
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
