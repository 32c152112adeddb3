//! The characters that follow a text inside names, work types and labels: what a visitor who writes by hand
//! is likely to write next.

use crate::Directory;
use std::collections::BTreeMap;

impl Directory {
    /// Returns the Chinese characters that follow `written` in names, work types and labels, the most
    /// frequent first. If no text continues all of it, its longest suffix that one continues is used.
    #[must_use]
    pub fn continuations(&self, written: &str) -> Vec<char> {
        let mut rest = written.chars();
        loop {
            let end = rest.as_str();
            if end.is_empty() {
                return Vec::new();
            }
            let found = self.following(end);
            if !found.is_empty() {
                return found;
            }
            rest.next();
        }
    }

    fn following(&self, end: &str) -> Vec<char> {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        let names =
            self.occupations().iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.work_types));
        for text in names.chain(&self.index.labels) {
            for (at, _) in text.match_indices(end) {
                let next = text[at + end.len()..].chars().next();
                if let Some(next) = next.filter(|next| ('\u{4e00}'..='\u{9fff}').contains(next)) {
                    *counts.entry(next).or_default() += 1;
                }
            }
        }
        let mut found: Vec<(usize, char)> = counts.into_iter().map(|(next, count)| (count, next)).collect();
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, next)| next).collect()
    }
}
