//! `data/words.toml`: the words of headings, labels and options, which no line break cuts.

use crate::diagnostic::{Code, Diagnostic};
use crate::files::DataFiles;
use crate::source::SourceFile;
use serde::Deserialize;
use toml::Spanned;

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    together: Spanned<String>,
    /// Read by the test of line breaks alone: what a dictionary takes for a word.
    #[allow(dead_code)]
    apart: String,
}

/// Returns Rust source with the words, separated by spaces.
///
/// # Errors
/// A malformed file, a word without two Chinese characters, or a word that is listed twice.
pub fn compile_words(root: &(impl DataFiles + ?Sized)) -> Result<String, Vec<Diagnostic>> {
    let file = SourceFile::read(root, "data/words.toml").map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let words = check(&file, &mut problems);
    if problems.is_empty() { Ok(source(&words)) } else { Err(problems) }
}

fn check(file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let together = match file.toml::<Shape>() {
        Ok(shape) => shape.together,
        Err(problem) => {
            problems.push(problem);
            return Vec::new();
        }
    };
    let mut words: Vec<String> = Vec::new();
    for word in together.get_ref().split_whitespace() {
        let mut refuse = |code, message: String, remedy: &str| {
            // The list is a text of many lines, so that the line is found by the word.
            let offset = file.text.rfind(word).unwrap_or(together.span().start);
            problems.push(file.problem(code, offset..offset, message, remedy));
        };
        let is_chinese = word.chars().all(|character| ('\u{4e00}'..='\u{9fff}').contains(&character));
        if !is_chinese || word.chars().count() < 2 {
            refuse(Code::OutOfRange, format!("“{word}” is no word of two characters or more"), "remove it");
        }
        if words.iter().any(|known| known == word) {
            refuse(Code::DuplicateId, format!("“{word}” is listed twice"), "remove one of them");
        }
        words.push(word.to_owned());
    }
    words
}

/// Returns Rust source without the words whose pairs of characters other words have.
fn source(words: &[String]) -> String {
    let pairs = |word: &str| {
        let characters: Vec<char> = word.chars().collect();
        characters.windows(2).map(|pair| (pair[0], pair[1])).collect::<Vec<_>>()
    };
    let mut by_length: Vec<&String> = words.iter().collect();
    by_length.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    let mut kept: Vec<&String> = Vec::new();
    let mut known: Vec<(char, char)> = Vec::new();
    for word in by_length {
        if pairs(word).iter().any(|pair| !known.contains(pair)) {
            known.extend(pairs(word));
            kept.push(word);
        }
    }
    // In the order of the file: related words beside each other compress better.
    let listed: Vec<&str> = words.iter().filter(|word| kept.contains(word)).map(String::as_str).collect();
    format!("/// The words, separated by spaces.\npub static WORDS: &str = {:?};\n", listed.join(" "))
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    /// Returns the codes and lines of the diagnostics, and the source.
    fn compiled(words: &str) -> (Vec<(Code, u32)>, String) {
        let text = format!("together = \"\"\"\n{words}\n\"\"\"\napart = \"\"\n");
        let file = SourceFile { path: "data/words.toml".to_owned(), text };
        let mut problems = Vec::new();
        let words = check(&file, &mut problems);
        (problems.into_iter().map(|problem| (problem.code, problem.line)).collect(), source(&words))
    }

    #[test]
    fn words_are_listed_once_and_parts_of_others_are_left_out() {
        let (problems, source) = compiled("政府 财政\n干部 村干部");
        assert_eq!(problems, []);
        assert!(source.contains("\"政府 财政 村干部\""), "{source}");
    }

    #[test]
    fn errors_have_their_line() {
        assert_eq!(compiled("政府 x").0, [(Code::OutOfRange, 2)]);
        assert_eq!(compiled("政府\n财").0, [(Code::OutOfRange, 3)]);
        assert_eq!(compiled("政府\n财政\n政府").0, [(Code::DuplicateId, 4)]);
    }
}
