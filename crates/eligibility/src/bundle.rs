//! Reads the policies of a bundle: postcard, as the compiler writes it through `serde`.
//!
//! By hand, because what `serde` derives for reading so many types weighs 5 kB after brotli for every
//! visitor, and this weighs one; a test of the compiler reads back every policy it writes.

use crate::calendar::{Date, Month};
use crate::policy::*;
use alloc::{string::String, vec::Vec};

/// The bytes are not a bundle of policies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

impl Policy {
    /// Reads a bundle of policies, and checks that each is sound.
    ///
    /// # Errors
    /// [`Damaged`] when the bytes end too early or too late, or hold what no compiler wrote.
    pub fn all_from_bytes(bytes: &[u8]) -> Result<Vec<Policy>, Damaged> {
        let mut reader = Reader(bytes);
        let policies: Vec<Policy> = reader.read()?;
        let whole = reader.0.is_empty() && policies.iter().all(Policy::is_sound);
        if whole { Ok(policies) } else { Err(Damaged) }
    }
}

/// The bytes still to read.
struct Reader<'a>(&'a [u8]);

impl Reader<'_> {
    fn read<T: Read>(&mut self) -> Result<T, Damaged> {
        T::read(self)
    }

    fn byte(&mut self) -> Result<u8, Damaged> {
        let (first, rest) = self.0.split_first().ok_or(Damaged)?;
        self.0 = rest;
        Ok(*first)
    }

    /// A number in groups of seven bits, the lowest first.
    fn number(&mut self) -> Result<u32, Damaged> {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            let group = u32::from(byte & 0x7f);
            if group << shift >> shift != group {
                break;
            }
            number |= group << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
        }
        Err(Damaged)
    }
}

/// What can be read from a bundle.
trait Read: Sized {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged>;
}

impl Read for u8 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        reader.byte()
    }
}

impl Read for bool {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        match reader.byte()? {
            0 => Ok(false),
            1 => Ok(true),
            _ => Err(Damaged),
        }
    }
}

impl Read for u32 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        reader.number()
    }
}

impl Read for usize {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        reader.number().map(|number| number as usize)
    }
}

/// Zigzag: the sign is the lowest bit.
impl Read for i32 {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        let number = reader.number()?;
        Ok((number >> 1) as i32 ^ -((number & 1) as i32))
    }
}

impl Read for String {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        let length = reader.number()? as usize;
        let (text, rest) = reader.0.split_at_checked(length).ok_or(Damaged)?;
        reader.0 = rest;
        core::str::from_utf8(text).map(String::from).map_err(|_| Damaged)
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        let length = reader.number()?;
        // Nothing is reserved for a length that is only claimed.
        let mut values = Vec::new();
        for _ in 0..length {
            values.push(reader.read()?);
        }
        Ok(values)
    }
}

impl<T: Read> Read for Option<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        if reader.read()? { reader.read().map(Some) } else { Ok(None) }
    }
}

impl Read for Month {
    fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
        reader.read().map(Month)
    }
}

/// Fields in the order in which the type declares them.
macro_rules! fields {
    ($($name:ident { $($field:ident),* })*) => {
        $(impl Read for $name {
            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
                Ok($name { $($field: reader.read()?),* })
            }
        })*
    };
}

fields! {
    Date { month, day }
    Policy {
        id, name, summary, area, audience, archived, edition, periods, not_begun, ended, facts, questions,
        schedules, rules, conditions, outcomes, phrases, citations, sources
    }
    Period { from, until, status, text, citations }
    Fact { id, kind }
    ChoiceOption { id, label, hint, short, clarify }
    Question { fact, title, help, why, short, none, unsure, clarify }
    Schedule { id, birth, lines }
    Line { name, selectors, age, delays }
    Selector { fact, options, doubtful }
    Delay { from, one_month_per, at_most }
    Rule { id, name, test, met, not_met, unknown, undecided, waiting, citations }
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

/// Variants in the order in which the type declares them.
macro_rules! variants {
    ($($name:ident { $($number:literal => $variant:ident $(($($value:ident),*))? $({$($field:ident),*})?,)* })*) => {
        $(impl Read for $name {
            #[inline(never)]
            fn read(reader: &mut Reader<'_>) -> Result<Self, Damaged> {
                match reader.number()? {
                    $($number => Ok($name::$variant
                        $(($({ let $value = reader.read()?; $value }),*))?
                        $({ $($field: reader.read()?),* })?),)*
                    _ => Err(Damaged),
                }
            }
        })*
    };
}

variants! {
    Audience { 0 => Person, 1 => Institution, }
    PeriodStatus { 0 => InForce, 1 => Continued, }
    FactKind {
        0 => Choice(options),
        1 => Choices(options),
        2 => Month { back, ahead },
        3 => Number { min, max, decimals, unit },
    }
    Test {
        0 => All(parts),
        1 => Any(parts),
        2 => Not(part),
        3 => Confirm(part),
        4 => Chosen { fact, options, doubtful },
        5 => Compare { fact, comparison, bound },
        6 => Month { relation, moment },
    }
    Comparison { 0 => AtLeast, 1 => LessThan, }
    MonthRelation { 0 => Before, 1 => AtOrAfter, 2 => SameYear, }
    MomentSource { 0 => Fact(fact), 1 => Schedule(schedule), }
    Role { 0 => Required, 1 => Supporting, }
}
