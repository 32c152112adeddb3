//! The files of `data/` that an update changes.

use crate::Edition;
use crate::new_entries::{DescriptionRow, NewEntries, label_table};
use crate::plan::Plan;
use crate::text_files::{read_document, read_rows, read_text, write_rows};
use anyhow::{Result, anyhow};
use data_compiler::files::{DataFiles, MemoryFiles};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

const DIRECTORY: &str = "data/occupations/directory.csv";
const DESCRIPTIONS: &str = "data/occupations/descriptions.csv";
const LABELS: &str = "data/occupations/labels.toml";
const FACETS: &str = "data/occupations/facets.toml";

/// Returns the changed files by path.
pub(crate) fn changed_files(
    files: &MemoryFiles,
    plan: &Plan,
    new_entries: &NewEntries,
    edition: &Edition,
) -> Result<Vec<(String, Vec<u8>)>> {
    let changed = [
        (DIRECTORY, write_rows(plan.rows.iter())?),
        (DESCRIPTIONS, descriptions(files, plan, new_entries)?),
        (LABELS, edit(files, LABELS, |document| labels(document, plan, new_entries))?),
        (FACETS, edit(files, FACETS, |document| facets(document, plan, edition))?),
    ];
    Ok(changed.map(|(path, bytes)| (path.to_owned(), bytes)).into())
}

/// Reads the announced number of occupations from `facets.toml`.
pub(crate) fn announced_entries(files: &(impl DataFiles + ?Sized)) -> Result<usize> {
    let document = read_document(files, FACETS)?;
    let entries = document.get("edition").and_then(|edition| edition.get("announced_entries"));
    let entries =
        entries.and_then(|entries| entries.as_integer()).and_then(|entries| usize::try_from(entries).ok());
    entries.ok_or_else(|| anyhow!("{FACETS} 里没有 announced_entries"))
}

/// Lists the texts that mention the reference edition or a number that has changed, for manual review.
pub(crate) fn texts_to_review(
    files: &(impl DataFiles + ?Sized),
    before: usize,
    now: usize,
) -> Result<Vec<String>> {
    let number = before.to_string();
    let speaks = |line: &str| {
        ["参考版", "正式名单", "正式目录"].iter().any(|word| line.contains(word))
            || (before != now && line.contains(&number))
    };
    let mut named = Vec::new();
    let mut names = files.names("data/texts").unwrap_or_default();
    names.sort();
    for file in names {
        let text = read_text(files, &format!("data/texts/{file}"))?;
        let lines = text.lines().zip(1..).filter(|(line, _)| speaks(line));
        named.extend(lines.map(|(line, number)| format!("{file}:{number}: {line}")));
    }
    Ok(named)
}

fn descriptions(files: &MemoryFiles, plan: &Plan, new_entries: &NewEntries) -> Result<Vec<u8>> {
    let old: Vec<DescriptionRow> = read_rows(files, DESCRIPTIONS)?;
    let rows = plan.rows.iter().filter_map(|row| {
        let known =
            old.iter().find(|known| known.code == row.code).or_else(|| new_entries.description(&row.code))?;
        Some(DescriptionRow { name: row.name.clone(), ..known.clone() })
    });
    write_rows(rows)
}

/// Edits a TOML file, preserving comments and formatting.
fn edit(
    files: &MemoryFiles,
    path: &str,
    change: impl FnOnce(&mut DocumentMut) -> Option<()>,
) -> Result<Vec<u8>> {
    let mut document = read_document(files, path)?;
    change(&mut document).ok_or_else(|| anyhow!("{path} 的样子和预想的不一样"))?;
    Ok(document.to_string().into_bytes())
}

/// Removes the labels of removed occupations and adds those of new ones. A shared label with one remaining
/// occupation becomes a label of that occupation.
fn labels(document: &mut DocumentMut, plan: &Plan, new_entries: &NewEntries) -> Option<()> {
    let stays = |code: &str| plan.rows.iter().any(|row| row.code == code);
    let mut own: Vec<(String, String)> = Vec::new();
    if let Some(shared) = document.get_mut("shared") {
        let shared = shared.as_array_of_tables_mut()?;
        for table in shared.iter_mut() {
            table.get_mut("codes")?.as_array_mut()?.retain(|code| code.as_str().is_some_and(stays));
        }
        let left = |table: &toml_edit::Table| -> Vec<String> {
            let codes = table.get("codes").and_then(|codes| codes.as_array());
            codes.into_iter().flatten().filter_map(|code| code.as_str().map(str::to_owned)).collect()
        };
        for table in shared.iter() {
            if let [only] = &left(table)[..] {
                own.push((only.clone(), table.get("word")?.as_str()?.to_owned()));
            }
        }
        shared.retain(|table| left(table).len() > 1);
    }
    let occupations: &mut ArrayOfTables = document.get_mut("occupation")?.as_array_of_tables_mut()?;
    occupations.retain(|table| table.get("code").and_then(|code| code.as_str()).is_some_and(stays));
    for row in plan.added() {
        occupations.push(label_table(&row.code, &row.name, new_entries.labels(&row.code)));
    }
    for table in occupations.iter_mut() {
        let code = table.get("code")?.as_str()?.to_owned();
        let row = plan.rows.iter().find(|row| row.code == code)?;
        if table.get("name")?.as_str()? != row.name {
            table.insert("name", value(&row.name));
        }
        let labels = table.get_mut("labels")?.as_array_mut()?;
        for (_, word) in own.iter().filter(|(of, _)| *of == code) {
            labels.push(word.as_str());
        }
    }
    Some(())
}

/// Sets the edition's name, size and document, and the statement of the basis `named`.
fn facets(document: &mut DocumentMut, plan: &Plan, edition: &Edition) -> Option<()> {
    let table = document.get_mut("edition")?.as_table_mut()?;
    table.insert("name", value(&edition.name));
    table.insert("announced_entries", value(i64::try_from(plan.rows.len()).ok()?));
    table.remove("document");
    if let Some(source) = &edition.document {
        let mut fields = Table::new();
        for (key, text) in [
            ("title", &source.title),
            ("number", &source.number),
            ("issuer", &source.issuer),
            ("date", &source.date),
            ("address", &source.address),
        ] {
            fields.insert(key, value(text));
        }
        table.insert("document", Item::Table(fields));
    }
    let bases = document.get_mut("basis")?.as_array_of_tables_mut()?;
    let named = bases.iter_mut().find(|table| table.get("id").and_then(|id| id.as_str()) == Some("named"))?;
    let name = if edition.document.is_some() { "列入正式目录" } else { &edition.name };
    named.insert("name", value(name));
    named.insert("statement", value(&edition.statement));
    Some(())
}
