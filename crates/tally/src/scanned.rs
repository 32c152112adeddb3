//! The receipt within what was scanned, typed or pasted.

/// The part that can be a receipt: of a link, what follows the last slash, without what a messenger
/// added behind a question mark. A keyboard that is set to Chinese types `、` for a slash and wide
/// forms of all signs; what the receipt itself is made of is read by [`receipt::Receipt::decode`].
pub fn receipt_in(scanned: &str) -> &str {
    let fragment = scanned.rsplit(['#', '＃']).next().unwrap_or_default();
    let text = fragment.split(['?', '？']).next().unwrap_or_default();
    text.rsplit(['/', '／', '、']).next().unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::receipt_in;

    #[test]
    fn the_receipt_is_found_however_the_link_was_typed() {
        for scanned in [
            "1AB2",
            " 1AB2\r",
            "https://example.org/green/#/r/1AB2",
            "https://example.org/green/?large#/r/1AB2?from=timeline/x",
            "HTTPS：、、ＥＸＡＭＰＬＥ。ＯＲＧ、＃、Ｒ、1AB2",
            "https:／／example.org／＃／r／1AB2？from=x",
            "看看我的结果 https://example.org/#/r/1AB2",
        ] {
            assert_eq!(receipt_in(scanned), "1AB2", "{scanned}");
        }
        assert_eq!(receipt_in(""), "");
    }
}
