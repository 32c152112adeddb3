//! Text files as offices save them: UTF-8 with or without a byte order mark, UTF-16 with one, or GBK.

#![warn(missing_docs)]

use encoding_rs::{Encoding, GB18030, UTF_16BE, UTF_16LE};

/// The byte order mark. A spreadsheet program on Chinese Windows reads a CSV file as UTF-8 only if it begins
/// with one.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Decodes the bytes of a text file, without byte order marks. Returns `None` for bytes that are no text, and
/// for UTF-8 that is cut in the middle of a character.
///
/// ```
/// assert_eq!(text_encoding::decode(b"\xd6\xb0\xd2\xb5").as_deref(), Some("职业"));
/// assert_eq!(text_encoding::decode("\u{feff}职业".as_bytes()).as_deref(), Some("职业"));
/// assert_eq!(text_encoding::decode(b"PK\x03\x04\0"), None);
/// ```
pub fn decode(bytes: &[u8]) -> Option<String> {
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => strict(UTF_16LE, rest)?,
        [0xfe, 0xff, rest @ ..] => strict(UTF_16BE, rest)?,
        _ => match std::str::from_utf8(bytes) {
            Ok(text) if is_likely_gbk(text) => strict(GB18030, bytes).unwrap_or_else(|| text.to_owned()),
            Ok(text) => text.to_owned(),
            // Most bytes of UTF-8 are also valid GBK, so a file that is cut must not be tried as GBK.
            Err(error) if error.error_len().is_none() && !bytes[..error.valid_up_to()].is_ascii() => {
                return None;
            }
            // GB18030 contains GBK and GB2312.
            Err(_) => strict(GB18030, bytes)?,
        },
    };
    // Editors that join files leave marks in the middle.
    let text = if text.contains(BYTE_ORDER_MARK) { text.replace(BYTE_ORDER_MARK, "") } else { text };
    (!text.contains('\0')).then_some(text)
}

/// Returns whether valid UTF-8 is likelier GBK: short Chinese words such as 职业 are also valid UTF-8, for
/// letters of scripts that no file here uses (Greek to Arabic). A text in UTF-8 has Chinese characters, of
/// three bytes.
fn is_likely_gbk(text: &str) -> bool {
    let is_foreign = |character: &char| ('\u{370}'..'\u{800}').contains(character);
    let foreign = text.chars().filter(is_foreign).count();
    foreign > 1 && text.chars().all(|character| character < '\u{800}')
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

#[cfg(test)]
mod tests {
    use super::decode;
    use encoding_rs::GB18030;

    const TEXT: &str = "职业编码,职业名称\r\n6-28-03-03,工业废水处理工\r\n";

    fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{text}").encode_utf16().flat_map(to_bytes).collect()
    }

    #[test]
    fn the_same_text_is_read_from_each_encoding() {
        let marked = format!("\u{feff}{TEXT}");
        let marked_twice = format!("\u{feff}\u{feff}{TEXT}");
        let joined = TEXT.replace("\r\n6", "\r\n\u{feff}6");
        for (name, bytes) in [
            ("UTF-8", TEXT.as_bytes().to_vec()),
            ("UTF-8 with a mark", marked.into_bytes()),
            ("UTF-8 with two marks", marked_twice.into_bytes()),
            ("two files joined", joined.into_bytes()),
            ("GBK", GB18030.encode(TEXT).0.into_owned()),
            ("UTF-16, little endian", utf_16(TEXT, u16::to_le_bytes)),
            ("UTF-16, big endian", utf_16(TEXT, u16::to_be_bytes)),
        ] {
            assert_eq!(decode(&bytes).as_deref(), Some(TEXT), "{name}");
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        let cut = &TEXT.as_bytes()[..TEXT.len() - 3];
        for bytes in [cut, b"\xff\xfe\x00", b"\x00\x01", b"\x80\xff", b"%PDF\xff\xff\xff"] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        assert_eq!(decode(b"").as_deref(), Some(""));
    }
}
