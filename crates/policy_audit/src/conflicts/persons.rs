//! `data/policies/persons.toml`: typical persons, with their answers under each policy.

use data_compiler::files::DataFiles;
use data_compiler::policies::{AnswersShape, read_answers};
use data_compiler::source::SourceFile;
use data_compiler::{Code, Diagnostic};
use eligibility::{Answers, Policy};
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

const FILE: &str = "data/policies/persons.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonsFile {
    person: Vec<PersonShape>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PersonShape {
    story: String,
    answers: BTreeMap<Spanned<String>, AnswersShape>,
}

/// A typical person.
#[derive(Clone, Debug)]
pub struct Person {
    /// The description of the person.
    pub story: String,
    /// The person's answers under each policy (by its index), in the order of the policies.
    pub answers: Vec<(usize, Answers)>,
}

/// Reads the table of persons.
///
/// # Errors
/// Every error in the file: format, unknown policies, facts or options.
pub fn read_persons(
    root: &(impl DataFiles + ?Sized),
    policies: &[Policy],
) -> Result<Vec<Person>, Vec<Diagnostic>> {
    let file = SourceFile::read(root, FILE).map_err(|problem| vec![problem])?;
    let shapes = file.toml::<PersonsFile>().map_err(|problem| vec![problem])?.person;
    let mut problems = Vec::new();
    let persons =
        shapes.into_iter().map(|shape| read_person(shape, policies, &file, &mut problems)).collect();
    if problems.is_empty() { Ok(persons) } else { Err(problems) }
}

fn read_person(
    shape: PersonShape,
    policies: &[Policy],
    file: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> Person {
    let mut answers = Vec::new();
    for (id, shapes) in &shape.answers {
        match policies.iter().position(|policy| policy.id == *id.get_ref()) {
            Some(index) => {
                let policy = &policies[index];
                let as_of = policy.evaluation_date(policy.edition);
                answers.push((index, read_answers(shapes, policy, as_of, file, problems)));
            }
            None => problems.push(file.problem(
                Code::UnknownId,
                id.span(),
                format!("there is no policy `{}`", id.get_ref()),
                "name a policy that crates/data_compiler/src/policies/mod.rs lists",
            )),
        }
    }
    answers.sort_by_key(|(index, _)| *index);
    Person { story: shape.story, answers }
}
