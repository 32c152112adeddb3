//! Deserialises bundles: postcard, as the compiler writes it through `serde`, with delta-encoded lists.

use crate::bundle::{Alphabet, BundleError, DirectoryBundle, NationalBundle, PolyphoneWord, Typed};
use crate::code::OccupationCode;
use bundle_reader::Reader;

/// Reads a bundle whose first byte must be `format`.
pub(crate) fn bundle<'a, T>(
    bytes: &'a [u8],
    format: u8,
    read: impl FnOnce(&mut Reader<'a>) -> T,
) -> Result<T, BundleError> {
    match bytes.split_first() {
        Some((first, rest)) if *first == format => {
            let mut reader = Reader::new(rest);
            let value = read(&mut reader);
            if reader.is_whole() { Ok(value) } else { Err(BundleError::Damaged) }
        }
        _ => Err(BundleError::OtherFormat),
    }
}

/// Reads a directory. All readers here follow the order in which the type declares its fields.
pub(crate) fn directory(reader: &mut Reader<'_>) -> DirectoryBundle {
    DirectoryBundle {
        alphabet: alphabet(reader),
        typed: Typed {
            characters: numbers(reader),
            sounds: numbers(reader),
            traditional: numbers(reader),
            simplified: numbers(reader),
        },
        codes: reader.list(Reader::number),
        attributes: bytes(reader),
        phrase_of: bytes(reader),
        edition_of: bytes(reader),
        entries: bytes(reader),
        line_starts: bytes(reader),
        shared_labels: bytes(reader),
        shared_owners: reader.list(numbers),
        wording: bytes(reader),
    }
}

/// Reads a national classification.
pub(crate) fn national(reader: &mut Reader<'_>) -> NationalBundle {
    NationalBundle {
        alphabet: alphabet(reader),
        codes: reader.list(Reader::number),
        marks: bytes(reader),
        entries: bytes(reader),
        groups: bytes(reader),
    }
}

fn alphabet(reader: &mut Reader<'_>) -> Alphabet {
    Alphabet {
        characters: numbers(reader),
        frequent: numbers(reader),
        sounds: numbers(reader),
        sound_sets: reader.list(numbers),
        polyphone_words: reader
            .list(|reader| PolyphoneWord { characters: numbers(reader), sounds: numbers(reader) }),
    }
}

fn small_number(reader: &mut Reader<'_>) -> u16 {
    let number = reader.number();
    u16::try_from(number).unwrap_or_else(|_| {
        reader.damage();
        0
    })
}

#[inline(never)]
fn numbers(reader: &mut Reader<'_>) -> Vec<u16> {
    reader.list(small_number)
}

#[inline(never)]
fn bytes(reader: &mut Reader<'_>) -> Vec<u8> {
    reader.bytes().to_vec()
}

/// Decodes delta-encoded characters.
pub(crate) fn units(differences: &[u16]) -> Result<Vec<u16>, BundleError> {
    let mut units = Vec::with_capacity(differences.len());
    let mut last: u16 = 0;
    for difference in differences {
        last = last.checked_add(*difference).ok_or(BundleError::Damaged)?;
        units.push(last);
    }
    Ok(units)
}

/// Decodes delta-encoded codes.
pub(crate) fn codes(differences: &[u32]) -> Result<Vec<OccupationCode>, BundleError> {
    let mut codes = Vec::with_capacity(differences.len());
    let mut last: u32 = 0;
    for difference in differences {
        last = last.saturating_add(*difference);
        match OccupationCode::from_number(last) {
            Some(code) if *difference > 0 && code.major() <= 8 => codes.push(code),
            _ => return Err(BundleError::Damaged),
        }
    }
    Ok(codes)
}
