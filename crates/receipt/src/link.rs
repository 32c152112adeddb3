//! The link of a receipt, `https://example.org/green/#/r/1AB2…`: builds it and takes it apart.
//!
//! Links arrive altered: messengers append a query, browsers percent-encode, hand scanners type through an
//! input method that turns `/` into `、` and ASCII into full-width characters.

use alloc::{borrow::ToOwned, string::String, vec::Vec};

/// The fragment of a link up to the receipt.
pub const FRAGMENT: &str = "#/r/";

/// Returns the link of a receipt up to the receipt. `home` is the URL of the widget's page.
///
/// ```
/// let home = "https://example.org/green/?theme=dark#/result";
/// assert_eq!(receipt::link::prefix(home), "https://example.org/green/#/r/");
/// ```
#[must_use]
pub fn prefix(home: &str) -> String {
    let page = home.split(['?', '#']).next().unwrap_or_default();
    [page, FRAGMENT].concat()
}

/// Returns the receipt within the decoded fragment of a link, with or without `#`. `None` if the fragment is
/// of another page.
///
/// ```
/// assert_eq!(receipt::link::in_fragment("#/r/1AB2?from=timeline"), Some("1AB2"));
/// assert_eq!(receipt::link::in_fragment("#/about"), None);
/// ```
#[must_use]
pub fn in_fragment(fragment: &str) -> Option<&str> {
    let route = fragment.strip_prefix('#').unwrap_or(fragment);
    route.strip_prefix("/r/").map(without_query)
}

/// Returns the last part of a link, or the text without one: what [`find`](crate::find()) reports of a line
/// in which it finds no receipt.
pub(crate) fn in_text(text: &str) -> &str {
    let fragment = text.rsplit(['#', '＃']).next().unwrap_or_default();
    without_query(fragment).rsplit(['/', '／', '、']).next().unwrap_or_default().trim()
}

/// Removes the query that messengers append.
fn without_query(fragment: &str) -> &str {
    fragment.split(['?', '？']).next().unwrap_or_default()
}

/// Undoes percent-encoding, also where a messenger encoded an encoded link again.
///
/// ```
/// assert_eq!(receipt::link::decode("#%252Fdirectory"), "#/directory");
/// ```
#[must_use]
pub fn decode(text: &str) -> String {
    let mut decoded = percent_decode(text);
    for _ in 1..MOST_ENCODINGS {
        decoded = percent_decode(&decoded);
    }
    decoded
}

/// The number of times that a link may have been encoded.
const MOST_ENCODINGS: usize = 3;

/// Decodes percent-encoding (RFC 3986), as in `%EF%BC%91` for `１`. Invalid sequences stay as they are, so
/// that [`Receipt::decode`](crate::Receipt::decode) reports their characters.
fn percent_decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let pair = after.split_at_checked(2).filter(|_| *first == b'%');
        let byte = pair.and_then(|(pair, after)| Some((hex(pair[0])? << 4 | hex(pair[1])?, after)));
        let (byte, after) = byte.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
}

/// Returns the value of a hexadecimal digit.
fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::{in_fragment, in_text, percent_decode, prefix};

    #[test]
    fn the_receipt_is_found_however_the_link_was_typed() {
        for text in [
            "1AB2",
            " 1AB2\r",
            "https://example.org/green/#/r/1AB2",
            "#/r/1AB2",
            "／ｒ／1AB2",
            "https://example.org/green/?large#/r/1AB2?from=timeline/x",
            "HTTPS：、、ＥＸＡＭＰＬＥ。ＯＲＧ、＃、Ｒ、1AB2",
            "https:／／example.org／＃／r／1AB2？from=x",
            "看看我的结果 https://example.org/#/r/1AB2",
        ] {
            assert_eq!(in_text(text), "1AB2", "{text}");
        }
        assert_eq!(in_text(""), "");
    }

    #[test]
    fn a_fragment_of_another_page_has_no_receipt() {
        assert_eq!(in_fragment("#/r/1AB2?from=singlemessage&isappinstalled=0"), Some("1AB2"));
        assert_eq!(in_fragment("/r/1AB2"), Some("1AB2"));
        assert_eq!(in_fragment("#/r/"), Some(""));
        for fragment in ["", "#/", "#r/1AB2", "##/r/1AB2", "#/receipt", "#/R/1AB2"] {
            assert_eq!(in_fragment(fragment), None, "{fragment}");
        }
    }

    #[test]
    fn invalid_percent_encoding_is_preserved() {
        for text in ["", "1AB2", "%", "%1", "%GG", "1%FF", "%E4%BD"] {
            assert_eq!(percent_decode(text), text);
        }
        assert_eq!(percent_decode("%31%EF%BC%91"), "1１");
    }

    #[test]
    fn the_prefix_has_no_query_and_one_fragment() {
        for home in [
            "https://example.org/qilu/",
            "https://example.org/qilu/#/receipt",
            "https://example.org/qilu/?mode=frame&theme=dark#/result",
        ] {
            assert_eq!(prefix(home), "https://example.org/qilu/#/r/");
        }
    }
}
