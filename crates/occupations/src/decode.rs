//! Reads a bundle's bytes, postcard as the compiler writes it through `serde`, and undoes its differences.
//!
//! By hand, because what `serde` derives for reading weighs kilobytes for every visitor. A mistake is
//! noted once and reading goes on with nothing: to leave at each field would be most of the code.

use crate::bundle::{Alphabet, BundleError, DirectoryBundle, NationalBundle, SettledWord, Typed};
use crate::code::OccupationCode;

/// Reads a bundle whose first byte must be `format`.
pub(crate) fn bundle<'a, T>(
    bytes: &'a [u8],
    format: u8,
    read: impl FnOnce(&mut Reader<'a>) -> T,
) -> Result<T, BundleError> {
    match bytes.split_first() {
        Some((first, rest)) if *first == format => {
            let mut reader = Reader { rest, damaged: false };
            let value = read(&mut reader);
            let whole = !reader.damaged && reader.rest.is_empty();
            if whole { Ok(value) } else { Err(BundleError::Damaged) }
        }
        _ => Err(BundleError::OtherFormat),
    }
}

/// The bytes still to read. Once they are found damaged, everything read is empty.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
    damaged: bool,
}

impl Reader<'_> {
    /// A directory; its fields in the order in which the type declares them, as in all that follow.
    pub(crate) fn directory(&mut self) -> DirectoryBundle {
        DirectoryBundle {
            alphabet: self.alphabet(),
            typed: Typed {
                characters: self.numbers(),
                sounds: self.numbers(),
                traditional: self.numbers(),
                simplified: self.numbers(),
            },
            codes: self.list(Self::number),
            attributes: self.bytes(),
            phrase_of: self.bytes(),
            edition_of: self.bytes(),
            entries: self.bytes(),
            shared_labels: self.bytes(),
            shared_owners: self.list(Self::numbers),
            wording: self.bytes(),
        }
    }

    /// A national classification.
    pub(crate) fn national(&mut self) -> NationalBundle {
        NationalBundle {
            alphabet: self.alphabet(),
            codes: self.list(Self::number),
            marks: self.bytes(),
            entries: self.bytes(),
            groups: self.bytes(),
        }
    }

    fn alphabet(&mut self) -> Alphabet {
        Alphabet {
            characters: self.numbers(),
            frequent: self.numbers(),
            sounds: self.numbers(),
            sound_sets: self.list(Self::numbers),
            settled: self
                .list(|reader| SettledWord { characters: reader.numbers(), sounds: reader.numbers() }),
        }
    }

    /// Notes that no compiler wrote this.
    fn damage(&mut self) {
        self.damaged = true;
        self.rest = &[];
    }

    /// A number in groups of seven bits, the lowest first.
    fn number(&mut self) -> u32 {
        let mut number = 0u32;
        for shift in (0..32).step_by(7) {
            let Some((byte, rest)) = self.rest.split_first() else { break };
            self.rest = rest;
            let group = u32::from(byte & 0x7f);
            if group << shift >> shift != group {
                break;
            }
            number |= group << shift;
            if byte & 0x80 == 0 {
                return number;
            }
        }
        self.damage();
        0
    }

    fn small_number(&mut self) -> u16 {
        let number = self.number();
        u16::try_from(number).unwrap_or_else(|_| {
            self.damage();
            0
        })
    }

    #[inline(never)]
    fn numbers(&mut self) -> Vec<u16> {
        self.list(Self::small_number)
    }

    #[inline(never)]
    fn bytes(&mut self) -> Vec<u8> {
        let length = self.number() as usize;
        match self.rest.split_at_checked(length) {
            Some((bytes, rest)) => {
                self.rest = rest;
                bytes.to_vec()
            }
            None => {
                self.damage();
                Vec::new()
            }
        }
    }

    fn list<T>(&mut self, read: impl Fn(&mut Self) -> T) -> Vec<T> {
        let length = self.number();
        // Nothing is reserved for a length that is only claimed.
        let mut values = Vec::new();
        for _ in 0..length {
            if self.damaged {
                break;
            }
            values.push(read(self));
        }
        values
    }
}

/// Undoes "each as the difference to the one before" for characters.
pub(crate) fn units(differences: &[u16]) -> Result<Vec<u16>, BundleError> {
    let mut last: u16 = 0;
    differences
        .iter()
        .map(|difference| {
            last = last.checked_add(*difference).ok_or(BundleError::Damaged)?;
            Ok(last)
        })
        .collect()
}

/// Undoes "each as the difference to the one before" for codes.
pub(crate) fn codes(differences: &[u32]) -> Result<Vec<OccupationCode>, BundleError> {
    let mut last: u32 = 0;
    differences
        .iter()
        .map(|difference| {
            if *difference == 0 {
                return Err(BundleError::Damaged);
            }
            last = last.checked_add(*difference).ok_or(BundleError::Damaged)?;
            OccupationCode::from_number(last).filter(|code| code.major() <= 8).ok_or(BundleError::Damaged)
        })
        .collect()
}
