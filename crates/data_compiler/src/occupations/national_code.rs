//! The codes by which the files about occupations outside the directory name them.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;
use occupations::OccupationCode;
use std::collections::BTreeSet;

/// Parses the code on `line` of the file; one that is not in the national classification is a problem.
pub(super) fn parse(
    source: &SourceFile,
    line: u32,
    code: &str,
    known: &BTreeSet<OccupationCode>,
    problems: &mut Vec<Diagnostic>,
) -> Option<OccupationCode> {
    let parsed = OccupationCode::parse(code).filter(|parsed| known.contains(parsed));
    if parsed.is_none() {
        problems.push(source.problem_on_line(
            Code::UnknownId,
            line,
            format!("{code} is not a code of the national classification"),
            "use a code of national.csv",
        ));
    }
    parsed
}
