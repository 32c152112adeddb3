//! `data/call.toml`: how each answer is spoken on the telephone.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::FactKind;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use toml::Spanned;

/// The key of the sentence of a month.
const ANY: &str = "answer";

/// A spoken answer.
pub(super) struct Spoken {
    fact: String,
    option: String,
    words: String,
}

/// The shape of the file: facts, options, words.
type Shape = BTreeMap<Spanned<String>, BTreeMap<Spanned<String>, String>>;

/// Reads the file and compares it with the questions: each answer has its words, which may be empty.
pub(super) fn read(root: &Path, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Spoken> {
    let file = match SourceFile::read(root, "data/call.toml") {
        Ok(file) => file,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    match file.toml::<Shape>() {
        Ok(shape) => check(&file, &shape, policy, problems),
        Err(problem) => {
            problems.push(problem);
            Vec::new()
        }
    }
}

fn check(file: &SourceFile, shape: &Shape, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Spoken> {
    let mut spoken = Vec::new();
    let mut unknown = |key: &Spanned<String>, message: String| {
        problems.push(file.problem(Code::UnknownId, key.span(), message, "use an id of facts.toml"));
    };
    for (fact, options) in shape {
        let Some(index) = policy.fact_index(fact.get_ref()) else {
            unknown(fact, format!("there is no fact `{}`", fact.get_ref()));
            continue;
        };
        let expected = keys(&policy.facts[index].kind);
        for (option, words) in options {
            if !expected.contains(&option.get_ref().as_str()) {
                unknown(option, format!("`{}` has no answer `{}`", fact.get_ref(), option.get_ref()));
            }
            let (fact, option) = (fact.get_ref().clone(), option.get_ref().clone());
            spoken.push(Spoken { fact, option, words: words.clone() });
        }
    }
    for fact in &policy.facts {
        for option in keys(&fact.kind) {
            if !spoken.iter().any(|it| it.fact == fact.id && it.option == option) {
                problems.push(file.problem(
                    Code::TextMissing,
                    0..0,
                    format!("the answer `{option}` to `{}` has no words", fact.id),
                    "write how it is spoken, or an empty text",
                ));
            }
        }
    }
    spoken
}

/// Returns the keys that a fact needs.
fn keys(kind: &FactKind) -> Vec<&str> {
    match kind {
        FactKind::Month { .. } | FactKind::Number { .. } => vec![ANY],
        _ => kind.options().iter().map(|option| option.id.as_str()).collect(),
    }
}

/// Returns Rust source of the table.
pub(super) fn source(spoken: &[Spoken]) -> String {
    let told: Vec<&Spoken> = spoken.iter().filter(|it| !it.words.is_empty()).collect();
    let mut source = format!(
        "/// The fact, the option (`answer` for a month) and the words of each spoken answer.\n\
         pub static SPOKEN: [(&str, &str, &str); {}] = [\n",
        told.len()
    );
    for Spoken { fact, option, words } in told {
        // Writing to a string cannot fail.
        let _ = writeln!(source, "({fact:?}, {option:?}, {words:?}),");
    }
    source + "];\n"
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::Code;
    use crate::policies::compile_policy;
    use crate::source::SourceFile;
    use std::path::Path;

    /// Returns the codes of the problems, and the source, of the shipped file after a change.
    fn with(change: impl FnOnce(String) -> String) -> (Vec<Code>, String) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
        let mut file = SourceFile::read(&root, "data/call.toml").expect("the file is there");
        file.text = change(file.text);
        let mut problems = Vec::new();
        let spoken = check(&file, &file.toml().expect("it is well-formed"), &policy, &mut problems);
        (problems.into_iter().map(|problem| problem.code).collect(), source(&spoken))
    }

    #[test]
    fn each_answer_has_its_words() {
        let (problems, source) = with(|text| text);
        assert_eq!(problems, []);
        assert!(source.contains(r#"("birth-month", "answer", "我{answer}出生"),"#), "{source}");
        assert!(!source.contains("\"willing\""), "an empty text is not told");
    }

    #[test]
    fn a_missing_and_an_unknown_answer_are_found() {
        let (problems, _) = with(|text| text.replace("female =", "femal ="));
        assert_eq!(problems, [Code::UnknownId, Code::TextMissing]);
    }
}
