//! Replaces the reference edition of the directory by the official list: either all of it or nothing.
//!
//! The crate `directory_import` reads and matches the list. This crate combines it with the current data,
//! reports what changes and what is missing, and returns the changed files. It accesses no file system and
//! prints nothing, so that the command line and the workbench page share it.
//!
//! - `fields`: the column of fields · `plan`: the rows of the new directory · `new_entries`: texts of new
//!   occupations
//! - `changed_files`: the files of `data/` that change · `text_files`: reading and writing them

mod changed_files;
mod fields;
mod new_entries;
mod plan;
mod text_files;

use anyhow::Result;
use data_compiler::Diagnostic;
use data_compiler::files::{DataFiles, MemoryFiles};
use directory_import::{List, Matching, National, NationalRow, match_list};
use serde::{Deserialize, Serialize};

/// The description of an edition.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// The name, preferably with the year of its document.
    pub name: String,
    /// The statement shown with an entry.
    pub statement: String,
    /// The document that announces the list; with it the pages call the edition official.
    pub document: Option<Document>,
}

/// The document that announces a list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    /// The document number.
    pub number: String,
    /// The authority that issued it.
    pub issuer: String,
    /// The date of issue, such as `2030-05`.
    pub date: String,
    /// The web address; may be empty.
    pub address: String,
}

/// The options of an update.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The announced number of occupations; by default the current number.
    pub entries: Option<usize>,
    pub edition: Edition,
    /// Uses the field above for an empty cell in the column of fields.
    pub fill_down: bool,
}

/// The result of an update.
#[derive(Clone, Debug)]
pub struct Update {
    /// Chinese lines: what was read and what changes.
    pub lines: Vec<String>,
    /// The lines of the list whose row matches no occupation.
    pub unmatched: Vec<usize>,
    /// Whether and how the data change.
    pub outcome: Outcome,
}

/// Whether and how an update changes the data.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The list must be corrected first: the details and the reason.
    Refused(Vec<String>, String),
    /// The list has another number of occupations than announced.
    OtherCount {
        /// The number in the list.
        found: usize,
        /// The announced number.
        announced: usize,
    },
    /// New occupations lack texts: the details, their number, and the files to fill in.
    TextsMissing(Vec<String>, Vec<(String, String)>),
    /// The new data do not compile.
    DoesNotCompile(Vec<Diagnostic>),
    /// The changed files of `data/`, by path, and the number of occupations.
    Ready(Vec<(String, Vec<u8>)>, usize),
}

/// Combines a list with the current data. `texts` holds the filled-in files for new occupations.
///
/// # Errors
/// A file of `data/` or of `texts` that cannot be read.
pub fn update(files: &MemoryFiles, list: &List, texts: &MemoryFiles, options: &Options) -> Result<Update> {
    let national = national(files)?;
    let Matching { matched, problems, notes, unmatched } = match_list(list, &national);
    let mut lines =
        vec![format!("{} 行，对上国家职业分类的 {} 行", matched.len() + problems.len(), matched.len())];
    lines.extend(list.notes.iter().chain(&notes).chain(&problems).map(|line| format!("  {line}")));
    let announced = match options.entries {
        Some(entries) => entries,
        None => changed_files::announced_entries(files)?,
    };
    let fields = fields::Fields::read(files)?;
    let new_entries = new_entries::NewEntries::read(texts, &fields)?;
    let filled = fields.of_list(list, options.fill_down);
    let plan = plan::Plan::new(files, list, &matched, &filled, &new_entries)?;
    lines.extend(plan.lines());
    let refused = |details: Vec<String>, reason: String| Ok(Outcome::Refused(details, reason));
    let found = plan.rows.len();
    let outcome: Result<Outcome> = if !problems.is_empty() {
        refused(Vec::new(), format!("有 {} 行没对上，data/ 没有改动：改好名单再导入", problems.len()))
    } else if !plan.problems.is_empty() {
        let count = plan.problems.len();
        let reason = format!("“领域”或“通知用词”有 {count} 处要改，data/ 没有改动：在名单里填好再导入");
        refused(plan.problems.clone(), reason)
    } else if found != announced {
        Ok(Outcome::OtherCount { found, announced })
    } else {
        let missing = plan.missing(&new_entries);
        if missing.is_empty() {
            ready(files, &plan, &new_entries, &options.edition)
        } else {
            Ok(Outcome::TextsMissing(missing, new_entries.ask(texts, &plan)?))
        }
    };
    Ok(Update { lines, unmatched, outcome: outcome? })
}

/// Builds the changed files and compiles the data with them.
fn ready(
    files: &MemoryFiles,
    plan: &plan::Plan,
    new_entries: &new_entries::NewEntries,
    edition: &Edition,
) -> Result<Outcome> {
    let changed = changed_files::changed_files(files, plan, new_entries, edition)?;
    let mut all = files.clone();
    all.0.extend(changed.iter().cloned());
    Ok(match data_compiler::occupations::compile(&all) {
        Ok(_) => Outcome::Ready(changed, plan.rows.len()),
        Err(found) => Outcome::DoesNotCompile(found),
    })
}

/// Lists the lines of the interface texts that mention the reference edition or a number that has changed.
///
/// # Errors
/// A text file that cannot be read.
pub fn texts_to_review(files: &(impl DataFiles + ?Sized), before: usize, now: usize) -> Result<Vec<String>> {
    changed_files::texts_to_review(files, before, now)
}

/// A row of `national.csv`.
#[derive(Deserialize)]
struct NationalRecord {
    code: String,
    name: String,
    mark: String,
    works: String,
    printed_2022: String,
}

/// Reads the national classification.
///
/// # Errors
/// A missing or malformed `national.csv`.
pub fn national(files: &(impl DataFiles + ?Sized)) -> Result<National> {
    let rows: Vec<NationalRecord> = text_files::read_rows(files, "data/occupations/national.csv")?;
    let rows = rows.into_iter().map(|row| NationalRow {
        code: row.code,
        name: row.name,
        mark: row.mark,
        works: row.works,
        printed_2022: row.printed_2022,
    });
    Ok(National::new(rows.collect()))
}
