//! The receipt of a verdict, and what comes of one that somebody presents (docs/receipt.md).

use super::State;
use crate::Resources;
use eligibility::Policy;
use receipt::{IssueError, Receipt, ReceiptError, Verification, link, verify};

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

/// Reads what somebody presents: the text as it stands in an address.
///
/// # Errors
/// [`ReceiptError`] when the text is no receipt that could be read.
pub fn present(text: &str, data: &Resources) -> Result<Presented, ReceiptError> {
    let receipt = Receipt::decode(link::in_text(&link::percent_decode(text)))?;
    let policies: Vec<&Policy> = data.policies.iter().map(|policy| &**policy).collect();
    let policy = receipt.policy_index(&policies);
    let check = verify(&receipt, &policies);
    Ok(Presented { receipt, policy, check })
}

/// An edition as eight hexadecimal digits, for people to compare.
pub fn edition_words(edition: u32) -> String {
    (0..8)
        .rev()
        .map(|place| char::from(b"0123456789ABCDEF"[(edition >> (4 * place) & 15) as usize]))
        .collect()
}
