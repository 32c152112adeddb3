//! Replaces the reference edition by the official list: either all of it or nothing.
//!
//! The crate `directory_import` reads and matches the list; here is what touches files.

mod fields;
mod new_entries;
mod plan;
mod staged;

use crate::office_files::{read_bytes, read_rows};
use anyhow::{Context, Result, bail};
use directory_import::{Matching, National, NationalRow, limits, match_list, read_list};
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// The options of an import.
pub struct Import {
    /// The list.
    pub list: PathBuf,
    /// The announced number of occupations; by default the current number.
    pub entries: Option<usize>,
    /// The sheet of a workbook; by default the only visible one with a list.
    pub sheet: Option<String>,
    /// The name of the edition.
    pub edition: String,
    /// The statement shown with an entry, naming the document.
    pub statement: String,
    /// The document that announces the list; with it the pages call the edition official.
    pub document: Option<Document>,
    /// The folder of the files to fill in for new occupations.
    pub words: PathBuf,
    /// Uses the field above for an empty cell in the column of fields.
    pub fill_down: bool,
    /// Prints the changes without writing anything.
    pub dry_run: bool,
}

/// The document that announces a list.
pub struct Document {
    /// The title.
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

/// Replaces the directory under `root`. Nothing is written there unless all checks pass.
pub fn import(root: &Path, import: &Import) -> Result<()> {
    let file = import.list.display();
    let bytes = read_bytes(&import.list, limits::FILE_BYTES)?;
    let list = read_list(&bytes, import.sheet.as_deref()).with_context(|| file.to_string())?;
    let national = national(root)?;
    let Matching { matched, problems, notes } = match_list(&list, &national);
    println!("{file}：{} 行，对上国家职业分类的 {} 行", matched.len() + problems.len(), matched.len());
    for line in list.notes.iter().chain(&notes).chain(&problems) {
        println!("  {line}");
    }
    let announced = match import.entries {
        Some(entries) => entries,
        None => staged::announced_entries(root)?,
    };
    let fields = fields::Fields::read(root)?;
    let new_entries = new_entries::NewEntries::read(&import.words, &fields)?;
    let filled = fields.of_list(&list, import.fill_down);
    let plan = plan::Plan::new(root, &list, &matched, &filled, &new_entries)?;
    plan.print();
    if !problems.is_empty() {
        bail!("有 {} 行没对上，data/ 没有改动：改好名单再导入", problems.len());
    }
    if !plan.problems.is_empty() {
        for problem in &plan.problems {
            println!("  {problem}");
        }
        bail!("“领域”或“通知用词”有 {} 处要改，data/ 没有改动：在名单里填好再导入", plan.problems.len());
    }
    if plan.rows.len() != announced {
        let found = plan.rows.len();
        bail!(
            "名单有 {found} 个职业，公布的是 {announced} 个，data/ 没有改动：补全名单；公布的个数变了，就加上 --entries {found}"
        );
    }
    let missing = plan.missing(&new_entries);
    if !missing.is_empty() {
        for problem in &missing {
            println!("  {problem}");
        }
        let (count, folder) = (missing.len(), import.words.display());
        if import.dry_run {
            bail!(
                "新职业还缺 {count} 样文字，data/ 没有改动：去掉 --dry-run 再运行一次，就会在 {folder} 里放好要填的文件"
            );
        }
        new_entries.ask(&import.words, &plan)?;
        bail!("新职业还缺 {count} 样文字，data/ 没有改动：填好 {folder} 里的文件，再运行一次");
    }
    let staged = staged::Staged::new(root, &plan, &new_entries, import)?;
    staged.check()?;
    if import.dry_run {
        println!("可以导入；这次只是试，data/ 没有改动");
        return Ok(());
    }
    staged.write(root)?;
    println!("导入完了：目录 {} 个职业", plan.rows.len());
    staged::print_words_to_read(root, plan.old.len(), plan.rows.len())
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

fn national(root: &Path) -> Result<National> {
    let rows: Vec<NationalRecord> = read_rows(&root.join("data/occupations/national.csv"))?;
    let rows = rows.into_iter().map(|row| NationalRow {
        code: row.code,
        name: row.name,
        mark: row.mark,
        works: row.works,
        printed_2022: row.printed_2022,
    });
    Ok(National::new(rows.collect()))
}
