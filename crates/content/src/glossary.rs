//! The official terms that texts cannot avoid, with their explanations: data/glossary.toml.

/// A word that has to be explained.
#[derive(Debug)]
pub struct Word {
    /// The term as it appears in a text.
    pub word: &'static str,
    /// Plain words that make the explanation unnecessary if the same text contains one of them.
    pub plain: &'static [&'static str],
}

/// The explanation of a word.
#[derive(Debug)]
pub struct Meaning {
    pub word: &'static str,
    /// The explanation in plain words.
    pub means: &'static str,
    /// The document and clause of the explanation; empty if it is our own reading.
    pub ground: &'static str,
}

impl Word {
    /// Returns whether one of the texts, which are displayed together, uses the term and none of them
    /// explains it.
    pub fn is_unexplained_in(&self, texts: &[&str]) -> bool {
        texts.iter().any(|text| holds(text, self.word))
            && !texts.iter().any(|text| self.plain.iter().any(|plain| holds(text, plain)))
    }
}

/// Returns true if the text contains the words. `str::contains` is optimized for long texts and costs more
/// wasm.
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
