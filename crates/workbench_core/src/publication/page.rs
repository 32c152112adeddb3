//! Rewrites the pages of the server: their scripts name the new files.

use super::PublicationError;
use data_compiler::files::{DataFiles, MemoryFiles};

pub(super) fn text(files: &MemoryFiles, name: &str) -> Result<String, PublicationError> {
    let other_form = || PublicationError::OtherForm(name.to_owned());
    String::from_utf8(files.read(name).map_err(|_| other_form())?).map_err(|_| other_form())
}

/// Replaces a text that must occur exactly once.
pub(super) fn once(text: &str, before: &str, after: &str, file: &str) -> Result<String, PublicationError> {
    if text.matches(before).count() == 1 {
        Ok(text.replace(before, after))
    } else {
        Err(PublicationError::OtherForm(file.to_owned()))
    }
}

/// Removes the attributes of an earlier publication.
pub(super) fn without_attributes(html: &str) -> String {
    let mut html = html.to_owned();
    for name in ["bundle-integrity", "bundle", "occupations-integrity", "occupations", "draft"] {
        // The links of the head have an attribute of the same name, before `href`.
        let start = format!(" data-{name}=\"");
        while let Some(at) = html
            .match_indices(&start)
            .map(|(at, _)| at)
            .find(|at| html[..*at].rfind('<').is_some_and(|tag| !html[tag..].starts_with("<link")))
        {
            let value = at + start.len();
            let Some(length) = html[value..].find('"') else { break };
            html.replace_range(at..value + length + 1, "");
        }
    }
    html
}

/// Replaces the file of the other policies.
pub(super) fn with_policies(html: &str, name: &str, file: &str) -> Result<String, PublicationError> {
    let start = "policies.";
    let Some(at) = html.find(start) else {
        // A page that does not show them.
        return Ok(html.to_owned());
    };
    let end = html[at..].find(".bin").map(|length| at + length + 4);
    let end = end.ok_or_else(|| PublicationError::OtherForm(file.to_owned()))?;
    Ok([&html[..at], name, &html[end..]].concat())
}

#[cfg(test)]
mod tests {
    use super::{with_policies, without_attributes};

    #[test]
    fn the_attributes_of_an_earlier_publication_are_removed() {
        let link = r#"<link rel="alternate" data-bundle="directory" href="directory.bin">"#;
        let script = r#"<script src="a" data-wasm="w"></script>"#;
        let earlier = script.replace(" data-wasm", r#" data-bundle="r" data-bundle-integrity="i" data-wasm"#);
        assert_eq!(without_attributes(&[link, &earlier].concat()), [link, script].concat());
    }

    #[test]
    fn the_file_of_the_other_policies_is_replaced() {
        let html = r#"<link data-bundle="policies" href="policies.0123456789ab.bin">"#;
        let other = with_policies(html, "policies.other.bin", "index.html").expect("is replaced");
        assert_eq!(other, r#"<link data-bundle="policies" href="policies.other.bin">"#);
    }
}
