//! Encodes and decodes receipts (docs/receipt.md, "Layout").

use crate::alphabet::{Unreadable, digits, encode_symbols};
use crate::bits::{BitReader, BitWriter, width_of_number};
use crate::check_digits::{CHECK_SYMBOLS, check_symbols};
use crate::content::{
    FIRST_MONTH, MONTH_WIDTH, MOST_WISHES, OCCUPATION_CODES, POLICY_WIDTH, Receipt, wishes_fit,
};
use crate::statements::{CODE_WIDTH, Statement, most_bits};
use alloc::{string::String, vec::Vec};
use core::fmt;
use eligibility::{Date, Outcome, Policy};

/// Maximum length of a receipt in characters.
pub const LONGEST: usize = 120;

/// The version of the format, which is the first character of every receipt.
const VERSION: u32 = 1;
const VERSION_WIDTH: u32 = 5;
const FINGERPRINT_WIDTH: u32 = 32;
const DAY_WIDTH: u32 = 5;
const OUTCOME_WIDTH: u32 = 2;
const WISH_COUNT_WIDTH: u32 = 3;
const WISH_WIDTH: u32 = 24;

/// The reason why a text cannot be decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptError {
    /// The text is empty.
    Empty,
    /// The text is longer than any receipt.
    TooLong,
    /// The text contains a character outside the alphabet.
    BadCharacter(char),
    /// The check digits do not match: a character is altered, lost or added, or the text is not a receipt.
    Damaged,
    /// The check digits match, but this build does not know the version (2 to 31, or 0).
    UnknownVersion(u8),
    /// The check digits match, but no receipt has this content.
    Invalid,
    /// The text contains nothing that looks like a receipt ([`crate::find`] only).
    NotAReceipt,
}

impl fmt::Display for ReceiptError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ReceiptError::Empty => f.write_str("the text is empty"),
            ReceiptError::TooLong => f.write_str("the text is longer than any receipt"),
            ReceiptError::BadCharacter(character) => {
                write!(f, "no receipt contains the character {character}")
            }
            ReceiptError::Damaged => f.write_str("the check digits do not match"),
            ReceiptError::UnknownVersion(version) => write!(f, "unknown version {version} of the format"),
            ReceiptError::Invalid => f.write_str("no receipt has this content"),
            ReceiptError::NotAReceipt => f.write_str("the text contains no receipt"),
        }
    }
}

impl core::error::Error for ReceiptError {}

impl Receipt {
    /// Encodes the receipt as at most 120 digits and capitals.
    #[must_use]
    pub fn encode(&self) -> String {
        let mut symbols = message(self);
        let check = check_symbols(&symbols);
        symbols.extend(check);
        encode_symbols(&symbols)
    }

    /// Decodes a receipt. Accepts other spellings (lower-case or full-width letters, spaces and line breaks,
    /// O for 0, I or L for 1), but only content that encodes to the same text.
    ///
    /// # Errors
    /// [`ReceiptError`] if the text is not a receipt.
    pub fn decode(text: &str) -> Result<Self, ReceiptError> {
        let digits = digits(text, LONGEST).map_err(|problem| match problem {
            Unreadable::Character(character) => ReceiptError::BadCharacter(character),
            Unreadable::TooLong => ReceiptError::TooLong,
        })?;
        Self::from_digits(&digits)
    }

    /// Decodes the values of the characters, 0 to 31.
    pub(crate) fn from_digits(digits: &[u8]) -> Result<Self, ReceiptError> {
        let version = *digits.first().ok_or(ReceiptError::Empty)?;
        let symbols: Vec<u16> =
            digits.chunks_exact(2).map(|pair| u16::from(pair[0]) << 5 | u16::from(pair[1])).collect();
        let length = symbols.len().checked_sub(CHECK_SYMBOLS).ok_or(ReceiptError::Damaged)?;
        let (content, check) = symbols.split_at(length);
        if digits.len() % 2 == 1 || content.is_empty() || check_symbols(content) != check {
            return Err(ReceiptError::Damaged);
        }
        if u32::from(version) != VERSION {
            return Err(ReceiptError::UnknownVersion(version));
        }
        // Each content has one encoding, so other encodings are forged.
        let receipt = read(content).filter(|receipt| message(receipt) == content);
        receipt.ok_or(ReceiptError::Invalid)
    }
}

