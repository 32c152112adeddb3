//! Holds the taps and the characters between the start page and the verdict.

use data_compiler::policies::compile_policy;
use policy_audit::effort::{Effort, efforts, median_and_worst};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn all() -> Vec<Effort> {
    let policy = compile_policy(&root(), "qilu-green").expect("the policy compiles");
    efforts(&root(), &policy).expect("cases and texts are sound")
}

/// Two people who once needed too much: 13 taps, and 710 and 630 characters.
#[test]
fn the_two_usual_persons_need_few_taps() {
    let all = all();
    for story in ["36岁男工，在济南一家机械厂上班", "52岁女工，过了50岁的线，还没领养老金"]
    {
        let effort = all.iter().find(|effort| effort.story == story).expect("a case of this story");
        assert!(effort.taps <= 10, "{effort:?}");
        assert!(effort.characters <= 450, "{effort:?}");
    }
}

#[test]
fn the_median_and_the_largest_effort_do_not_grow() {
    let all = all();
    let (median, worst) = median_and_worst(all.iter().map(|effort| effort.taps));
    assert!(median <= 10 && worst <= 15, "taps: median {median}, worst {worst}");
    let (median, worst) = median_and_worst(all.iter().map(|effort| effort.characters));
    assert!(median <= 450 && worst <= 610, "characters: median {median}, worst {worst}");
}
