//! How a receipt is written and read (docs/receipt.md, "Layout").

use crate::alphabet::{Unreadable, digits, spell};
use crate::bits::{BitReader, BitWriter, width_of_number};
use crate::check_digits::{CHECK_SYMBOLS, check_symbols};
use crate::content::{
    FIRST_MONTH, MONTH_WIDTH, MOST_WISHES, OCCUPATION_CODES, POLICY_WIDTH, Receipt, wishes_fit,
};
use crate::statements::{CODE_WIDTH, Statement, most_bits};
use alloc::{string::String, vec::Vec};
use eligibility::{Date, Outcome, Policy};

/// No receipt is longer than this, in characters.
pub const LONGEST: usize = 120;

/// The version of the format, and the first character of every receipt.
const VERSION: u32 = 1;
const VERSION_WIDTH: u32 = 5;
const EDITION_WIDTH: u32 = 32;
const DAY_WIDTH: u32 = 5;
const OUTCOME_WIDTH: u32 = 2;
const WISH_COUNT_WIDTH: u32 = 3;
const WISH_WIDTH: u32 = 24;

/// Why a text is no receipt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReceiptError {
    /// Nothing is there.
    Empty,
    /// It has more characters than any receipt.
    TooLong,
    /// This character is in no receipt.
    BadCharacter(char),
    /// The check digits do not agree: a character was altered, lost or added, or it never was a receipt.
    Damaged,
    /// It is whole, but of a version (2 to 31, or 0) this reader does not know.
    UnknownVersion(u8),
    /// The check digits agree, but no receipt of ours has such a content.
    Invalid,
}

impl Receipt {
    /// Writes the receipt: at most 120 digits and capitals.
    pub fn encode(&self) -> String {
        let mut symbols = message(self);
        let check = check_symbols(&symbols);
        symbols.extend(check);
        spell(&symbols)
    }

    /// Reads a receipt: strict on content, lenient on how it was typed (small or full-width letters,
    /// gaps and line breaks, O for 0, I or L for 1). Whatever it returns encodes to the same text.
    ///
    /// # Errors
    /// [`ReceiptError`] says what is wrong with the text.
    pub fn decode(text: &str) -> Result<Self, ReceiptError> {
        let digits = digits(text, LONGEST).map_err(|problem| match problem {
            Unreadable::Character(character) => ReceiptError::BadCharacter(character),
            Unreadable::TooLong => ReceiptError::TooLong,
        })?;
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
        // One content has one text: what would be written otherwise was not written by us.
        let receipt = read(content).filter(|receipt| message(receipt) == content);
        receipt.ok_or(ReceiptError::Invalid)
    }
}

/// Everything but the check digits.
fn message(receipt: &Receipt) -> Vec<u16> {
    let mut bits = BitWriter::default();
    bits.put(VERSION, VERSION_WIDTH);
    bits.put(receipt.policy, POLICY_WIDTH);
    bits.put(receipt.edition, EDITION_WIDTH);
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

fn read(content: &[u16]) -> Option<Receipt> {
    let mut bits = BitReader::new(content);
    bits.take(VERSION_WIDTH)?;
    let policy = bits.take(POLICY_WIDTH)?;
    let edition = bits.take(EDITION_WIDTH)?;
    let month = FIRST_MONTH.plus(bits.take(MONTH_WIDTH)? as i32);
    let as_of = Date::new(month.year(), month.month(), bits.take(DAY_WIDTH)?)?;
    let outcome = *Outcome::ALL.get(bits.take(OUTCOME_WIDTH)? as usize)?;
    let mut wishes = Vec::new();
    for _ in 0..bits.take(WISH_COUNT_WIDTH)? {
        wishes.push(bits.take(WISH_WIDTH)? + OCCUPATION_CODES.start);
    }
    let mut statements = Vec::new();
    for _ in 0..bits.take_number()? {
        let code = bits.take(CODE_WIDTH)?;
        let has_value = bits.take(1)? == 1;
        let value = if has_value { Some(bits.take_number()?) } else { None };
        statements.push(Statement { code, value });
    }
    wishes_fit(&wishes).then_some(Receipt { policy, edition, as_of, outcome, wishes, statements })
}

/// How many characters the receipt takes.
pub(crate) fn characters(receipt: &Receipt) -> usize {
    (message(receipt).len() + CHECK_SYMBOLS) * 2
}

/// How many characters a receipt of this policy takes at most: every fact answered with its longest
/// answer, and five wishes.
pub fn longest(policy: &Policy) -> usize {
    let fixed = VERSION_WIDTH
        + POLICY_WIDTH
        + EDITION_WIDTH
        + MONTH_WIDTH
        + DAY_WIDTH
        + OUTCOME_WIDTH
        + WISH_COUNT_WIDTH
        + WISH_WIDTH * MOST_WISHES as u32;
    let answers: usize = policy.facts.iter().map(most_bits).sum();
    let bits = fixed as usize + width_of_number(policy.facts.len() as u32) + answers;
    (bits.div_ceil(10) + CHECK_SYMBOLS) * 2
}