/// Encodes everything but the check digits.
fn message(receipt: &Receipt) -> Vec<u16> {
    let mut bits = BitWriter::default();
    bits.put(VERSION, VERSION_WIDTH);
    bits.put(receipt.policy, POLICY_WIDTH);
    bits.put(receipt.fingerprint, FINGERPRINT_WIDTH);
    bits.put(receipt.as_of.month.since(FIRST_MONTH) as u32, MONTH_WIDTH);
    bits.put(u32::from(receipt.as_of.day), DAY_WIDTH);
    let outcome = Outcome::ALL.iter().position(|outcome| *outcome == receipt.outcome);
    bits.put(outcome.unwrap_or_default() as u32, OUTCOME_WIDTH);
    bits.put(receipt.wishes.len() as u32, WISH_COUNT_WIDTH);
    for wish in &receipt.wishes {
        bits.put(wish - OCCUPATION_CODES.start, WISH_WIDTH);
    }
    bits.put_number(receipt.statements.len() as u32);
    for statement in &receipt.statements {
        bits.put(statement.code, CODE_WIDTH);
        bits.put(u32::from(statement.value.is_some()), 1);
        if let Some(value) = statement.value {
            bits.put_number(value);
        }
    }
    bits.symbols()
}

/// Decodes everything but the check digits.
fn read(content: &[u16]) -> Option<Receipt> {
    let mut bits = BitReader::new(content);
    bits.read(VERSION_WIDTH)?;
    let policy = bits.read(POLICY_WIDTH)?;
    let fingerprint = bits.read(FINGERPRINT_WIDTH)?;
    let month = FIRST_MONTH.plus(bits.read(MONTH_WIDTH)? as i32);
    let as_of = Date::new(month.year(), month.month(), bits.read(DAY_WIDTH)?)?;
    let outcome = *Outcome::ALL.get(bits.read(OUTCOME_WIDTH)? as usize)?;
    let mut wishes = Vec::new();
    for _ in 0..bits.read(WISH_COUNT_WIDTH)? {
        wishes.push(bits.read(WISH_WIDTH)? + OCCUPATION_CODES.start);
    }
    let mut statements = Vec::new();
    for _ in 0..bits.read_number()? {
        let code = bits.read(CODE_WIDTH)?;
        let has_value = bits.read(1)? == 1;
        let value = if has_value { Some(bits.read_number()?) } else { None };
        statements.push(Statement { code, value });
    }
    wishes_fit(&wishes).then_some(Receipt { policy, fingerprint, as_of, outcome, wishes, statements })
}

/// Returns the length of the encoded receipt.
pub(crate) fn length(receipt: &Receipt) -> usize {
    (message(receipt).len() + CHECK_SYMBOLS) * 2
}

/// Returns the maximum length of a receipt of this policy: the longest answer to every fact, and five wishes.
#[must_use]
pub fn longest(policy: &Policy) -> usize {
    let fixed = VERSION_WIDTH
        + POLICY_WIDTH
        + FINGERPRINT_WIDTH
        + MONTH_WIDTH
        + DAY_WIDTH
        + OUTCOME_WIDTH
        + WISH_COUNT_WIDTH
        + WISH_WIDTH * MOST_WISHES as u32;
    let answers: usize = policy.facts.iter().map(most_bits).sum();
    let bits = fixed as usize + width_of_number(policy.facts.len() as u32) + answers;
    (bits.div_ceil(10) + CHECK_SYMBOLS) * 2
}
