//! The receipt of a verdict, and the check of a receipt that a user opens (docs/receipt.md).

use crate::{Resources, State};
use eligibility::Policy;
use receipt::{IssueError, Receipt, ReceiptError, Verification, find, verify};

/// A receipt that was opened by its link, evaluated again as of its own day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Presented {
    pub receipt: Receipt,
    /// The index of its policy, if that is loaded.
    pub policy: Option<usize>,
    /// The comparison with the loaded rules.
    pub check: Verification,
}

/// Issues the receipt of the page's policy, with the answers so far and the wishes.
///
/// # Errors
/// [`IssueError`], above all for a day outside the years 1900 to 2240.
pub fn issue(state: &State, data: &Resources) -> Result<Receipt, IssueError> {
    let policy = state.policy(data);
    let wishes: Vec<u32> = state.wishes.iter().map(|code| code.number()).collect();
    Receipt::issue(policy, state.answers(data), state.as_of(policy).date, &wishes)
}

/// Decodes and verifies a receipt, from the text behind `#/r/` in a URL.
///
/// # Errors
/// [`ReceiptError`] if the text is not a readable receipt.
pub fn present(text: &str, data: &Resources) -> Result<Presented, ReceiptError> {
    let mut found = find(text);
    // A valid receipt counts, whatever a messenger has put before it.
    let index = found.iter().position(Result::is_ok).unwrap_or_default();
    let receipt = found.swap_remove(index)?;
    let policies: Vec<&Policy> = data.policies.iter().map(|policy| &**policy).collect();
    let policy = receipt.policy_index(&policies);
    let check = verify(&receipt, &policies);
    Ok(Presented { receipt, policy, check })
}

/// Formats the fingerprint of an edition as eight hexadecimal digits.
pub fn format_fingerprint(fingerprint: u32) -> String {
    (0..8)
        .rev()
        .map(|digit| char::from(b"0123456789ABCDEF"[(fingerprint >> (4 * digit) & 15) as usize]))
        .collect()
}
