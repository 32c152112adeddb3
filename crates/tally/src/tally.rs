//! The list of counted receipts, and the reasons for refusing one.

use eligibility::{Date, Outcome, Policy};
use occupations::OccupationCode;
use receipt::{Receipt, ReceiptError, Verification, find, verify};

/// A counted receipt. Contains the counted and exported data only; the answers are discarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The encoded receipt, which identifies repetitions.
    text: String,
    /// The as-of day of the check.
    pub as_of: Date,
    /// The fingerprint of the edition of the rules that issued it.
    pub fingerprint: u32,
    /// The verified outcome.
    pub outcome: Outcome,
    /// The occupations of the wish list, as codes of seven digits, in the order of preference.
    pub wishes: Vec<u32>,
    /// Whether an equal receipt was counted before and staff confirmed that this one is from another person.
    pub is_another: bool,
}

impl Accepted {
    /// Returns whether the as-of day is implausible: after `today`, or before the programme began. A wrong
    /// device clock causes it. The receipt counts nevertheless, because the wishes are right.
    pub fn has_doubtful_day(&self, policy: &Policy, today: Date) -> bool {
        let is_before = policy.periods.first().is_some_and(|period| self.as_of < period.from);
        is_before || self.as_of > today
    }

    /// Returns the wishes that the directory does not contain.
    pub fn unknown_wishes(&self, is_known: impl Fn(OccupationCode) -> bool) -> Vec<OccupationCode> {
        let codes = self.wishes.iter().filter_map(|wish| OccupationCode::from_number(*wish));
        codes.filter(|code| !is_known(*code)).collect()
    }
}

/// The reason why a receipt is not counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The text is not a receipt or is damaged.
    Unreadable(ReceiptError),
    /// The receipt is about another policy.
    OtherPolicy,
    /// The receipt names this edition, which does not issue it.
    Contradicts {
        /// The outcome in the receipt.
        stated: Outcome,
        /// The outcome of the evaluation.
        found: Outcome,
    },
    /// Another edition issued the receipt, and the current outcome differs.
    OtherEdition {
        /// The outcome in the receipt.
        then: Outcome,
        /// The outcome under the current edition.
        now: Outcome,
    },
    /// An equal receipt was counted before.
    Repeated {
        /// Number of that receipt, from 1.
        first: usize,
        /// The receipt, for [`Tally::add_repeated`].
        text: String,
    },
}

/// The counted receipts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    accepted: Vec<Accepted>,
    is_exported: bool,
}

impl Tally {
    /// Returns the counted receipts in the order of arrival.
    pub fn accepted(&self) -> &[Accepted] {
        &self.accepted
    }

    /// Returns whether clearing the list would lose no data.
    pub fn is_safe(&self) -> bool {
        self.accepted.is_empty() || self.is_exported
    }

    /// Verifies the receipts in a scanned or pasted text under `policy` and counts them. Returns one result
    /// for each piece of the text that is a receipt or looks like one, in its order ([`find`]), and at least
    /// one.
    ///
    /// ```
    /// use eligibility::{Answers, Date};
    /// use receipt::Receipt;
    /// use tally::{Refusal, Tally};
    ///
    /// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    /// # let policy = data_compiler::policies::compile_policy(&root, "qilu-green").ok().expect("compiles");
    /// let today = Date::parse("2026-11-21").expect("a date");
    /// let receipt = Receipt::issue(&policy, &Answers::none(&policy), today, &[6_280_303])?;
    /// let link = format!("https://example.org/green/#/r/{}", receipt.encode());
    ///
    /// let mut tally = Tally::default();
    /// assert_eq!(tally.add(&link, &policy), [Ok(())]);
    /// assert!(matches!(tally.add(&link, &policy)[..], [Err(Refusal::Repeated { first: 1, .. })]));
    /// assert_eq!(tally.accepted()[0].wishes, [6_280_303]);
    /// # Ok::<(), receipt::IssueError>(())
    /// ```
    pub fn add(&mut self, text: &str, policy: &Policy) -> Vec<Result<(), Refusal>> {
        find(text).into_iter().map(|found| self.add_receipt(found, policy, false)).collect()
    }

    /// Counts a receipt that was refused as repeated, after staff confirmed that it is from another person:
    /// two people with the same answers on the same day have equal receipts. `encoded` is the text in
    /// [`Refusal::Repeated`].
    ///
    /// # Errors
    /// [`Refusal`], but never [`Refusal::Repeated`].
    pub fn add_repeated(&mut self, encoded: &str, policy: &Policy) -> Result<(), Refusal> {
        self.add_receipt(Receipt::decode(encoded), policy, true)
    }

    /// Verifies and counts a receipt. The list is unchanged if it is refused.
    fn add_receipt(
        &mut self,
        found: Result<Receipt, ReceiptError>,
        policy: &Policy,
        may_repeat: bool,
    ) -> Result<(), Refusal> {
        let receipt = found.map_err(Refusal::Unreadable)?;
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
        // A linear search suffices: verification takes longer than thousands of comparisons.
        let before = self.accepted.iter().position(|accepted| accepted.text == text);
        if let Some(first) = before.filter(|_| !may_repeat) {
            return Err(Refusal::Repeated { first: first + 1, text });
        }
        self.accepted.push(Accepted {
            text,
            as_of: receipt.as_of(),
            fingerprint: receipt.fingerprint(),
            outcome,
            wishes: receipt.wishes().to_vec(),
            is_another: before.is_some(),
        });
        self.is_exported = false;
        Ok(())
    }

    /// Removes the last receipt. Returns its number, from 1.
    pub fn undo(&mut self) -> Option<usize> {
        self.accepted.pop()?;
        // The exported file contains the removed receipt.
        self.is_exported = false;
        Some(self.accepted.len() + 1)
    }

    /// Removes the receipt at `index`. Returns its number, from 1.
    pub fn remove(&mut self, index: usize) -> Option<usize> {
        if index >= self.accepted.len() {
            return None;
        }
        let removed = self.accepted.remove(index);
        // The first of equal receipts is not another person's.
        if let Some(equal) = self.accepted.iter_mut().find(|receipt| receipt.text == removed.text) {
            equal.is_another = false;
        }
        self.is_exported = false;
        Some(index + 1)
    }

    /// Removes all receipts.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Records that all receipts are exported to a file.
    pub fn mark_exported(&mut self) {
        self.is_exported = true;
    }
}
