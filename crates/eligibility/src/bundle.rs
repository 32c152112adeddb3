//! Decodes policies from a bundle in the postcard format, which the compiler encodes with `serde`.
//!
//! A test of the compiler decodes every policy that it encodes.

use crate::calendar::{Date, Month};
use crate::fnv1a;
use crate::policy::*;
use alloc::{string::String, vec::Vec};
use bundle_reader::{FileError, FileFormat, Reader};
use core::fmt;

/// The error for bytes that are not a bundle of policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleError;

impl fmt::Display for BundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the bundle of policies is damaged")
    }
}

impl core::error::Error for BundleError {}

impl Policy {
    /// Decodes a bundle of policies and checks that each is sound.
    ///
    /// ```
    /// use eligibility::Policy;
    /// use eligibility::bundle::BundleError;
    ///
    /// // The first byte is the number of policies.
    /// assert_eq!(Policy::all_from_bytes(&[0]), Ok(Vec::new()));
    /// assert_eq!(Policy::all_from_bytes(&[1]), Err(BundleError));
    /// ```
    ///
    /// # Errors
    /// [`BundleError`] if the bytes are too short, too long, or not encoded by the compiler.
    pub fn all_from_bytes(bytes: &[u8]) -> Result<Vec<Policy>, BundleError> {
        let mut reader = Reader::new(bytes);
        let policies = Vec::<Policy>::read(&mut reader);
        let whole = reader.is_whole() && policies.iter().all(Policy::is_sound);
        if whole {
            return Ok(policies);
        }
        leak(policies);
        Err(BundleError)
    }
}

/// The format of a rules file. Every change of the types in [`crate::policy`] that changes the encoding
/// increments its version, which a test of the compiler enforces.
const FORMAT: FileFormat = FileFormat { magic: *b"QLGP", version: 2 };

/// Encodes a rules file from a bundle of one policy.
#[must_use]
pub fn file_of(bundle: &[u8]) -> Vec<u8> {
    FORMAT.encode(bundle)
}

/// Decodes a rules file, which contains one sound policy.
///
/// # Errors
/// [`FileError`] if the file is not usable.
pub fn read_file(bytes: &[u8]) -> Result<&'static Policy, FileError> {
    let bundle = FORMAT.decode(bytes)?;
    let policies = Policy::all_from_bytes(bundle).map_err(|BundleError| FileError::Damaged)?;
    match leak(policies) {
        [policy] => Ok(policy),
        _ => Err(FileError::Damaged),
    }
}

/// Leaks policies: the widget needs them until the page is closed. (Code that drops a policy, even in a case
/// that never comes, adds 0.7 kB to the wasm.)
pub fn leak(policies: Vec<Policy>) -> &'static [Policy] {
    policies.leak()
}

/// Returns the hash that identifies an edition of a policy ([FNV-1a](fnv1a)). Editions practically never
/// collide, but the hash does not protect against forgery.
#[must_use]
pub fn fingerprint(bytes: &[u8]) -> u32 {
    fnv1a::hash(fnv1a::OFFSET_BASIS, bytes)
}

/// A type that can be decoded from a bundle. Decoding damaged bytes returns an arbitrary value; the reader
/// records the damage.
trait Read {
    fn read(reader: &mut Reader<'_>) -> Self;
}

impl Read for u8 {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.byte()
    }
}

impl Read for bool {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        let byte = reader.byte();
        if byte > 1 {
            reader.damage();
        }
        byte == 1
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number()
    }
}

impl Read for usize {
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.number() as usize
    }
}

/// Decodes a zigzag number, whose lowest bit is the sign.
impl Read for i32 {
    fn read(reader: &mut Reader<'_>) -> Self {
        let number = reader.number();
        (number >> 1) as i32 ^ -((number & 1) as i32)
    }
}

