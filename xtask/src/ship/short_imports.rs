//! Shortens the import names between glue and widget.
//!
//! wasm-bindgen distinguishes imports by hashes, which occur in both files and do not compress.

use std::collections::BTreeMap;

/// A short name for each long name.
pub struct ShortNames(BTreeMap<String, String>);

impl ShortNames {
    /// Assigns the names in alphabetical order, so that builds are reproducible.
    pub fn of(long: impl Iterator<Item = String>) -> Self {
        let mut names: BTreeMap<String, String> = long.map(|name| (name, String::new())).collect();
        for (index, short) in names.values_mut().enumerate() {
            *short = short_name(index);
        }
        Self(names)
    }

    /// Returns the short name for `long`.
    pub fn get(&self, long: &str) -> Option<&str> {
        self.0.get(long).map(String::as_str)
    }

    /// Replaces every long name in the script, whole words only.
    pub fn replace_in(&self, script: &str) -> String {
        let mut replaced = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(is_of_a_word) {
            let (before, from_word) = rest.split_at(start);
            let end = from_word.find(|sign| !is_of_a_word(sign)).unwrap_or(from_word.len());
            let (word, after) = from_word.split_at(end);
            replaced.push_str(before);
            replaced.push_str(self.get(word).unwrap_or(word));
            rest = after;
        }
        replaced.push_str(rest);
        replaced
    }
}

fn is_of_a_word(sign: char) -> bool {
    sign.is_alphanumeric() || sign == '_' || sign == '$'
}

/// Returns the name for an index: a, b, … z, ba, bb, …
fn short_name(mut index: usize) -> String {
    const LETTERS: &[u8; 26] = b"abcdefghijklmnopqrstuvwxyz";
    let mut name = String::new();
    loop {
        name.insert(0, char::from(LETTERS[index % 26]));
        index /= 26;
        if index == 0 {
            return name;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ShortNames, short_name};

    #[test]
    fn no_two_short_names_are_the_same() {
        let names: std::collections::BTreeSet<String> = (0..2000).map(short_name).collect();
        assert_eq!(names.len(), 2000);
        assert_eq!((short_name(0), short_name(25), short_name(26)), ("a".into(), "z".into(), "ba".into()));
    }

    #[test]
    fn only_whole_words_are_replaced() {
        let names = ShortNames::of(["__wbg_next_1", "__wbg_next_12"].map(str::to_owned).into_iter());
        let script = "{__wbg_next_12: f(), __wbg_next_1: g(), x__wbg_next_1: '工'}";
        assert_eq!(names.replace_in(script), "{b: f(), a: g(), x__wbg_next_1: '工'}");
    }
}
