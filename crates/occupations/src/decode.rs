//! Turns the columns of a bundle back into texts.

use crate::bundle::{Alphabet, BundleError, END_OF_LIST, END_OF_TEXT, FIRST_FREQUENT, FIRST_LEAD};
use crate::code::OccupationCode;
use serde::de::DeserializeOwned;

/// Reads a bundle whose first byte must be `format`.
pub(crate) fn bundle<T: DeserializeOwned>(bytes: &[u8], format: u8) -> Result<T, BundleError> {
    match bytes.split_first() {
        Some((first, rest)) if *first == format => {
            let (value, left) = postcard::take_from_bytes(rest).map_err(|_| BundleError::Damaged)?;
            if left.is_empty() { Ok(value) } else { Err(BundleError::Damaged) }
        }
        _ => Err(BundleError::OtherFormat),
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
            OccupationCode::from_number(last).ok_or(BundleError::Damaged)
        })
        .collect()
}

/// The texts of a bundle over its alphabet.
pub(crate) struct Reader {
    one_byte: Vec<char>,
    two_bytes: Vec<char>,
}

impl Reader {
    /// Prepares to read texts over `alphabet`.
    pub(crate) fn new(alphabet: &Alphabet) -> Result<Self, BundleError> {
        let two_bytes: Vec<char> = units(&alphabet.characters)?
            .into_iter()
            .map(|unit| char::from_u32(u32::from(unit)).ok_or(BundleError::Damaged))
            .collect::<Result<_, _>>()?;
        let one_byte = alphabet
            .frequent
            .iter()
            .map(|place| two_bytes.get(usize::from(*place)).copied().ok_or(BundleError::Damaged))
            .collect::<Result<_, _>>()?;
        Ok(Self { one_byte, two_bytes })
    }

    /// The lists of a column.
    pub(crate) fn lists(&self, column: &[u8]) -> Result<Vec<Vec<String>>, BundleError> {
        let mut lists = Vec::new();
        let mut list = Vec::new();
        let mut text = String::new();
        let mut bytes = column.iter().copied();
        while let Some(byte) = bytes.next() {
            match byte {
                END_OF_TEXT => list.push(std::mem::take(&mut text)),
                END_OF_LIST => {
                    if !text.is_empty() {
                        return Err(BundleError::Damaged);
                    }
                    lists.push(std::mem::take(&mut list));
                }
                byte => text.push(self.character(byte, &mut bytes)?),
            }
        }
        if list.is_empty() && text.is_empty() { Ok(lists) } else { Err(BundleError::Damaged) }
    }

    /// The texts of a column that is one list.
    pub(crate) fn list(&self, column: &[u8]) -> Result<Vec<String>, BundleError> {
        let mut lists = self.lists(column)?;
        match (lists.pop(), lists.is_empty()) {
            (Some(list), true) => Ok(list),
            _ => Err(BundleError::Damaged),
        }
    }

    fn character(&self, byte: u8, bytes: &mut impl Iterator<Item = u8>) -> Result<char, BundleError> {
        let found = if byte < FIRST_LEAD {
            self.one_byte.get(usize::from(byte - FIRST_FREQUENT))
        } else {
            let low = bytes.next().ok_or(BundleError::Damaged)?;
            self.two_bytes.get(usize::from(byte - FIRST_LEAD) * 256 + usize::from(low))
        };
        found.copied().ok_or(BundleError::Damaged)
    }
}
