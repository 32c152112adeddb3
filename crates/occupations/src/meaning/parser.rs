//! Parses a meaning bundle, in steps.

use super::steps::{self, pause};
use super::terms::{self, Entry, Postings};
use super::{Meaning, decode, weight};
use crate::bundle::BundleError;
use crate::code::OccupationCode;
use crate::model::Directory;
use crate::national::National;
use std::future::Future;
use std::pin::Pin;

/// Parses a meaning bundle in steps: at once it would take a slow phone half a second, in which it answers no
/// tap.
pub struct MeaningParser<'a>(Pin<Box<dyn Future<Output = Result<Meaning, BundleError>> + 'a>>);

impl<'a> MeaningParser<'a> {
    /// Starts to parse; see [`Meaning::from_bytes`].
    #[must_use]
    pub fn new(bytes: Vec<u8>, directory: &'a Directory, national: &'a National) -> Self {
        Self(Box::pin(parse(bytes, directory, national)))
    }

    /// Does the next step. Returns the result after the last one, and must not be called again then.
    pub fn step(&mut self) -> Option<Result<Meaning, BundleError>> {
        steps::step(self.0.as_mut())
    }
}

impl std::fmt::Debug for MeaningParser<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("MeaningParser")
    }
}

/// Parses a meaning bundle, in steps.
pub(super) async fn parse(
    bytes: impl AsRef<[u8]>,
    directory: &Directory,
    national: &National,
) -> Result<Meaning, BundleError> {
    let outside = outside(directory, national);
    let mut entries = known(directory, national, &outside);
    let codes = codes_of(national, &outside);
    let (thesaurus, relations) =
        decode::decode(bytes.as_ref(), [&directory.codes, &codes], &mut entries).await?;
    pause().await;
    let documents = directory.codes.len() + outside.len();
    let postings = Postings::new(entries, documents);
    Ok(Meaning { postings, thesaurus, relations, green: directory.codes.len(), national: outside })
}

/// Returns the national occupations outside the directory, by their indices.
pub(super) fn outside(directory: &Directory, national: &National) -> Vec<u16> {
    let is_outside = |(_, code): &(u16, &OccupationCode)| directory.position(**code).is_none();
    (0..).zip(&national.codes).filter(is_outside).map(|(index, _)| index).collect()
}

/// Returns the codes of some national occupations.
pub(super) fn codes_of(national: &National, indices: &[u16]) -> Vec<OccupationCode> {
    indices.iter().map(|index| national.codes[usize::from(*index)]).collect()
}

/// Collects the terms that the two bundles hold.
pub(super) fn known(directory: &Directory, national: &National, outside: &[u16]) -> Vec<Entry> {
    // A character has two terms at most: itself and a bigram. The quarter is for the terms of the file: to
    // grow, a vector needs both the old and the new memory.
    let characters = directory.index.characters.len() + national.index.characters.len();
    let mut entries = Vec::with_capacity(characters * 2 * 5 / 4);
    terms::of_index(&directory.index, weight::LABEL, Some, &mut entries);
    let green = directory.codes.len() as u16;
    terms::of_index(
        &national.index,
        weight::NATIONAL_LABEL,
        |owner| outside.binary_search(&owner).ok().map(|document| green + document as u16),
        &mut entries,
    );
    for (document, index) in (green..).zip(outside) {
        terms::of_text(&national.groups[usize::from(*index)], document, weight::GROUP, &mut entries);
    }
    for (document, occupation) in (0..).zip(directory.occupations()) {
        terms::of_text(&occupation.group, document, weight::GROUP, &mut entries);
    }
    entries
}