impl Read for String {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        match core::str::from_utf8(reader.bytes()) {
            Ok(text) => String::from(text),
            Err(_) => {
                reader.damage();
                String::new()
            }
        }
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Self {
        reader.list(T::read)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Self {
        bool::read(reader).then(|| T::read(reader))
    }
}

impl Read for Month {
    fn read(reader: &mut Reader<'_>) -> Self {
        Month(Read::read(reader))
    }
}

impl Read for Policy {
    fn read(reader: &mut Reader<'_>) -> Self {
        let from_here = reader.rest();
        let mut policy = Policy::read_fields(reader);
        // After damage the rest is empty and the caller rejects the policy.
        policy.fingerprint = fingerprint(&from_here[..from_here.len() - reader.rest().len()]);
        policy
    }
}

impl Policy {
    fn read_fields(reader: &mut Reader<'_>) -> Self {
        Policy {
            id: Read::read(reader),
            name: Read::read(reader),
            summary: Read::read(reader),
            area: Read::read(reader),
            audience: Read::read(reader),
            archived: Read::read(reader),
            edition: Read::read(reader),
            periods: Read::read(reader),
            not_begun: Read::read(reader),
            ended: Read::read(reader),
            facts: Read::read(reader),
            questions: Read::read(reader),
            schedules: Read::read(reader),
            rules: Read::read(reader),
            conditions: Read::read(reader),
            outcomes: Read::read(reader),
            phrases: Read::read(reader),
            citations: Read::read(reader),
            sources: Read::read(reader),
            fingerprint: 0,
        }
    }
}

/// Implements [`Read`] for structs; fields are encoded in declaration order.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl Read for $name {
            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                $name { $($field: Read::read(reader)),* }
            }
        })*
    };
}

fields! {
    Date { month, day }
    Period { from, until, status, text, citations }
    Fact { id, kind }
    ChoiceOption { id, label, hint, short, clarify }
    Question { fact, title, help, why, short, none, unsure, clarify, presumptions }
    Presumption { when, option }
    Schedule { id, birth, lines }
    ScheduleLine { name, selectors, age, delays }
    Selector { fact, options, doubtful }
    Delay { from, one_month_per, at_most }
    Rule { id, name, predicate, met, not_met, unknown, undecided, waiting, citations }
    Moment { from, plus }
    Condition { rule, role }
    Outcomes { eligible, confirm, ineligible, incomplete }
    OutcomeText { title, summary, steps }
    Phrases {
        month, age, age_with_months, line, listed_line, earliest, latest, or, and, unsure, doubtful, unanswered
    }
    Citation { id, source, clause, quote, note }
    Source { id, title, number, issuer, date, address }
}

/// Implements [`Read`] for enums; variants are numbered in declaration order. An invalid number decodes to
/// the last one and records damage.
macro_rules! variants {
    ($($name:ident {
        $($number:literal => $variant:ident $(($($value:ident),*))? $({$($field:ident),*})?,)*
        _ => $last:ident $(($($last_value:ident),*))? $({$($last_field:ident),*})?,
    })*) => {
        $(impl Read for $name {
            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Self {
                const LAST: u32 = [$($number),*].len() as u32;
                match reader.number() {
                    $($number => $name::$variant
                        $(($({ let $value = Read::read(reader); $value }),*))?
                        $({ $($field: Read::read(reader)),* })?,)*
                    number => {
                        if number != LAST {
                            reader.damage();
                        }
                        $name::$last
                            $(($({ let $last_value = Read::read(reader); $last_value }),*))?
                            $({ $($last_field: Read::read(reader)),* })?
                    }
                }
            }
        })*
    };
}

variants! {
    Audience { 0 => Person, _ => Institution, }
    PeriodStatus { 0 => InForce, _ => Continued, }
    FactKind {
        0 => Choice(options),
        1 => Choices(options),
        2 => Month { back, ahead },
        _ => Number { min, max, decimals, unit },
    }
    Predicate {
        0 => All(operands),
        1 => Any(operands),
        2 => Not(operand),
        3 => Confirm(operand),
        4 => Chosen { fact, options, doubtful },
        5 => Compare { fact, comparison, bound },
        _ => Month { relation, moment },
    }
    Comparison { 0 => AtLeast, _ => LessThan, }
    MonthRelation { 0 => Before, 1 => AtOrAfter, _ => SameYear, }
    MomentSource { 0 => Fact(fact), _ => Schedule(schedule), }
    Role { 0 => Required, _ => Supporting, }
}
