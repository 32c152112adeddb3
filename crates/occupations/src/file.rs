//! The occupations file, by which a deployer replaces the directory and the national classification of a build: the
//! magic number, the version, then directory, national and meaning bundle, each after its length (four bytes, little
//! endian).

use crate::{Directory, Meaning, National};

/// The magic number of an occupations file.
const MAGIC: [u8; 4] = *b"QLGD";

/// The version of the format. Every change of one of the three bundles increments it.
const VERSION: u8 = 1;

/// The reason why this build cannot use an occupations file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OccupationsFileError {
    /// The file is not an occupations file.
    NotOurs,
    /// The file has another format version.
    OtherVersion,
    /// The file is incomplete or altered.
    Damaged,
}

/// Encodes an occupations file from three bundles that belong together.
#[must_use]
pub fn encode(directory: &[u8], national: &[u8], meaning: &[u8]) -> Vec<u8> {
    let mut file = [&MAGIC, &[VERSION][..]].concat();
    for bundle in [directory, national, meaning] {
        let length = u32::try_from(bundle.len()).expect("a bundle is smaller than 4 GB");
        file.extend(length.to_le_bytes());
        file.extend(bundle);
    }
    file
}

/// Decodes an occupations file.
///
/// # Errors
/// [`OccupationsFileError`] if the file is not usable.
pub fn decode(bytes: &[u8]) -> Result<(Directory, National, Meaning), OccupationsFileError> {
    let (version, mut rest) =
        bytes.strip_prefix(&MAGIC).and_then(<[u8]>::split_first).ok_or(OccupationsFileError::NotOurs)?;
    if *version != VERSION {
        return Err(OccupationsFileError::OtherVersion);
    }
    let damaged = OccupationsFileError::Damaged;
    let mut bundles = [&[][..]; 3];
    for bundle in &mut bundles {
        let (length, after) = rest.split_first_chunk().ok_or(damaged)?;
        (*bundle, rest) = after.split_at_checked(u32::from_le_bytes(*length) as usize).ok_or(damaged)?;
    }
    if !rest.is_empty() {
        return Err(damaged);
    }
    let [directory, national, meaning] = bundles;
    let directory = Directory::from_bytes(directory).map_err(|_| damaged)?;
    let national = National::from_bytes(national).map_err(|_| damaged)?;
    let meaning = Meaning::from_bytes(meaning, &directory, &national).map_err(|_| damaged)?;
    Ok((directory, national, meaning))
}
