//! Reads the policies of a bundle: postcard, as the compiler writes it through `serde`.
//!
//! A test of the compiler reads back every policy it writes.

use crate::calendar::{Date, Month};
use crate::policy::*;
use alloc::{string::String, vec::Vec};
use bundle_reader::Reader;

/// The bytes are not a bundle of policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BundleError;

impl Policy {
    /// Reads a bundle of policies, and checks that each is sound.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes end too early or too late, or hold what no compiler wrote.
    pub fn all_from_bytes(bytes: &[u8]) -> Result<Vec<Policy>, BundleError> {
        let mut reader = Reader::new(bytes);
        let policies = Vec::<Policy>::read(&mut reader);
        let whole = reader.is_whole() && policies.iter().all(Policy::is_sound);
        if whole { Ok(policies) } else { Err(BundleError) }
    }
}

/// What a file of rules begins with, so that nothing else is taken for one.
const NAME: [u8; 4] = *b"QLGP";

/// The version of what follows. It is raised with every change of the types in [`crate::policy`] that
/// changes the bytes; a test of the compiler holds it to them.
const VERSION: u8 = 1;

/// Why a file does not hold rules that this build can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RulesFileError {
    /// It is no file of rules.
    NotOurs,
    /// It was written for another version.
    OtherVersion,
    /// It is one, but not whole, or changed.
    Damaged,
}

/// The bytes of a file that holds this bundle, which is of one policy.
pub fn file_of(bundle: &[u8]) -> Vec<u8> {
    [&NAME, &[VERSION][..], bundle].concat()
}

/// Reads a file of rules: one policy, and a sound one.
///
/// # Errors
/// [`RulesFileError`] says why it cannot be used.
pub fn read_file(bytes: &[u8]) -> Result<Policy, RulesFileError> {
    let (version, bundle) =
        bytes.strip_prefix(&NAME).and_then(<[u8]>::split_first).ok_or(RulesFileError::NotOurs)?;
    if *version != VERSION {
        return Err(RulesFileError::OtherVersion);
    }
    let mut policies = Policy::all_from_bytes(bundle).map_err(|BundleError| RulesFileError::Damaged)?;
    match policies.pop() {
        Some(policy) if policies.is_empty() => Ok(policy),
        _ => Err(RulesFileError::Damaged),
    }
}

/// What tells these bytes from others (FNV-1a of 32 bits): no protection against intent, but two
/// editions of a policy practically never have the same one.
pub fn fingerprint(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// What can be read from a bundle.
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

/// Zigzag: the sign is the lowest bit.
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
        // After damage nothing is left, and nobody gets to see the policy.
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

/// Fields in the order in which the type declares them.
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
    Question { fact, title, help, why, short, none, unsure, clarify }
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

/// Variants in the order in which the type declares them; the last stands in for what is damaged.
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
        0 => All(parts),
        1 => Any(parts),
        2 => Not(part),
        3 => Confirm(part),
        4 => Chosen { fact, options, doubtful },
        5 => Compare { fact, comparison, bound },
        _ => Month { relation, moment },
    }
    Comparison { 0 => AtLeast, _ => LessThan, }
    MonthRelation { 0 => Before, 1 => AtOrAfter, _ => SameYear, }
    MomentSource { 0 => Fact(fact), _ => Schedule(schedule), }
    Role { 0 => Required, _ => Supporting, }
}
