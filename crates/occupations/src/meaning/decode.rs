//! Reads a meaning bundle: the terms that the two other bundles do not hold.

use super::arithmetic::Decoder;
use super::format::{Block, Section, SectionCoder, Wanted};
use super::probabilities::Model;
use super::relations::{self, Relation};
use super::steps::pause;
use super::terms::{Entry, entry};
use super::thesaurus::Thesaurus;
use super::weight;
use crate::bundle::BundleError;
use crate::code::OccupationCode;
use bundle_reader::Reader;

/// First byte of a meaning bundle of this format.
pub(super) const MEANING_FORMAT: u8 = 0xE4;

/// Returns the two sections with their blocks: the occupations of the directory, and the others.
pub(super) fn sections(codes: [&[OccupationCode]; 2]) -> [(Section, Vec<Block>); 2] {
    let [green, outside] = codes.map(<[_]>::len);
    let sections = [
        Section { first: 0, count: green, has_levels: true },
        Section { first: green as u16, count: outside, has_levels: false },
    ];
    [0, 1].map(|section| (sections[section], blocks(codes[section])))
}

/// Returns the runs of occupations of one middle group.
fn blocks(codes: &[OccupationCode]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut group = None;
    for (document, code) in (0..).zip(codes) {
        match blocks.last_mut() {
            Some(block) if group == Some(code.middle()) => block.end = document + 1,
            _ => blocks.push(document..document + 1),
        }
        group = Some(code.middle());
    }
    blocks
}

/// Reads the entries of a bundle into `entries`, which hold what the other bundles know, in steps.
pub(super) async fn decode(
    bytes: &[u8],
    codes: [&[OccupationCode]; 2],
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
    for (section, blocks) in sections(codes) {
        pause().await;
        entries.sort_unstable();
        pause().await;
        let coder = &mut coder;
        let wanted = &Wanted::default();
        let gains = SectionCoder { coder, model: &mut model, section, blocks: &blocks, entries, wanted }
            .run()
            .await?;
        entries.reserve_exact(gains.len());
        entries.extend(gains.into_iter().map(|(key, document, level)| {
            let weight = match level {
                _ if key <= u32::from(u16::MAX) => weight::CHARACTER,
                _ if !section.has_levels => weight::NATIONAL,
                level => weight::EXPANSION[usize::from(level)],
            };
            entry(key, document, weight)
        }));
    }
    let relations = relations::code(&mut coder, &mut model, codes.map(<[_]>::len).into(), &[])?;
    Ok((thesaurus, relations))
}

/// Returns a number that differs when the bundles hold other texts (FNV-1a over the entries).
pub(super) fn fingerprint(entries: &[Entry]) -> u32 {
    entries.iter().fold(0x811c_9dc5, |hash, entry| {
        (hash ^ (entry >> 32) as u32 ^ *entry as u32).wrapping_mul(0x0100_0193)
    })
}
