//! `related.toml`: entries of the directory that a person judged to be related to an occupation outside it.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use occupations::OccupationCode;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use toml::Spanned;

/// The related entries of each occupation, the nearest first.
pub(crate) type Related = BTreeMap<OccupationCode, Vec<OccupationCode>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RelatedFile {
    related: BTreeMap<Spanned<String>, Vec<Spanned<String>>>,
}

/// Reads the relations. Every code must be in the national classification.
pub(crate) fn read(
    source: &SourceFile,
    known: &BTreeSet<OccupationCode>,
    problems: &mut Vec<Diagnostic>,
) -> Related {
    let file = match source.toml::<RelatedFile>() {
        Ok(file) => file,
        Err(problem) => {
            problems.push(problem);
            return Related::new();
        }
    };
    let mut parse = |code: &Spanned<String>| {
        let parsed = OccupationCode::parse(code.get_ref()).filter(|parsed| known.contains(parsed));
        if parsed.is_none() {
            problems.push(source.problem_on_line(
                Code::UnknownId,
                source.line_at(code.span().start),
                format!("{} is not a code of the national classification", code.get_ref()),
                "use a code of national.csv",
            ));
        }
        parsed
    };
    let mut related = Related::new();
    for (code, entries) in &file.related {
        let entries = entries.iter().filter_map(&mut parse).collect();
        if let Some(code) = parse(code) {
            related.insert(code, entries);
        }
    }
    related
}
