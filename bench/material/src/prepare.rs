//! Compiles `data/` into the files that the benches read.

use anyhow::{Context, Result, anyhow};
use data_compiler::Diagnostic;
use data_compiler::policies::cases::{Case, read_cases};
use data_compiler::policies::{PolicyIndex, compile_policy};
use eligibility::Answer;
use eligibility::Policy;
use eligibility::policy::FactKind;
use serde_json::{Map, Value, json};
use std::path::Path;

/// Writes all files into `folder`.
pub(crate) fn write(root: &Path, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
    let file = |name: &str, bytes: &[u8]| {
        let path = folder.join(name);
        std::fs::write(&path, bytes).with_context(|| format!("writing {}", path.display()))
    };

    let bundles = data_compiler::occupations::compile(root).map_err(listed)?;
    file("directory.bin", &bundles.directory)?;
    file("national.bin", &bundles.national)?;
    file("meaning.bin", &bundles.meaning)?;
    let phrases = data_compiler::occupations::phrases(root);
    file("phrases.json", serde_json::to_string(&phrases)?.as_bytes())?;

    // The main policy.
    let index = PolicyIndex::read(root).map_err(|problem| listed(vec![problem]))?;
    let policy = compile_policy(root, &index.main().id).map_err(listed)?;
    let cases = read_cases(root, &policy).map_err(listed)?;
    let judged: Vec<_> = cases.iter().map(|case| (&case.answers, case.as_of)).collect();
    file("policy.bin", &data_compiler::compile_policies(root).map_err(listed)?)?;
    file("cases.bin", &postcard::to_stdvec(&judged)?)?;
    let told: Vec<Value> = cases.iter().map(|case| told(&policy, case)).collect();
    let peers = json!({ "policy": policy, "cases": told });
    file("policy.json", serde_json::to_string_pretty(&peers)?.as_bytes())
}

/// Returns a case with the policy's texts, for the peers' engines.
fn told(policy: &Policy, case: &Case) -> Value {
    let answers: Map<String, Value> = policy
        .facts
        .iter()
        .enumerate()
        .filter_map(|(index, fact)| Some((fact.id.clone(), value(&fact.kind, case.answers.get(index)?))))
        .collect();
    json!({
        "story": case.story,
        "month": case.as_of.month.0,
        "answers": answers,
        "outcome": case.outcome,
    })
}

fn value(kind: &FactKind, answer: Answer) -> Value {
    let options = kind.options();
    match answer {
        Answer::Unsure => json!("?"),
        Answer::Choice(option) => json!(options[usize::from(option)].id),
        Answer::Choices(bits) => {
            let chosen = options.iter().enumerate().filter(|(index, _)| bits & (1 << index) != 0);
            chosen.map(|(_, option)| option.id.as_str()).collect()
        }
        Answer::Month(month) => json!(month.0),
        Answer::Number(number) => json!(number),
    }
}

fn listed(problems: Vec<Diagnostic>) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    anyhow!(lines.join("\n"))
}
