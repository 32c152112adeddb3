//! Writes the new files into a copy of `data/` and compiles it before anything is replaced.

use super::Import;
use super::new_entries::{DescriptionRow, NewEntries, label_table};
use super::plan::Plan;
use crate::office_files::{read_rows, read_text, write_rows};
use crate::policies::or_print;
use anyhow::{Context, Result, anyhow};
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

/// The files that an import replaces.
const REPLACED: [&str; 4] = ["directory.csv", "descriptions.csv", "labels.toml", "facets.toml"];
const FOLDER: &str = "data/occupations";

/// A copy of `data/` with the new files.
pub struct Staged(TempDir);

impl Staged {
    /// Copies `data/` and replaces the files.
    pub fn new(root: &Path, plan: &Plan, new_entries: &NewEntries, import: &Import) -> Result<Self> {
        let staged = Self(TempDir::new().context("建不了临时文件夹")?);
        copy(&root.join("data"), &staged.0.path().join("data"))?;
        let folder = staged.0.path().join(FOLDER);
        write_rows(&folder.join("directory.csv"), plan.rows.iter())?;
        descriptions(&folder.join("descriptions.csv"), plan, new_entries)?;
        edit(&folder.join("labels.toml"), |document| labels(document, plan, new_entries))?;
        edit(&folder.join("facets.toml"), |document| facets(document, plan, import))?;
        Ok(staged)
    }

    /// Compiles the copy and prints the errors.
    pub fn check(&self) -> Result<()> {
        let compiled = or_print(data_compiler::occupations::compile(self.0.path()));
        compiled.map(|_| ()).context("这样导入后目录编译不过，data/ 没有改动：照上面说的改好再来")
    }

    /// Replaces the old files. All new files are written to disk before the first one is renamed.
    pub fn write(&self, root: &Path) -> Result<()> {
        let folder = root.join(FOLDER);
        let beside = |name: &str| folder.join(format!("{name}.new"));
        for name in REPLACED {
            let bytes =
                fs::read(self.0.path().join(FOLDER).join(name)).with_context(|| format!("读不了 {name}"))?;
            fs::write(beside(name), bytes).with_context(|| format!("写不了 {}", beside(name).display()))?;
        }
        for name in REPLACED {
            fs::rename(beside(name), folder.join(name)).with_context(|| format!("换不了 {name}"))?;
        }
        Ok(())
    }
}

/// Reads the announced number of occupations from `facets.toml`.
pub fn announced_entries(root: &Path) -> Result<usize> {
    let path = root.join(FOLDER).join("facets.toml");
    let document: DocumentMut =
        read_text(&path)?.parse().with_context(|| format!("{} 写得不对", path.display()))?;
    let entries = document.get("edition").and_then(|edition| edition.get("announced_entries"));
    let entries =
        entries.and_then(|entries| entries.as_integer()).and_then(|entries| usize::try_from(entries).ok());
    entries.ok_or_else(|| anyhow!("{} 里没有 announced_entries", path.display()))
}

/// Lists the texts that mention the reference edition or a number that has changed, for manual review.
pub fn print_words_to_read(root: &Path, before: usize, now: usize) -> Result<()> {
    let number = before.to_string();
    let speaks = |line: &str| {
        ["参考版", "正式名单", "正式目录"].iter().any(|word| line.contains(word))
            || (before != now && line.contains(&number))
    };
    let folder = root.join("data/texts");
    let mut named = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(&folder).with_context(|| format!("读不了 {}", folder.display()))? {
            let path = entry?.path();
            let text = read_text(&path)?;
            let lines = text.lines().zip(1..).filter(|(line, _)| speaks(line));
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            named.extend(lines.map(|(line, number)| format!("{file}:{number}: {line}")));
        }
    }
    named.sort();
    if !named.is_empty() {
        println!("还请人工看看这些话，是不是还合适（data/texts）：\n  {}", named.join("\n  "));
    }
    Ok(())
}

fn descriptions(path: &Path, plan: &Plan, new_entries: &NewEntries) -> Result<()> {
    let old: Vec<DescriptionRow> = read_rows(path)?;
    let rows = plan.rows.iter().filter_map(|row| {
        let known =
            old.iter().find(|known| known.code == row.code).or_else(|| new_entries.description(&row.code))?;
        Some(DescriptionRow { name: row.name.clone(), ..known.clone() })
    });
    write_rows(path, rows)
}

/// Edits a TOML file, preserving comments and formatting.
fn edit(path: &Path, change: impl FnOnce(&mut DocumentMut) -> Option<()>) -> Result<()> {
    let mut document: DocumentMut =
        read_text(path)?.parse().with_context(|| format!("{} 写得不对", path.display()))?;
    change(&mut document).ok_or_else(|| anyhow!("{} 的样子和预想的不一样", path.display()))?;
    fs::write(path, document.to_string()).with_context(|| format!("写不了 {}", path.display()))
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
fn facets(document: &mut DocumentMut, plan: &Plan, import: &Import) -> Option<()> {
    let edition = document.get_mut("edition")?.as_table_mut()?;
    edition.insert("name", value(&import.edition));
    edition.insert("announced_entries", value(i64::try_from(plan.rows.len()).ok()?));
    edition.remove("document");
    if let Some(source) = &import.document {
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
        edition.insert("document", Item::Table(fields));
    }
    let bases = document.get_mut("basis")?.as_array_of_tables_mut()?;
    let named = bases.iter_mut().find(|table| table.get("id").and_then(|id| id.as_str()) == Some("named"))?;
    let name = if import.document.is_some() { "列入正式目录" } else { &import.edition };
    named.insert("name", value(name));
    named.insert("statement", value(&import.statement));
    Some(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("建不了 {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("读不了 {}", from.display()))? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        if path.is_dir() {
            copy(&path, &to.join(name))?;
        } else {
            fs::copy(&path, to.join(name)).with_context(|| format!("复制不了 {}", path.display()))?;
        }
    }
    Ok(())
}
