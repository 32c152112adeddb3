//! Replaces the reference edition by the official list: either all of it or nothing.

mod national_match;
mod new_entries;
mod plan;
mod sheet;
mod staged;

use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The options of an import.
pub struct Import {
    /// The list: .xlsx or .csv.
    pub list: PathBuf,
    /// The announced number of occupations; by default the current number.
    pub entries: Option<usize>,
    /// The sheet of a workbook, if not the first.
    pub sheet: Option<String>,
    /// The name of the edition.
    pub edition: String,
    /// The statement shown with an entry, naming the document.
    pub statement: String,
    /// The folder of the files to fill in for new occupations.
    pub words: PathBuf,
    /// Prints the changes without making them.
    pub dry_run: bool,
}

/// Replaces the directory under `root`. Nothing is written there unless all checks pass.
pub fn import(root: &Path, import: &Import) -> Result<()> {
    let rows = sheet::read(&import.list, import.sheet.as_deref())?;
    let national = national_match::National::read(root)?;
    let (matched, unmatched) = national_match::matched(&rows, &national);
    println!("{}：{} 行，对上国家职业分类的 {} 行", import.list.display(), rows.len(), matched.len());
    for problem in &unmatched {
        println!("  {problem}");
    }
    let announced = match import.entries {
        Some(entries) => entries,
        None => staged::announced_entries(root)?,
    };
    let new_entries = new_entries::NewEntries::read(&import.words)?;
    let plan = plan::Plan::new(root, &matched, &new_entries)?;
    plan.print();
    if !unmatched.is_empty() {
        bail!("有 {} 行没对上，data/ 没有改动：改好名单再导入", unmatched.len());
    }
    if plan.rows.len() != announced {
        let found = plan.rows.len();
        bail!(
            "名单有 {found} 个职业，公布的是 {announced} 个，data/ 没有改动：补全名单；公布的个数变了，就加上 --entries {found}"
        );
    }
    let missing = plan.missing(&new_entries);
    if !missing.is_empty() {
        new_entries.ask(&import.words, &plan)?;
        for problem in &missing {
            println!("  {problem}");
        }
        bail!(
            "新职业还缺 {} 样文字，data/ 没有改动：填好 {} 里的文件，再运行一次",
            missing.len(),
            import.words.display()
        );
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
