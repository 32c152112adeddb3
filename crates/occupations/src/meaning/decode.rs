//! Reads a meaning bundle: the terms that the two other bundles do not hold.

use super::arithmetic::Decoder;
use super::format::{Model, Section, SectionCoder, Wanted};
use super::relations::{self, Relation};
use super::terms::{Entry, entry};
use super::thesaurus::Thesaurus;
use super::weight;
use crate::bundle::BundleError;
use bundle_reader::Reader;

/// First byte of a meaning bundle of this format.
pub(super) const MEANING_FORMAT: u8 = 0xE3;

/// Returns the two sections: the occupations of the directory, and the others.
pub(super) fn sections(green: usize, outside: usize) -> [Section; 2] {
    [
        Section { first: 0, count: green, has_levels: true },
        Section { first: green as u16, count: outside, has_levels: false },
    ]
}

/// Reads the entries of a bundle into `entries`, which hold what the other bundles know.
pub(super) fn decode(
    bytes: &[u8],
    green: usize,
    outside: usize,
    entries: &mut Vec<Entry>,
) -> Result<(Thesaurus, Vec<Relation>), BundleError> {
    let mut reader = match bytes.split_first() {
        Some((first, rest)) if *first == MEANING_FORMAT => Reader::new(rest),
        _ => return Err(BundleError::OtherFormat),
    };
    if reader.number() != fingerprint(entries) {
        return Err(BundleError::OtherFormat);
    }
    let thesaurus = Thesaurus::from_text(reader.bytes());
    let mut coder = Decoder::new(reader.bytes());
    if !reader.is_whole() {
        return Err(BundleError::Damaged);
    }
    let mut model = Model::new();
    for section in sections(green, outside) {
        entries.sort_unstable();
        let coder = &mut coder;
        let wanted = &Wanted::default();
        let gains = SectionCoder { coder, model: &mut model, section, entries, wanted }.run()?;
        entries.extend(gains.into_iter().map(|(key, document, level)| {
            let weight = match level {
                _ if key <= u32::from(u16::MAX) => weight::CHARACTER,
                _ if !section.has_levels => weight::NATIONAL,
                level => weight::EXPANSION[usize::from(level)],
            };
            entry(key, document, weight)
        }));
    }
    let relations = relations::code(&mut coder, &mut model, (green, outside), &[])?;
    Ok((thesaurus, relations))
}

/// Returns a number that differs when the bundles hold other texts (FNV-1a over the entries).
pub(super) fn fingerprint(entries: &[Entry]) -> u32 {
    entries.iter().fold(0x811c_9dc5, |hash, entry| {
        (hash ^ (entry >> 32) as u32 ^ *entry as u32).wrapping_mul(0x0100_0193)
    })
}
