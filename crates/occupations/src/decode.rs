//! Reads a bundle's bytes and undoes its differences.

use crate::bundle::BundleError;
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
            OccupationCode::from_number(last).filter(|code| code.major() <= 8).ok_or(BundleError::Damaged)
        })
        .collect()
}
