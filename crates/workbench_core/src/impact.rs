//! Whom a change concerns: the differences between the draft and the data of the build, in plain Chinese.

use crate::DiagnosticLine;
use data_compiler::Diagnostic;
use data_compiler::files::MemoryFiles;
use occupations::Directory;
use policy_audit::diff::{EditionPolicies, report};
use std::collections::BTreeMap;

/// Describes the differences, a line each.
///
/// # Errors
/// The diagnostics of data that do not compile.
pub fn impact(built_in: &MemoryFiles, files: &MemoryFiles) -> Result<Vec<String>, Vec<DiagnosticLine>> {
    describe(built_in, files).map_err(|found| found.into_iter().map(Into::into).collect())
}

fn describe(built_in: &MemoryFiles, files: &MemoryFiles) -> Result<Vec<String>, Vec<Diagnostic>> {
    let mut lines = directories(&names(built_in)?, &names(files)?);
    lines.extend(report(&EditionPolicies::read(built_in)?, &EditionPolicies::read(files)?, None));
    Ok(lines)
}

/// The name of each occupation, by code.
type Names = BTreeMap<String, String>;

fn names(files: &MemoryFiles) -> Result<Names, Vec<Diagnostic>> {
    let bundles = data_compiler::occupations::compile(files)?;
    // The compiler has read the bundle that it wrote.
    let directory = Directory::from_bytes(&bundles.directory).ok();
    let entries = directory.iter().flat_map(|directory| directory.occupations());
    Ok(entries.map(|entry| (entry.code.text().to_string(), entry.name.to_string())).collect())
}

/// Describes the differences between two directories; returns one line if there are none.
fn directories(old: &Names, new: &Names) -> Vec<String> {
    let missing_in = |other: &Names, names: &Names| -> Vec<String> {
        let missing = names.iter().filter(|(code, _)| !other.contains_key(*code));
        missing.map(|(code, name)| format!("    - {code} {name}")).collect()
    };
    let renamed: Vec<String> = old
        .iter()
        .filter_map(|(code, name)| Some((code, name, new.get(code)?)))
        .filter(|(_, before, after)| before != after)
        .map(|(code, before, after)| format!("    - {code} {before} → {after}"))
        .collect();
    let mut lines = vec![format!("目录：旧 {} 个，新 {} 个", old.len(), new.len())];
    let parts = [("新增", missing_in(old, new)), ("去掉", missing_in(new, old)), ("改名", renamed)];
    for (heading, entries) in parts.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        lines.push(format!("  {heading} {} 个", entries.len()));
        lines.extend(entries);
    }
    lines.push(String::new());
    lines
}

#[cfg(test)]
mod tests {
    use super::{Names, directories};

    fn names(entries: &[(&str, &str)]) -> Names {
        entries.iter().map(|(code, name)| ((*code).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn added_removed_and_renamed_occupations_are_listed() {
        let old = names(&[("1-01", "甲"), ("1-02", "乙"), ("1-03", "丙")]);
        let new = names(&[("1-02", "乙"), ("1-03", "丁"), ("1-04", "戊")]);
        let expected = [
            "目录：旧 3 个，新 3 个",
            "  新增 1 个",
            "    - 1-04 戊",
            "  去掉 1 个",
            "    - 1-01 甲",
            "  改名 1 个",
            "    - 1-03 丙 → 丁",
            "",
        ];
        assert_eq!(directories(&old, &new), expected);
        assert_eq!(directories(&old, &old), ["目录：旧 3 个，新 3 个", ""]);
    }
}
