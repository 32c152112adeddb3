//! `related.toml`: entries of the directory that a person judged to be related to an occupation outside it.

use super::national_code;
use crate::diagnostic::{Diagnostic, recorded};
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
    let Some(file) = recorded(source.toml::<RelatedFile>(), problems) else { return Related::new() };
    let mut parse = |code: &Spanned<String>| {
        national_code::parse(source, source.line_at(code.span().start), code.get_ref(), known, problems)
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
