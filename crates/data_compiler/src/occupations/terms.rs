//! Characters and character bigrams of a text: the terms by which descriptions and definitions are compared.

use std::collections::BTreeSet;

/// The distinct Chinese characters of some texts and their distinct bigrams (pairs of neighbours).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// Each character once, in code point order.
    pub characters: BTreeSet<char>,
    /// Each pair of neighbouring characters once. A pair never crosses punctuation.
    pub bigrams: BTreeSet<(char, char)>,
}

impl Terms {
    /// Adds the terms of `text`. Any other character than a Chinese one is a separator.
    pub fn add(&mut self, text: &str) {
        let mut previous = None;
        for character in text.chars() {
            let han = ('\u{4e00}'..='\u{9fff}').contains(&character);
            if han {
                self.characters.insert(character);
                if let Some(previous) = previous {
                    self.bigrams.insert((previous, character));
                }
            }
            previous = han.then_some(character);
        }
    }

    /// Formats the terms as two fields of `definition-terms.csv`. Both are sorted, so that the original
    /// sentence cannot be reconstructed from them.
    pub fn to_fields(&self) -> [String; 2] {
        let bigrams: Vec<String> = self.bigrams.iter().map(|pair| format!("{}{}", pair.0, pair.1)).collect();
        [self.characters.iter().collect(), bigrams.join(" ")]
    }

    /// Parses the output of [`Terms::to_fields`]; returns `None` if a field is not of that form.
    pub(crate) fn from_fields(characters: &str, bigrams: &str) -> Option<Self> {
        let mut terms = Self { characters: characters.chars().collect(), bigrams: BTreeSet::new() };
        for bigram in bigrams.split(' ') {
            let mut pair = bigram.chars();
            let (Some(first), Some(second), None) = (pair.next(), pair.next(), pair.next()) else {
                return None;
            };
            terms.bigrams.insert((first, second));
        }
        (!terms.characters.is_empty() && terms.to_fields() == [characters, bigrams]).then_some(terms)
    }
}
