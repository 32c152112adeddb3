//! Reads `situations.toml`, and reports its errors with their lines.

use data_compiler::files::DataFiles;
use data_compiler::policies::{AnswersShape, read_answers};
use data_compiler::source::SourceFile;
use data_compiler::{Code, Diagnostic};
use eligibility::{Answers, Date, Policy};
use serde::Deserialize;
use toml::Spanned;

const FILE: &str = "data/policies/qilu-green/situations.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SituationsFile {
    situation: Vec<SituationShape>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct SituationShape {
    story: Spanned<String>,
    settled: String,
    open: String,
    outcome: String,
    #[serde(default)]
    rests_on: Vec<Spanned<String>>,
    answers: AnswersShape,
}

/// A person, what the sources settle, and the outcome that is expected.
#[derive(Clone, Debug)]
pub struct Situation {
    /// The person, in a sentence.
    pub story: String,
    /// The points that the sources settle.
    pub settled: String,
    /// The points that no source settles; empty if nothing is open.
    pub open: String,
    /// The expected outcome by its stable name.
    pub outcome: String,
    /// The citations, by id, that the verdict must name.
    pub rests_on: Vec<String>,
    /// The answers the person gives.
    pub answers: Answers,
    /// The day: that of the policy's edition.
    pub as_of: Date,
}

/// Reads the situations.
///
/// # Errors
/// Reports errors of the file: shape, unknown facts, options or citations, a story that occurs twice.
pub fn read_situations(
    root: &(impl DataFiles + ?Sized),
    policy: &Policy,
) -> Result<Vec<Situation>, Vec<Diagnostic>> {
    let file = SourceFile::read(root, FILE).map_err(|problem| vec![problem])?;
    let shapes = file.toml::<SituationsFile>().map_err(|problem| vec![problem])?.situation;
    let mut problems = Vec::new();
    let mut situations: Vec<Situation> = Vec::new();
    for shape in shapes {
        if situations.iter().any(|known| known.story == *shape.story.get_ref()) {
            problems.push(file.problem(
                Code::DuplicateId,
                shape.story.span(),
                "this story is told twice",
                "remove one of them, or tell how they differ",
            ));
        }
        for id in &shape.rests_on {
            if policy.citations.iter().all(|known| known.id != *id.get_ref()) {
                problems.push(file.problem(
                    Code::UnknownId,
                    id.span(),
                    format!("there is no citation `{}`", id.get_ref()),
                    "name a citation of citations.toml",
                ));
            }
        }
        situations.push(Situation {
            story: shape.story.get_ref().clone(),
            settled: shape.settled,
            open: shape.open,
            outcome: shape.outcome,
            rests_on: shape.rests_on.into_iter().map(Spanned::into_inner).collect(),
            answers: read_answers(&shape.answers, policy, policy.edition, &file, &mut problems),
            as_of: policy.edition,
        });
    }
    if problems.is_empty() { Ok(situations) } else { Err(problems) }
}
