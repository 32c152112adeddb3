//! The kind of a file by its bytes: its name is often wrong.

use crate::error::ListError;

/// A kind of file that can contain a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A zip package: .xlsx, .ods and the newer .et.
    Package,
    /// A compound file: .xls and the older .et.
    CompoundFile,
    /// Text: .csv or tab-separated.
    Text,
}

/// The first bytes of kinds that are not read, with their Chinese names.
const OTHER: [(&[u8], &str); 8] = [
    (b"%PDF", "PDF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
    (b"{\\rtf", "文字文档"),
];

/// Detects the kind of a file.
///
/// # Errors
/// [`ListError::Empty`], and [`ListError::OtherKind`] for web pages, PDF, pictures and the like.
pub fn detect(bytes: &[u8]) -> Result<FileKind, ListError> {
    if bytes.is_empty() {
        return Err(ListError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(FileKind::Package);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Ok(FileKind::CompoundFile);
    }
    if let Some((_, kind)) = OTHER.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Err(ListError::OtherKind(kind));
    }
    match markup(bytes) {
        Some(kind) => Err(ListError::OtherKind(kind)),
        None => Ok(FileKind::Text),
    }
}

/// Returns the kind of a markup file; spreadsheet programs also open web pages that are named .xls.
fn markup(bytes: &[u8]) -> Option<&'static str> {
    let start: Vec<u8> =
        bytes.iter().take(4096).filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let start = String::from_utf8_lossy(&start);
    let start =
        start.trim_start_matches(|sign: char| sign.is_whitespace() || "\u{feff}\u{fffd}".contains(sign));
    if start.starts_with("mime-version:") {
        return Some("网页");
    }
    if !start.starts_with('<') {
        return None;
    }
    if start.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        return Some("XML 表格");
    }
    let is_page = ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<div"];
    Some(if is_page.iter().any(|tag| start.contains(tag)) { "网页" } else { "XML 文件" })
}

#[cfg(test)]
mod tests {
    use super::{FileKind, detect};
    use crate::error::ListError;

    #[test]
    fn the_bytes_decide_and_not_the_name() {
        for (bytes, kind) in [
            (&b"PK\x03\x04..."[..], FileKind::Package),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1...", FileKind::CompoundFile),
            ("职业编码,职业名称".as_bytes(), FileKind::Text),
            (b"code<1>,name", FileKind::Text),
        ] {
            assert_eq!(detect(bytes), Ok(kind));
        }
    }

    #[test]
    fn other_kinds_are_named() {
        for (bytes, kind) in [
            (&b"<html><body><table>"[..], "网页"),
            (b"\xef\xbb\xbf\r\n <!DOCTYPE html>", "网页"),
            (b"\xff\xfe<\0h\0t\0m\0l\0>\0", "网页"),
            (b"<?xml version=\"1.0\"?><html xmlns:x=\"urn:schemas-microsoft-com:office:excel\">", "网页"),
            (b"<table border=1>", "网页"),
            (b"MIME-Version: 1.0\r\n", "网页"),
            (
                b"<?xml version=\"1.0\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">",
                "XML 表格",
            ),
            (b"<?xml version=\"1.0\"?><a/>", "XML 文件"),
            (b"%PDF-1.7", "PDF 文件"),
            (b"\x89PNG\r\n", "图片"),
            (b"Rar!\x1a", "压缩包"),
            (b"{\\rtf1", "文字文档"),
        ] {
            assert_eq!(detect(bytes), Err(ListError::OtherKind(kind)), "{}", String::from_utf8_lossy(bytes));
        }
        assert_eq!(detect(b""), Err(ListError::Empty));
    }
}
