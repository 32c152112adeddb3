//! The words of offices that cannot be avoided, and what they mean: data/glossary.toml.

/// A word that has to be explained.
#[derive(Debug)]
pub struct Word {
    /// What stands in a text.
    pub word: &'static str,
    /// What makes the explanation needless where it stands beside the word.
    pub plain: &'static [&'static str],
}

/// The explanation of a word.
#[derive(Debug)]
pub struct Meaning {
    /// [`Word::word`]
    pub word: &'static str,
    /// What it means, in plain words of ours.
    pub means: &'static str,
    /// The document and clause it rests on; empty for a reading of our own.
    pub ground: &'static str,
}

impl Word {
    /// Whether one of the texts, which are read together, uses the word and none says what it means.
    pub fn is_unexplained_in(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| holds(text, self.word))
            && !texts.iter().any(|text| self.plain.iter().any(|plain| holds(text, plain)))
    }
}

/// Whether the words stand in the text. (Texts are short; the library's search is made for long ones, and
/// weighs as much.)
fn holds(text: &str, words: &str) -> bool {
    text.as_bytes().windows(words.len()).any(|piece| piece == words.as_bytes())
}

include!(concat!(env!("OUT_DIR"), "/glossary.rs"));

#[cfg(test)]
mod tests {
    use super::{FURTHER_WORDS, WORDS};

    #[test]
    fn a_word_is_explained_unless_it_was() {
        let word = WORDS.iter().find(|word| word.word == "财政供养").expect("a word of the first policy");
        assert!(word.is_unexplained_in(&["您的性别是？", "通知写明“财政供养人员除外”。"]));
        assert!(!word.is_unexplained_in(&["不是财政供养人员（工资不由财政发）"]));
        assert!(!word.is_unexplained_in(&["您的性别是？"]));
        assert!(!FURTHER_WORDS.is_empty());
    }
}
