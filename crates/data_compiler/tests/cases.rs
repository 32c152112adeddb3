//! Every case of every policy has its expected result.

use data_compiler::policies::{cases::read_cases, compile_all};
use std::path::Path;

#[test]
fn every_case_comes_out_as_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    for policy in compile_all(&root).unwrap_or_else(|problems| panic!("{}", listed(&problems))) {
        let id = policy.id.as_str();
        let cases = read_cases(&root, &policy).unwrap_or_else(|problems| panic!("{}", listed(&problems)));
        let wanted = match id {
            "qilu-green" => 60,
            "qilu-green-award" | "jining-2019" | "west-coast-2020" => 20,
            _ => 10,
        };
        assert!(cases.len() >= wanted, "{id} has {} cases", cases.len());
        let failed: Vec<String> = cases
            .iter()
            .filter_map(|case| {
                let differences = case.differences(&policy);
                (!differences.is_empty()).then(|| format!("{}: {}", case.story, differences.join("; ")))
            })
            .collect();
        assert!(failed.is_empty(), "{id}:\n{}", failed.join("\n"));
    }
}

fn listed(problems: &[data_compiler::Diagnostic]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
