//! The receipt of a verdict, and what comes of one that somebody presents (docs/receipt.md).

use super::State;
use crate::Resources;
use eligibility::Policy;
use receipt::{IssueError, Receipt, ReceiptError, Verification, text_in_link, verify};

/// A receipt that somebody presents, read and evaluated again as of its own day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    /// What it says.
    pub receipt: Receipt,
    /// The place of its policy, if that is at hand.
    pub policy: Option<usize>,
    /// What the rules at hand say to it.
    pub check: Verification,
}

/// The receipt of the policy the page is about, as far as its questions are answered, with the wishes.
///
/// # Errors
/// [`IssueError`], above all for a day outside the years 1900 to 2240.
pub fn issue(state: &State, data: &Resources) -> Result<Receipt, IssueError> {
    let policy = state.policy(data);
    Receipt::issue(policy, state.answers(data), state.as_of(policy).date, &state.wishes)
}

/// What stands in a link before the text of a receipt; `home` is the address of the widget's own page.
pub fn before_text(home: &str) -> String {
    let page = home.split(['?', '#']).next().unwrap_or_default();
    [page, "#/r/"].concat()
}

/// Reads what somebody presents: the text as it stands in an address.
///
/// # Errors
/// [`ReceiptError`] when the text is no receipt that could be read.
pub fn present(text: &str, data: &Resources) -> Result<Presented, ReceiptError> {
    let receipt = Receipt::decode(text_in_link(&decoded(text)))?;
    let policies: Vec<&Policy> = data.policies.iter().map(|policy| &**policy).collect();
    let policy = receipt.policy_index(&policies);
    let check = verify(&receipt, &policies);
    Ok(Presented { receipt, policy, check })
}

/// A browser writes `%EF%BC%91` for what somebody typed or pasted as `１`. What does not stand for a
/// character stays as it is, and is then told to be none of a receipt's.
fn decoded(text: &str) -> String {
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

fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).map(|value| value as u8)
}

/// An edition as eight hexadecimal digits, for people to compare.
pub fn edition_words(edition: u32) -> String {
    (0..8)
        .rev()
        .map(|place| char::from(b"0123456789ABCDEF"[(edition >> (4 * place) & 15) as usize]))
        .collect()
}
