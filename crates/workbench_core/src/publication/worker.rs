//! Rewrites the service worker, which lists the files of a build.

use super::PublicationError;
use super::page::once;
use file_hash::{integrity, short_hash};

/// The file that is rewritten.
pub(super) const WORKER: &str = "service-worker.js";

/// Rewrites the service worker: another page, the added files, another build.
pub(super) fn worker(
    source: &str,
    page: &[u8],
    added: &[(String, String)],
) -> Result<String, PublicationError> {
    const PAGE_ENTRY: &str = r#""":"sha384-"#;
    let other_form = || PublicationError::OtherForm(WORKER.to_owned());
    let source = source.replace(r#""": "sha384-"#, PAGE_ENTRY);
    let at = source.find(PAGE_ENTRY).ok_or_else(other_form)?;
    let end = at + PAGE_ENTRY.len() + source[at + PAGE_ENTRY.len()..].find('"').ok_or_else(other_form)? + 1;
    let mut entries = format!(r#""":"{}""#, integrity(page));
    for (name, fingerprint) in added.iter().filter(|(name, _)| !source.contains(name.as_str())) {
        entries.push_str(&format!(r#","{name}":"{fingerprint}""#));
    }
    let build = build_name(&source).ok_or_else(other_form)?;
    let renewed = [&source[..at], &entries, &source[end..]].concat();
    once(&renewed, &build, &short_hash(renewed.as_bytes()), WORKER)
}

/// Finds the name of the build: the only string of twelve hexadecimal digits.
fn build_name(source: &str) -> Option<String> {
    let is_name = |text: &&str| text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let mut found = source.split(['"', '\'', '`']).filter(is_name);
    let name = found.next()?.to_owned();
    found.next().is_none().then_some(name)
}

#[cfg(test)]
mod tests {
    use super::{build_name, worker};
    use file_hash::integrity;

    const SOURCE: &str =
        r#"(()=>{"use strict";const r="0123456789ab",c={"":"sha384-old","app.css":"sha384-a"};})();"#;

    #[test]
    fn the_worker_gets_the_page_the_files_and_another_build() {
        let added = [("rules.x.bin".to_owned(), "sha384-r".to_owned())];
        let renewed = worker(SOURCE, b"page", &added).expect("is rewritten");
        let entry =
            format!(r#"{{"":"{}","rules.x.bin":"sha384-r","app.css":"sha384-a"}}"#, integrity(b"page"));
        assert!(renewed.contains(&entry), "{renewed}");
        assert!(!renewed.contains("0123456789ab") && build_name(&renewed).is_some(), "{renewed}");
        // A second publication of the same file adds no second entry.
        let again = worker(&renewed, b"other", &added).expect("is rewritten");
        assert_eq!(again.matches("rules.x.bin").count(), 1, "{again}");
        assert!(worker("no list", b"page", &[]).is_err());
        assert!(worker(r#"{"":"sha384-old"}"#, b"page", &[]).is_err(), "without a build");
    }
}
