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
    let (message, remedy) =
        ("the row is not one simplified character and its traditional forms", "write them like 发,發髮");
    typed.traditional =
        pairs(traditional, ["simplified", "traditional"], is_han, (message, remedy), problems);
    let (message, remedy) = (
        "the row is not one character and its compatibility forms",
        "write the character, then forms of other Unicode blocks",
    );
    let is_form = |character| !is_han(character);
    typed.compatibility = pairs(compatibility, ["character", "forms"], is_form, (message, remedy), problems);
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

/// Reads rows of one Chinese character and its other forms, and returns each form with its character.
fn pairs(
    file: &SourceFile,
    head: [&str; 2],
    is_form: impl Fn(char) -> bool,
    (message, remedy): (&str, &str),
    problems: &mut Vec<Diagnostic>,
) -> Vec<(char, char)> {
    let mut pairs = Vec::new();
    for row in rows(file, head, problems) {
        let [character, forms] = &row.fields;
        let mut characters = character.chars();
        match (characters.next(), characters.next()) {
            (Some(usual), None) if is_han(usual) && !forms.is_empty() && forms.chars().all(&is_form) => {
                pairs.extend(forms.chars().map(|form| (form, usual)));
            }
            _ => problems.push(file.problem_on_line(Code::Malformed, row.line, message, remedy)),
        }
    }
    pairs
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}
