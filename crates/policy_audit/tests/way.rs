//! Holds the taps and the characters between the start page and the verdict.

use data_compiler::policies::compile_policy;
use policy_audit::way::{Way, median_and_worst, ways};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn all() -> Vec<Way> {
    let policy = compile_policy(&root(), "qilu-green").expect("the policy compiles");
    ways(&root(), &policy).expect("cases and texts are sound")
}

/// Two people that the way was too long for: 13 taps, and 710 and 630 characters.
#[test]
fn the_two_usual_ways_are_short() {
    let all = all();
    for story in ["36岁男工，在济南一家机械厂上班", "52岁女工，过了50岁的线，还没领养老金"]
    {
        let way = all.iter().find(|way| way.story == story).expect("a case of this story");
        assert!(way.taps <= 10, "{way:?}");
        assert!(way.characters <= 450, "{way:?}");
    }
}

#[test]
fn the_median_and_the_worst_way_do_not_grow() {
    let all = all();
    let (median, worst) = median_and_worst(all.iter().map(|way| way.taps));
    assert!(median <= 10 && worst <= 15, "taps: median {median}, worst {worst}");
    let (median, worst) = median_and_worst(all.iter().map(|way| way.characters));
    assert!(median <= 450 && worst <= 610, "characters: median {median}, worst {worst}");
}
