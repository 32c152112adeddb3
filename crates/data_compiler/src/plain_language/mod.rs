//! Checks for plain language: no text of the widget exceeds its maximum length or uses an official term that
//! has a plain equivalent, and each unavoidable term has an explanation that visitors can open.
//!
//! The lengths, the words and their explanations are data: `data/glossary.toml`.

mod glossary;
mod user_text;

use crate::diagnostic::{Code, Diagnostic, recorded};
use crate::files::DataFiles;
use crate::policies::PolicyIndex;
use crate::source::SourceFile;
use glossary::Glossary;
use user_text::{Kind, UserText};

/// Checks every text of every policy and of the interface; returns Rust source with the glossary: `WORDS` are
/// those that the main policy uses, `FURTHER_WORDS` the others.
///
/// # Errors
/// A text that is too long or uses a word to avoid, and every error in the glossary itself.
pub fn compile_glossary(root: &(impl DataFiles + ?Sized)) -> Result<String, Vec<Diagnostic>> {
    let file = SourceFile::read(root, "data/glossary.toml").map_err(|problem| vec![problem])?;
    let mut problems = Vec::new();
    let glossary = Glossary::read(root, &file, &mut problems).ok_or_else(|| problems.clone())?;
    let mut first = Vec::new();
    let index = PolicyIndex::read(root).map_err(|problem| vec![problem])?;
    for (position, policy) in index.policies().iter().enumerate() {
        let folder = &policy.folder;
        for name in user_text::FILES {
            let file = SourceFile::read(root, &format!("{folder}/{name}.toml"));
            let Some(file) = recorded(file, &mut problems) else { continue };
            check(&file, &glossary, &mut problems);
            if position == 0 {
                first.push(file.text);
            }
        }
    }
    for file in SourceFile::read_folder(root, "data/texts", "toml").map_err(|problem| vec![problem])? {
        check(&file, &glossary, &mut problems);
    }
    if problems.is_empty() { Ok(glossary.source(&first)) } else { Err(problems) }
}

fn check(file: &SourceFile, glossary: &Glossary, problems: &mut Vec<Diagnostic>) {
    let texts = recorded(user_text::user_texts(file), problems).unwrap_or_default();
    texts.iter().for_each(|text| check_text(file, text, glossary, problems));
}

fn check_text(file: &SourceFile, text: &UserText, glossary: &Glossary, problems: &mut Vec<Diagnostic>) {
    let at = || text.offset..text.offset;
    let counted = without_placeholders(&text.words);
    let (length, longest) = (counted.chars().count(), glossary.longest_of(text.kind));
    if length > longest {
        problems.push(file.problem(
            Code::TextTooLong,
            at(),
            format!("{length} characters, and at most {longest} are read: {}", text.words),
            "say it shorter, or in two texts",
        ));
    }
    for sentence in counted.split(['。', '；', '：', '？', '！']) {
        let length = sentence.chars().count();
        if length > glossary.longest.sentence {
            problems.push(file.problem(
                Code::TextTooLong,
                at(),
                format!(
                    "a sentence of {length} characters, at most {}: {sentence}",
                    glossary.longest.sentence
                ),
                "make two sentences of it",
            ));
        }
    }
    let own = without_quotations(&text.words);
    for avoided in glossary.avoid.iter().filter(|avoided| own.contains(&avoided.words)) {
        problems.push(file.problem(
            Code::OfficialWord,
            at(),
            format!("“{}” is a word of offices: {}", avoided.words, text.words),
            format!("say “{}”, or put the words of a document in “”", avoided.say),
        ));
    }
    // For other kinds, the interface displays the explanation beside the text.
    if matches!(text.kind, Kind::Title | Kind::Interface) {
        for word in glossary.words.iter().filter(|word| word.is_unexplained_in(&text.words)) {
            problems.push(file.problem(
                Code::OfficialWord,
                at(),
                format!("nothing explains “{}” here: {}", word.word.get_ref(), text.words),
                word.remedy(),
            ));
        }
    }
}

/// Replaces each `{placeholder}` by four characters, its approximate length when filled.
fn without_placeholders(text: &str) -> String {
    let mut counted = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        counted.push_str(before);
        counted.push_str("某年某月");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    counted + rest
}

/// Removes quotations, because documents may use any words.
fn without_quotations(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|character| {
            match character {
                '“' => depth += 1,
                '”' => depth -= 1,
                _ => return depth == 0,
            }
            false
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{without_placeholders, without_quotations};

    #[test]
    fn what_is_counted_and_what_is_our_own() {
        assert_eq!(without_placeholders("到{today}还没到{moment}。"), "到某年某月还没到某年某月。");
        assert_eq!(without_placeholders("一共{n"), "一共某年某月");
        assert_eq!(without_quotations("通知写“可以享受“两次”补贴”，您领过。"), "通知写，您领过。");
    }
}
