//! What counts, and why something does not.

use crate::scanned::receipt_in;
use eligibility::{Date, Outcome, Policy};
use receipt::{Receipt, ReceiptError, Verification, verify};

/// A receipt that counts. The answers in it are not kept: what is counted and exported is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The receipt as it is written, which is what tells one from another.
    text: String,
    /// The day for which the question was asked.
    pub as_of: Date,
    /// The edition of the rules that issued it.
    pub edition: u32,
    /// What these rules say to its answers, which is what it says itself.
    pub outcome: Outcome,
    /// The occupations wished for, as codes of seven digits, in the order of preference.
    pub wishes: Vec<u32>,
    /// Whether one like it was counted before, and somebody said that this is another person's.
    pub is_another: bool,
}

/// Why a receipt does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is none, or it is damaged.
    Unreadable(ReceiptError),
    /// It is about another policy than the one that is counted.
    OtherPolicy,
    /// It names these very rules, and they do not come to what it says.
    Contradicts {
        /// What it says.
        stated: Outcome,
        /// What the rules say.
        found: Outcome,
    },
    /// Another edition of the rules issued it, and these come to something else.
    OtherEdition {
        /// What came out then.
        then: Outcome,
        /// What comes out now.
        now: Outcome,
    },
    /// The very same receipt was counted before.
    Repeated {
        /// Which one it was, from 1.
        first: usize,
        /// The receipt, for [`Tally::add_repeated`].
        text: String,
    },
}

/// The receipts counted so far.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    accepted: Vec<Accepted>,
    is_exported: bool,
}

impl Tally {
    /// The receipts that count, in the order they came.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Whether nothing would be lost if everything here went.
    pub fn is_safe(&self) -> bool {
        self.accepted.is_empty() || self.is_exported
    }

    /// Takes in what was scanned, evaluated again by `rules`.
    ///
    /// # Errors
    /// [`Refusal`] says why it does not count; then nothing has changed.
    pub fn add(&mut self, scanned: &str, policy: &Policy) -> Result<(), Refusal> {
        self.add_receipt(scanned, policy, false)
    }

    /// Takes in a receipt that was refused as repeated, of which somebody says that another person
    /// brought it: two people who answer alike on one day have the same receipt.
    ///
    /// # Errors
    /// [`Refusal`], but never for being repeated.
    pub fn add_repeated(&mut self, scanned: &str, policy: &Policy) -> Result<(), Refusal> {
        self.add_receipt(scanned, policy, true)
    }

    fn add_receipt(&mut self, scanned: &str, policy: &Policy, may_repeat: bool) -> Result<(), Refusal> {
        let receipt = Receipt::decode(receipt_in(scanned)).map_err(Refusal::Unreadable)?;
        let outcome = match verify(&receipt, &[policy]) {
            Verification::Same(verdict) => verdict.outcome,
            Verification::EditionDiffers(difference) if difference.outcome_differs() => {
                return Err(Refusal::OtherEdition { then: difference.then, now: difference.now.outcome });
            }
            Verification::EditionDiffers(difference) => difference.then,
            Verification::Contradicts(verdict) => {
                let stated = receipt.stated_outcome();
                return Err(Refusal::Contradicts { stated, found: verdict.outcome });
            }
            Verification::UnknownPolicy => return Err(Refusal::OtherPolicy),
        };
        let text = receipt.encode();
        // One after the other: to judge a receipt takes longer than to compare it with thousands.
        let before = self.accepted.iter().position(|accepted| accepted.text == text);
        if let Some(first) = before.filter(|_| !may_repeat) {
            return Err(Refusal::Repeated { first: first + 1, text });
        }
        self.accepted.push(Accepted {
            text,
            as_of: receipt.as_of(),
            edition: receipt.edition(),
            outcome,
            wishes: receipt.wishes().to_vec(),
            is_another: before.is_some(),
        });
        self.is_exported = false;
        Ok(())
    }

    /// Takes the last one back; which one it was, from 1.
    pub fn undo(&mut self) -> Option<usize> {
        self.accepted.pop()?;
        // The file that was written holds one more.
        self.is_exported = false;
        Some(self.accepted.len() + 1)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Takes down that every receipt stands in a file now.
    pub fn mark_exported(&mut self) {
        self.is_exported = true;
    }
}
