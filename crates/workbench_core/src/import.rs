//! The official list: what was understood, what has to be decided, and the new data.

use crate::DiagnosticLine;
use data_compiler::files::MemoryFiles;
use directory_import::{
    ChosenHead, Columns, List, ListError, layout, normal_form, read_list, read_list_below,
};
use directory_update::{Edition, Options, Outcome, update};
use serde::{Deserialize, Serialize};

/// The number of candidates that are shown for a row.
const CANDIDATES: usize = 6;

/// The officer's decision about a row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Decision {
    /// The row is the occupation with this code.
    Occupation(String),
    /// The row is no occupation.
    NotAnOccupation,
}

/// A table header that the officer pointed out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The row in the sheet, from 1.
    pub line: usize,
    /// The column of names, from 0.
    pub name: usize,
    /// The column of codes.
    pub code: Option<usize>,
    /// The column of fields.
    pub field: Option<usize>,
    /// The column of the notice's words.
    pub phrase: Option<usize>,
}

/// The beginning of the sheet that was read, or of the first one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetBeginning {
    /// The names of all sheets; a text file has none.
    pub sheets: Vec<String>,
    /// The name of the shown sheet.
    pub sheet: Option<String>,
    /// The first rows with text, each with its number, from 1.
    pub rows: Vec<(usize, Vec<String>)>,
    /// The table header with which the list was read, or that was found.
    pub head: Option<Head>,
}

/// The input of an import.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportRequest {
    /// The bytes of the list.
    pub list: Vec<u8>,
    /// The sheet, if the officer chose one.
    pub sheet: Option<String>,
    /// The table header, if the officer pointed it out.
    pub head: Option<Head>,
    /// The decisions, by the line of the row.
    pub decisions: Vec<(usize, Decision)>,
    /// Whether an empty cell in the column of fields means the field above.
    pub fill_down: bool,
    /// Whether the officer confirmed a number of occupations that differs from the announced one.
    pub accepts_count: bool,
    pub edition: Edition,
    /// The filled-in files for new occupations.
    pub texts: Vec<(String, Vec<u8>)>,
}

/// An occupation of the national classification that a row may mean.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Candidate {
    pub code: String,
    pub name: String,
}

/// A row that matches no occupation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnmatchedRow {
    /// The row in the sheet, from 1.
    pub line: usize,
    /// The row as the list writes it.
    pub text: String,
    /// The likeliest occupations, the best first.
    pub candidates: Vec<Candidate>,
}

/// The next step of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportStep {
    /// The file cannot be read as a list: the reason, and the sheets to choose from.
    Unreadable(String, Vec<String>),
    /// The rows have to be decided.
    Undecided(Vec<UnmatchedRow>),
    /// The list has to be corrected: the details and the reason.
    Refused(Vec<String>, String),
    /// The number of occupations differs from the announced one: found and announced.
    OtherCount(usize, usize),
    /// New occupations lack texts: the details, and the files to fill in.
    TextsMissing(Vec<String>, Vec<(String, String)>),
    /// The new data do not compile.
    DoesNotCompile(Vec<DiagnosticLine>),
    /// The changed files of `data/`, and the number of occupations.
    Ready(Vec<(String, Vec<u8>)>, usize),
}

/// The result of an import.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportReport {
    /// Chinese lines: sheet, rows, what was not read, what changes.
    pub lines: Vec<String>,
    /// The beginning of the sheet, if the file can be read at all.
    pub beginning: Option<SheetBeginning>,
    /// The next step.
    pub step: ImportStep,
}

/// Combines a list with the data. Nothing is taken until every row is settled.
pub fn import(files: &MemoryFiles, request: &ImportRequest) -> ImportReport {
    let beginning = beginning(request);
    let unreadable = |reason: String, sheets| ImportReport {
        lines: Vec::new(),
        beginning: beginning.clone(),
        step: ImportStep::Unreadable(reason, sheets),
    };
    let sheet = request.sheet.as_deref();
    let read = match &request.head {
        Some(head) => read_list_below(&request.list, sheet, head.chosen()),
        None => read_list(&request.list, sheet),
    };
    let list = match read {
        Ok(list) => list,
        Err(error) => {
            let sheets = match &error {
                ListError::SeveralLists(sheets) => sheets.iter().map(|(name, _)| name.clone()).collect(),
                ListError::OnlyHidden(sheets) | ListError::NoSuchSheet(_, sheets) => sheets.clone(),
                _ => Vec::new(),
            };
            // The page has buttons instead of the option.
            let reason = error.to_string().replace("用 --sheet 写明读哪一张", "选一张");
            return unreadable(reason, sheets);
        }
    };
    let combined =
        combine(files, request, list).map(|report| ImportReport { beginning: beginning.clone(), ..report });
    combined.unwrap_or_else(|error| unreadable(format!("{error:#}"), Vec::new()))
}

