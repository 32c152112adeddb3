//! The Chinese sentence for each kind of diagnostic, from `data/diagnostics.toml`. The messages of the
//! compiler, which name ids and values, are in English.

use std::sync::LazyLock;
use toml_edit::{Document, Item};

static LEADS: LazyLock<Option<Document<String>>> =
    LazyLock::new(|| Document::parse(include_str!("../../../data/diagnostics.toml").to_owned()).ok());

/// Returns the sentence for the kind.
pub(crate) fn lead(code: &str) -> &'static str {
    LEADS.as_ref().and_then(|leads| leads.get(code)).and_then(Item::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{LEADS, lead};
    use data_compiler::Code;
    use std::collections::BTreeSet;

    #[test]
    fn every_kind_has_its_own_chinese_sentence_and_no_other_is_there() {
        let leads = LEADS.as_ref().expect("the table is well-formed");
        let listed: BTreeSet<&str> = leads.iter().map(|(code, _)| code).collect();
        assert_eq!(listed, Code::ALL.iter().map(|code| code.as_str()).collect());
        let sentences: BTreeSet<&str> = listed.iter().map(|code| lead(code)).collect();
        assert_eq!(sentences.len(), listed.len());
        for sentence in sentences {
            let is_chinese = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
            assert!(sentence.chars().filter(|sign| is_chinese(*sign)).count() >= 8, "{sentence}");
        }
    }
}
