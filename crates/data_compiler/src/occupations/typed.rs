//! Characters that users type although no text contains them: common homophones, and traditional characters.

use super::tables::rows;
use crate::diagnostic::{Code, Diagnostic};
use crate::source::SourceFile;

/// Characters that users may type.
pub(crate) struct TypedCharacters {
    /// Common characters.
    pub(crate) common: Vec<char>,
    /// Pairs of a traditional character and its simplified form.
    pub(crate) traditional: Vec<(char, char)>,
    /// Pairs of a compatibility form (Kangxi radical, CJK compatibility ideograph) and its character:
    /// lists copied from PDF files hold them.
    pub(crate) compatibility: Vec<(char, char)>,
}

/// Reads `common-characters.txt` and `traditional.csv`.
pub(crate) fn read(
    common: &SourceFile,
    traditional: &SourceFile,
    compatibility: &SourceFile,
    problems: &mut Vec<Diagnostic>,
) -> TypedCharacters {
    let mut typed =
        TypedCharacters { common: Vec::new(), traditional: Vec::new(), compatibility: Vec::new() };
    for (line, text) in (1..).zip(common.text.lines()).filter(|(_, text)| !text.starts_with('#')) {
        for character in text.chars() {
            if is_han(character) {
                typed.common.push(character);
            } else {
                problems.push(common.problem_on_line(
                    Code::Malformed,
                    line,
                    format!("'{character}' is not a Chinese character"),
                    "write only Chinese characters, comments begin with #",
                ));
            }
        }
    }
    for row in rows(traditional, ["simplified", "traditional"], problems) {
        let [simplified, old] = &row.fields;
        let mut characters = simplified.chars();
        match (characters.next(), characters.next()) {
            (Some(new), None) if is_han(new) && old.chars().all(is_han) && !old.is_empty() => {
                typed.traditional.extend(old.chars().map(|old| (old, new)));
            }
            _ => problems.push(traditional.problem_on_line(
                Code::Malformed,
                row.line,
                "the row is not one simplified character and its traditional forms",
                "write them like 发,發髮",
            )),
        }
    }
    for row in rows(compatibility, ["character", "forms"], problems) {
        let [character, forms] = &row.fields;
        match character.chars().next() {
            Some(character) if is_han(character) && !forms.chars().any(is_han) => {
                typed.compatibility.extend(forms.chars().map(|form| (form, character)));
            }
            _ => problems.push(compatibility.problem_on_line(
                Code::Malformed,
                row.line,
                "the row is not one character and its compatibility forms",
                "write the character, then forms of other Unicode blocks",
            )),
        }
    }
    typed.common.sort_unstable();
    typed.common.dedup();
    typed.traditional.sort_unstable();
    for pair in typed.traditional.windows(2).filter(|pair| pair[0].0 == pair[1].0) {
        problems.push(traditional.problem_on_line(
            Code::DuplicateId,
            1,
            format!("{} stands for both {} and {}", pair[0].0, pair[0].1, pair[1].1),
            "let a traditional character stand for one simplified character",
        ));
    }
    typed
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
