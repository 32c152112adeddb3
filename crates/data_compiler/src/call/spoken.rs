//! `data/call.toml`: each answer as it is spoken on the telephone.

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::source::SourceFile;
use eligibility::Policy;
use eligibility::policy::FactKind;
use std::collections::BTreeMap;
use std::fmt::Write;
use toml::Spanned;

/// The key of the words for a month, and for the options of a choice that have no words of their own.
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
pub(super) fn read(
    root: &(impl DataFiles + ?Sized),
    policy: &Policy,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Spoken> {
    let Some(file) = recorded(SourceFile::read(root, "data/call.toml"), problems) else { return Vec::new() };
    let shape = recorded(file.toml::<Shape>(), problems);
    shape.map_or_else(Vec::new, |shape| check(&file, &shape, policy, problems))
}

fn check(file: &SourceFile, shape: &Shape, policy: &Policy, problems: &mut Vec<Diagnostic>) -> Vec<Spoken> {
    let mut spoken: Vec<Spoken> = Vec::new();
    let mut unknown = |key: &Spanned<String>, message: String| {
        problems.push(file.problem(Code::UnknownId, key.span(), message, "use an id of facts.toml"));
    };
    for (fact, options) in shape {
        let Some(index) = policy.fact_index(fact.get_ref()) else {
            unknown(fact, format!("there is no fact `{}`", fact.get_ref()));
            continue;
        };
        let known = options_of(&policy.facts[index].kind);
        for (option, words) in options {
            if option.get_ref() != ANY && !known.contains(&option.get_ref().as_str()) {
                unknown(option, format!("`{}` has no answer `{}`", fact.get_ref(), option.get_ref()));
            }
            let (fact, option) = (fact.get_ref().clone(), option.get_ref().clone());
            spoken.push(Spoken { fact, option, words: words.clone() });
        }
    }
    for fact in &policy.facts {
        let has = |option: &str| spoken.iter().any(|it| it.fact == fact.id && it.option == option);
        let options = options_of(&fact.kind);
        let missing = match options.is_empty() {
            true => vec![ANY],
            false => options.into_iter().filter(|option| !has(option)).collect(),
        };
        for option in missing.into_iter().filter(|_| !has(ANY)) {
            problems.push(file.problem(
                Code::TextMissing,
                0..0,
                format!("the answer `{option}` to `{}` has no words", fact.id),
                "write how it is spoken, or an empty text",
            ));
        }
    }
    spoken
}

/// Returns the ids of the options of a choice.
fn options_of(kind: &FactKind) -> Vec<&str> {
    kind.options().iter().map(|option| option.id.as_str()).collect()
}

/// Returns Rust source of the table.
pub(super) fn source(spoken: &[Spoken]) -> String {
    let mut source = format!(
        "/// The spoken answers. Those with empty words are not spoken.\n\
         pub static SPOKEN: [SpokenAnswer; {}] = [\n",
        spoken.len()
    );
    for Spoken { fact, option, words } in spoken {
        // Writing to a string cannot fail.
        let _ = writeln!(source, "SpokenAnswer {{ fact: {fact:?}, option: {option:?}, words: {words:?} }},");
    }
    source + "];\n"
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::{Code, Diagnostic};
    use crate::policies::compile_policy;
    use crate::source::SourceFile;
    use std::path::Path;

    /// Returns the diagnostics of the shipped file after a change, and the source of its table.
    fn with(change: impl FnOnce(String) -> String) -> (Vec<Diagnostic>, String) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let policy = compile_policy(&root, "qilu-green").expect("the policy compiles");
        let mut file = SourceFile::read(&root, "data/call.toml").expect("the file is there");
        file.text = change(file.text);
        let mut problems = Vec::new();
        let spoken = check(&file, &file.toml().expect("it is well-formed"), &policy, &mut problems);
        (problems, source(&spoken))
    }

    #[test]
    fn each_answer_has_its_words() {
        let (problems, source) = with(|text| text);
        assert_eq!(problems, []);
        assert!(
            source.contains(r#"{ fact: "birth-month", option: "answer", words: "{answer}出生" }"#),
            "{source}"
        );
    }

    #[test]
    fn a_missing_and_an_unknown_answer_are_found() {
        let (problems, _) = with(|text| text.replace("female =", "femal ="));
        assert_eq!(
            problems.iter().map(|problem| problem.code).collect::<Vec<_>>(),
            [Code::UnknownId, Code::TextMissing]
        );
        let line = with(|text| text).0.len() as u32;
        assert!(problems[0].line > line && problems.iter().all(|problem| !problem.remedy.is_empty()));
    }

    #[test]
    fn a_month_without_words_is_found() {
        let (problems, _) = with(|text| text.replace("answer = \"{answer}毕业\"", ""));
        assert_eq!(problems.iter().map(|problem| problem.code).collect::<Vec<_>>(), [Code::TextMissing]);
    }
}
