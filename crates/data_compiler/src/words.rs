//! `data/words.toml`: the words of headings, labels, options and names of occupations, which no line break
//! cuts.

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::source::SourceFile;
use serde::Deserialize;
use std::collections::BTreeSet;
use toml::Spanned;

/// The shape of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    together: Spanned<String>,
    /// Further words of occupations and work types; their line breaks are in the bundle of the directory.
    occupations: Spanned<String>,
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
    if problems.is_empty() { Ok(source(&words.together)) } else { Err(problems) }
}

/// The words of the file.
#[derive(Debug, Default)]
pub(crate) struct Words {
    /// Those of headings, labels and options.
    together: Vec<String>,
    /// Those and the further ones of names of occupations.
    all: BTreeSet<String>,
}

/// Reads and checks the file. Without words if it is malformed.
pub(crate) fn check(file: &SourceFile, problems: &mut Vec<Diagnostic>) -> Words {
    let Some(shape) = recorded(file.toml::<Shape>(), problems) else { return Words::default() };
    let together = listed(file, &shape.together, Vec::new(), problems);
    let all = listed(file, &shape.occupations, together.clone(), problems);
    Words { together, all: all.into_iter().collect() }
}

/// Adds the words of a list to those known.
fn listed(
    file: &SourceFile,
    list: &Spanned<String>,
    mut words: Vec<String>,
    problems: &mut Vec<Diagnostic>,
) -> Vec<String> {
    for word in list.get_ref().split_whitespace() {
        let mut refuse = |code, message: String, remedy: &str| {
            // The list is a text of many lines, so that the line is found by the word.
            let text = file.text.get(list.span()).unwrap_or_default();
            let offset = list.span().start + text.rfind(word).unwrap_or(0);
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

impl Words {
    /// Returns for each character of a name of an occupation whether a line may begin with it: not inside a
    /// word, not with the last character alone, and not beside a mark that belongs to the other side.
    pub(crate) fn line_starts(&self, name: &str) -> Vec<bool> {
        let characters: Vec<char> = name.chars().collect();
        let word_starts = self.word_starts(&characters);
        (0..characters.len())
            .map(|index| {
                index > 0
                    && index + 1 < characters.len()
                    && word_starts.contains(&index)
                    && may_break_beside_marks(characters[index - 1], characters[index])
            })
            .collect()
    }

    /// Returns the indices at which the words of a name begin. Where listed words overlap, those count that
    /// cut the name into the fewest words, with the fewest characters outside any: 绿化工程 is 绿化 and 工程, not 化工.
    /// The last character may stand by itself, because it is often a suffix.
    fn word_starts(&self, characters: &[char]) -> BTreeSet<usize> {
        // For each end the number of words before it, of those of one character, and the start of the last
        // word.
        let mut best: Vec<(usize, usize, usize)> = vec![(0, 0, 0)];
        for end in 1..=characters.len() {
            let starts = (0..end).filter(|start| {
                let word = &characters[*start..end];
                word.len() == 1 || self.all.contains(&word.iter().collect::<String>())
            });
            let cost = |start: usize| {
                let alone = usize::from(start + 1 == end && end < characters.len());
                let word = usize::from(start + 1 < end || alone == 1);
                (best[start].0 + word, best[start].1 + alone, start)
            };
            best.push(starts.map(cost).min().unwrap_or_default());
        }
        let mut starts = BTreeSet::new();
        let mut end = characters.len();
        while end > 0 {
            end = best[end].2;
            starts.insert(end);
        }
        starts
    }
}

/// Returns whether a line may break between two characters of a name as far as marks are concerned: they stay
/// with what they enclose, and Latin words and numbers stay whole.
fn may_break_beside_marks(before: char, after: char) -> bool {
    let is_wide = |character: char| character >= '\u{2e80}';
    is_wide(before) && is_wide(after) && !"）、，；：".contains(after) && !"（".contains(before)
}

#[cfg(test)]
mod tests {
    use super::{check, source};
    use crate::diagnostic::Code;
    use crate::source::SourceFile;

    /// Returns the codes and lines of the diagnostics, and the source.
    fn compiled(words: &str) -> (Vec<(Code, u32)>, String) {
        let text = format!("together = \"\"\"\n{words}\n\"\"\"\noccupations = \"无人机\"\napart = \"\"\n");
        let file = SourceFile { path: "data/words.toml".to_owned(), text };
        let mut problems = Vec::new();
        let words = check(&file, &mut problems);
        (problems.into_iter().map(|problem| (problem.code, problem.line)).collect(), source(&words.together))
    }

    #[test]
    fn words_are_listed_once_and_parts_of_others_are_left_out() {
        let (problems, source) = compiled("政府 财政\n干部 村干部");
        assert_eq!(problems, []);
        assert!(source.contains("\"政府 财政 村干部\""), "{source}");
    }

    #[test]
    fn a_name_breaks_between_words_and_its_last_character_is_not_alone() {
        let text =
            "together = \"驾驶 设备 工程 处理\"\noccupations = \"无人机 承压 锅炉 绿化 化工 污水 水处理\"\napart = \"\"\n"
                .to_owned();
        let file = SourceFile { path: "data/words.toml".to_owned(), text };
        let words = check(&file, &mut Vec::new());
        for expected in [
            "无人机|驾驶员",
            "锅炉|（承压）|设备|焊工",
            "碳|工程",
            "工程",
            "A级|锅炉",
            "绿化|工程",
            "绿化工",
            "污水|处理工",
        ] {
            let name: String = expected.chars().filter(|character| *character != '|').collect();
            let mut cut = String::new();
            for (character, starts) in name.chars().zip(words.line_starts(&name)) {
                cut.push_str(if starts { "|" } else { "" });
                cut.push(character);
            }
            assert_eq!(cut, expected);
        }
    }

    #[test]
    fn errors_have_their_line() {
        assert_eq!(compiled("政府 x").0, [(Code::OutOfRange, 2)]);
        assert_eq!(compiled("政府\n财").0, [(Code::OutOfRange, 3)]);
        assert_eq!(compiled("政府\n财政\n政府").0, [(Code::DuplicateId, 4)]);
        assert_eq!(compiled("无人机").0, [(Code::DuplicateId, 4)], "in both lists");
    }
}
