//! Compiles the interface texts: `data/texts/<page>.toml` becomes one constant for each text.

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::source::SourceFile;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use std::path::Path;
use toml::Spanned;

/// The folders whose code uses texts.
const CODE: [&str; 6] = [
    "src",
    "crates/content/src",
    "crates/widget_state/src",
    "crates/js_module/src",
    "crates/directory_page/src",
    "xtask/src/ship",
];

/// A text and its position.
struct Text {
    name: String,
    words: String,
    file: usize,
    offset: usize,
}

/// Returns Rust source with one `pub const PAGE_KEY: &str` for each text.
///
/// # Errors
/// A malformed file, or two keys with the same constant name.
pub fn compile_texts(root: &(impl DataFiles + ?Sized)) -> Result<String, Vec<Diagnostic>> {
    let files = text_files(root)?;
    let mut problems = Vec::new();
    let texts = read_texts(&files, &mut problems);
    if problems.is_empty() { Ok(source(&texts)) } else { Err(problems) }
}

/// Compares the texts with the code: each text is used, and each text that the code names exists.
///
/// The Rust compiler finds neither an unused constant of another crate nor a name in a string, so that a
/// check of its own reads the source files.
///
/// # Errors
/// Unused and missing texts, and files that cannot be read.
pub fn check_text_usage(root: &Path) -> Result<(), Vec<Diagnostic>> {
    let files = text_files(root)?;
    let mut problems = Vec::new();
    let texts = read_texts(&files, &mut problems);
    let mut code_files = Vec::new();
    for folder in CODE.into_iter().filter(|folder| root.join(folder).is_dir()) {
        read_code(root, folder, &mut code_files).map_err(|problem| vec![problem])?;
    }
    let uses: Vec<(usize, usize, &str)> = code_files
        .iter()
        .enumerate()
        .flat_map(|(index, file)| constants(&file.text).map(move |(offset, name)| (index, offset, name)))
        .collect();
    let named: HashSet<&str> = code_files.iter().flat_map(|file| literals(&file.text)).collect();
    for (file, offset, name) in &uses {
        if !texts.iter().any(|text| text.name == *name) {
            problems.push(code_files[*file].problem(
                Code::TextMissing,
                *offset..*offset,
                missing(name),
                MISSING_REMEDY,
            ));
        }
    }
    for text in &texts {
        if !named.contains(text.name.as_str()) && !uses.iter().any(|(_, _, name)| *name == text.name) {
            problems.push(files[text.file].problem(
                Code::TextUnused,
                text.offset..text.offset,
                format!("nothing uses the text {}", text.name),
                "remove it, or use it",
            ));
        }
    }
    if problems.is_empty() { Ok(()) } else { Err(problems) }
}

const MISSING_REMEDY: &str =
    "add the key to the file of its page: PAGE_KEY stands for `key` in data/texts/page.toml";

fn missing(name: &str) -> String {
    format!("no file of data/texts holds the text {name}")
}

fn text_files(root: &(impl DataFiles + ?Sized)) -> Result<Vec<SourceFile>, Vec<Diagnostic>> {
    SourceFile::read_folder(root, "data/texts", "toml").map_err(|problem| vec![problem])
}

fn read_texts(files: &[SourceFile], problems: &mut Vec<Diagnostic>) -> Vec<Text> {
    let mut texts: Vec<Text> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let page = Path::new(&file.path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Some(read) = recorded(file.toml::<BTreeMap<Spanned<String>, String>>(), problems) else {
            continue;
        };
        for (key, words) in read {
            let name = format!("{page}_{}", key.get_ref()).replace('-', "_").to_uppercase();
            if texts.iter().any(|text| text.name == name) {
                problems.push(file.problem(
                    Code::DuplicateId,
                    key.span(),
                    format!("two texts are called {name}"),
                    "rename one of the two keys",
                ));
            }
            texts.push(Text { name, words, file: index, offset: key.span().start });
        }
    }
    texts
}

/// Returns the text with this name, such as `SHELL_NAME`, for pages that the build writes.
///
/// # Errors
/// A malformed file, or an unknown name.
pub fn text(root: &(impl DataFiles + ?Sized), name: &str) -> Result<String, Vec<Diagnostic>> {
    let files = text_files(root)?;
    let mut problems = Vec::new();
    let found = read_texts(&files, &mut problems).into_iter().find(|text| text.name == name);
    match found {
        Some(text) if problems.is_empty() => Ok(text.words),
        _ => {
            problems.extend(
                files
                    .first()
                    .filter(|_| problems.is_empty())
                    .map(|file| file.problem(Code::TextMissing, 0..0, missing(name), MISSING_REMEDY)),
            );
            Err(problems)
        }
    }
}

/// Returns the name of every `text::NAME` in the code, with its offset.
fn constants(code: &str) -> impl Iterator<Item = (usize, &str)> + '_ {
    const MARK: &str = "text::";
    code.match_indices(MARK).filter_map(|(offset, mark)| {
        // Another module's name may end the same (`answer_text::`).
        let is_part_of_name = code[..offset].ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let name = leading_name(&code[offset + mark.len()..]);
        // One capital is the start of a type's name, not a text.
        (!is_part_of_name && name.len() > 1).then_some((offset, name))
    })
}

/// Returns every string literal that could be the name of a text. The build looks some up by name, and
/// reports those that are missing.
fn literals(code: &str) -> impl Iterator<Item = &str> + '_ {
    code.match_indices('"').filter_map(|(offset, quote)| {
        let rest = &code[offset + quote.len()..];
        let name = leading_name(rest);
        rest[name.len()..].starts_with('"').then_some(name)
    })
}

/// Returns the capitals, digits and underscores that the code begins with.
fn leading_name(code: &str) -> &str {
    let end = code.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'));
    &code[..end.unwrap_or(code.len())]
}

fn read_code(root: &Path, folder: &str, files: &mut Vec<SourceFile>) -> Result<(), Diagnostic> {
    files.extend(SourceFile::read_folder(root, folder, "rs")?);
    let entries = std::fs::read_dir(root.join(folder)).into_iter().flatten().flatten();
    let mut folders: Vec<String> = entries
        .filter(|entry| entry.path().is_dir())
        .map(|entry| format!("{folder}/{}", entry.file_name().to_string_lossy()))
        .collect();
    folders.sort();
    folders.iter().try_for_each(|folder| read_code(root, folder, files))
}

fn source(texts: &[Text]) -> String {
    let mut source = String::new();
    for text in texts {
        // Writing to a String cannot fail.
        let _ = writeln!(
            source,
            "/// {}\npub const {}: &str = {:?};",
            text.words.replace('\n', " "),
            text.name,
            text.words
        );
    }
    source
}