fn combine(files: &MemoryFiles, request: &ImportRequest, mut list: List) -> anyhow::Result<ImportReport> {
    let national = directory_update::national(files)?;
    list.rows.retain(|row| {
        !request
            .decisions
            .iter()
            .any(|(line, decision)| *line == row.line && *decision == Decision::NotAnOccupation)
    });
    for row in &mut list.rows {
        let decided = request.decisions.iter().find_map(|(line, decision)| match decision {
            Decision::Occupation(code) if *line == row.line => Some(code),
            _ => None,
        });
        if let Some(found) = decided.and_then(|code| national.rows().iter().find(|row| row.code == *code)) {
            row.code.clone_from(&found.code);
            row.name.clone_from(&found.name);
            row.is_code_date = false;
        }
    }
    let texts = MemoryFiles(request.texts.iter().cloned().collect());
    let mut options =
        Options { entries: None, edition: request.edition.clone(), fill_down: request.fill_down };
    let mut result = update(files, &list, &texts, &options)?;
    if let (Outcome::OtherCount { found, .. }, true) = (&result.outcome, request.accepts_count) {
        options.entries = Some(*found);
        result = update(files, &list, &texts, &options)?;
    }
    let step = match result.outcome {
        _ if !result.unmatched.is_empty() => {
            let rows = list.rows.iter().filter(|row| result.unmatched.contains(&row.line));
            ImportStep::Undecided(
                rows.map(|row| UnmatchedRow {
                    line: row.line,
                    text: row.texts.join(" "),
                    candidates: candidates(national.rows(), &row.code, &row.name),
                })
                .collect(),
            )
        }
        Outcome::Refused(details, reason) => ImportStep::Refused(details, reason),
        Outcome::OtherCount { found, announced } => ImportStep::OtherCount(found, announced),
        Outcome::TextsMissing(details, files) => ImportStep::TextsMissing(details, files),
        Outcome::DoesNotCompile(found) => {
            ImportStep::DoesNotCompile(found.into_iter().map(Into::into).collect())
        }
        Outcome::Ready(files, count) => ImportStep::Ready(files, count),
    };
    Ok(ImportReport { lines: result.lines, beginning: None, step })
}

impl Head {
    fn chosen(&self) -> ChosenHead {
        let Self { line, name, code, field, phrase } = *self;
        ChosenHead { line, columns: Columns { name, code, field, phrase } }
    }
}

/// Returns the beginning of the sheet, with the table header of the request.
fn beginning(request: &ImportRequest) -> Option<SheetBeginning> {
    let found = layout(&request.list, request.sheet.as_deref()).ok()?;
    let of_file = found.head.map(|ChosenHead { line, columns }| {
        let Columns { name, code, field, phrase } = columns;
        Head { line, name, code, field, phrase }
    });
    Some(SheetBeginning {
        sheets: found.sheets,
        sheet: found.sheet,
        rows: found.rows,
        head: request.head.clone().or(of_file),
    })
}

/// Ranks the classification for a row by the Dice coefficient of the characters of the names (Dice 1945); an
/// equal code comes first.
fn candidates(rows: &[directory_import::NationalRow], code: &str, name: &str) -> Vec<Candidate> {
    let written: Vec<char> = normal_form(name).chars().collect();
    let code = directory_import::parse_code(code).map(|code| code.to_string());
    let score = |row: &directory_import::NationalRow| {
        if code.as_deref() == Some(&row.code) {
            return usize::MAX;
        }
        let known: Vec<char> = normal_form(&row.name).chars().collect();
        let common = written.iter().filter(|character| known.contains(character)).count();
        2000 * common / (written.len() + known.len()).max(1)
    };
    let mut scored: Vec<(usize, &directory_import::NationalRow)> =
        rows.iter().map(|row| (score(row), row)).filter(|(score, _)| *score >= 800).collect();
    scored.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.code.cmp(&other.1.code)));
    scored
        .into_iter()
        .take(CANDIDATES)
        .map(|(_, row)| Candidate { code: row.code.clone(), name: row.name.clone() })
        .collect()
}
