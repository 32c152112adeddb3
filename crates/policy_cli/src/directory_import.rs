//! Replaces the reference edition by the official list: either all of it or nothing.
//!
//! The crate `directory_update` combines the list with the data; here is what touches files.

use crate::office_files::read_bytes;
use crate::policies::or_print;
use anyhow::{Context, Result, bail};
use data_compiler::files::MemoryFiles;
use directory_import::{limits, read_list};
use directory_update::{Options, Outcome, texts_to_review, update};
use std::fs;
use std::path::{Path, PathBuf};

/// The options of an import.
pub struct Import {
    pub list: PathBuf,
    /// The sheet of a workbook; by default the only visible one with a list.
    pub sheet: Option<String>,
    /// The edition, and how the list is read.
    pub options: Options,
    /// The folder of the files to fill in for new occupations.
    pub words: PathBuf,
    /// Prints the changes without writing anything.
    pub dry_run: bool,
}

/// Replaces the directory under `root`. Nothing is written there unless all checks pass.
pub fn import(root: &Path, import: &Import) -> Result<()> {
    let file = import.list.display();
    let bytes = read_bytes(&import.list, limits::FILE_BYTES)?;
    let list = read_list(&bytes, import.sheet.as_deref()).with_context(|| file.to_string())?;
    let files = MemoryFiles::of_folder(root, "data").context("读不了 data/")?;
    let before = data_compiler::occupations::edition(&files).map(|(_, entries)| entries);
    let folder = import.words.display();
    let texts = texts(&import.words)?;
    let update = update(&files, &list, &texts, &import.options).with_context(|| folder.to_string())?;
    for (index, line) in update.lines.iter().enumerate() {
        if index == 0 { println!("{file}：{line}") } else { println!("{line}") }
    }
    let print = |lines: &[String]| lines.iter().for_each(|line| println!("  {line}"));
    let (changed, count) = match update.outcome {
        Outcome::Refused(details, reason) => {
            print(&details);
            bail!("{reason}");
        }
        Outcome::OtherCount { found, announced } => bail!(
            "名单有 {found} 个职业，公布的是 {announced} 个，data/ 没有改动：补全名单；公布的个数变了，就加上 --entries {found}"
        ),
        Outcome::TextsMissing(missing, files) => {
            print(&missing);
            let count = missing.len();
            if import.dry_run {
                bail!(
                    "新职业还缺 {count} 样文字，data/ 没有改动：去掉 --dry-run 再运行一次，就会在 {folder} 里放好要填的文件"
                );
            }
            fs::create_dir_all(&import.words).with_context(|| format!("建不了 {folder}"))?;
            files.iter().try_for_each(|(name, text)| replace(&import.words.join(name), text.as_bytes()))?;
            bail!("新职业还缺 {count} 样文字，data/ 没有改动：填好 {folder} 里的文件，再运行一次");
        }
        Outcome::DoesNotCompile(found) => {
            return or_print(Err(found))
                .context("这样导入后目录编译不过，data/ 没有改动：照上面说的改好再来");
        }
        Outcome::Ready(changed, count) => (changed, count),
    };
    if import.dry_run {
        println!("可以导入；这次只是试，data/ 没有改动");
        return Ok(());
    }
    write(root, &changed)?;
    println!("导入完了：目录 {count} 个职业");
    let review = texts_to_review(root, before.unwrap_or(count), count)?;
    if !review.is_empty() {
        println!("还请人工看看这些话，是不是还合适（data/texts）：\n  {}", review.join("\n  "));
    }
    Ok(())
}

/// Reads the folder of the files to fill in; a missing folder has none.
fn texts(folder: &Path) -> Result<MemoryFiles> {
    let mut files = MemoryFiles::default();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| format!("读不了 {}", folder.display()))? {
            let entry = entry?;
            if entry.file_type()?.is_file() {
                let bytes = read_bytes(&entry.path(), limits::FILE_BYTES)?;
                files.0.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
            }
        }
    }
    Ok(files)
}

/// Replaces files of `data/`. All new files are written to disk before the first one is renamed.
fn write(root: &Path, changed: &[(String, Vec<u8>)]) -> Result<()> {
    let beside = |path: &str| root.join(format!("{path}.new"));
    for (path, bytes) in changed {
        fs::write(beside(path), bytes).with_context(|| format!("写不了 {}", beside(path).display()))?;
    }
    for (path, _) in changed {
        fs::rename(beside(path), root.join(path)).with_context(|| format!("换不了 {path}"))?;
    }
    Ok(())
}

/// Replaces a file as a whole: a write that fails leaves the old one.
fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let written = fs::write(&beside, bytes).and_then(|()| fs::rename(&beside, path));
    written.with_context(|| format!("写不了 {}：如果别的程序开着它，先关掉", path.display()))
}
