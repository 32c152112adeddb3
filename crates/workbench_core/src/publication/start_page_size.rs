//! The number of entries that the start page names.

use super::PublicationError;
use data_compiler::files::MemoryFiles;

/// The text about the edition and its number of entries on the start page, as the template and its values.
pub(super) struct SizeText {
    /// The text before the edition, between both and after the number.
    template: [String; 3],
    edition: String,
    number: String,
}

impl SizeText {
    pub(super) fn read(files: &MemoryFiles) -> Result<Self, PublicationError> {
        let (edition, number) =
            data_compiler::occupations::edition(files).map_err(|_| PublicationError::Unsound)?;
        let template =
            data_compiler::texts::text(files, "DIRECTORY_SIZE").map_err(|_| PublicationError::Unsound)?;
        let template = template.split_once("{edition}").and_then(|(before, rest)| {
            rest.split_once("{n}").map(|(between, after)| [before, between, after])
        });
        let template = template.ok_or(PublicationError::Unsound)?.map(str::to_owned);
        Ok(Self { template, edition, number: number.to_string() })
    }
}

/// Replaces the edition and its number of entries in the text of the start page, whichever edition it names.
/// A page that does not have the text stays as it is.
pub(super) fn with_size(html: &str, size: &SizeText) -> String {
    let [before, between, after] = &size.template;
    let mut result = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(between.as_str()) {
        let (head, tail) = (&rest[..at], &rest[at + between.len()..]);
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let start = head.rfind('>').map_or(0, |tag| tag + 1);
        let is_text =
            digits > 0 && tail[digits..].starts_with(after.as_str()) && head[start..].starts_with(before);
        if is_text {
            result.extend([&head[..start], before, &escaped(&size.edition), between, &size.number]);
            rest = &tail[digits..];
        } else {
            result.extend([head, between]);
            rest = tail;
        }
    }
    result + rest
}

/// Escapes a text for HTML.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::{SizeText, with_size};

    #[test]
    fn the_start_page_names_the_new_edition_in_place_of_any_other() {
        let size = |edition: &str, number: &str| SizeText {
            template: ["", "，一共", "个。"].map(str::to_owned),
            edition: edition.to_owned(),
            number: number.to_owned(),
        };
        let html = "<p>别的，一共没有</p><span>参考版，一共259个。打字都行</span>";
        let first = with_size(html, &size("<2030>", "260"));
        assert_eq!(first, "<p>别的，一共没有</p><span>&lt;2030&gt;，一共260个。打字都行</span>");
        let second = with_size(&first, &size("2031年版", "9"));
        assert_eq!(second, "<p>别的，一共没有</p><span>2031年版，一共9个。打字都行</span>");
    }
}
