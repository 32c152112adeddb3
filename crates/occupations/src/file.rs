//! The occupations file, by which a deployer replaces the directory and the national classification of a
//! build: the magic number, the version, then directory, national and meaning bundle, each after its length
//! (four bytes, little endian).

use crate::{Directory, Meaning, National};
use bundle_reader::{FileError, FileFormat};

/// The format. Every change of one of the three bundles increments its version.
const FORMAT: FileFormat = FileFormat { magic: *b"QLGD", version: 1 };

/// Encodes an occupations file from three bundles that belong together.
#[must_use]
pub fn encode(directory: &[u8], national: &[u8], meaning: &[u8]) -> Vec<u8> {
    let mut content = Vec::new();
    for bundle in [directory, national, meaning] {
        let length = u32::try_from(bundle.len()).expect("a bundle is smaller than 4 GB");
        content.extend(length.to_le_bytes());
        content.extend(bundle);
    }
    FORMAT.encode(&content)
}

/// Decodes an occupations file.
///
/// # Errors
/// [`FileError`] if the file is not usable.
pub fn decode(bytes: &[u8]) -> Result<(Directory, National, Meaning), FileError> {
    let mut rest = FORMAT.decode(bytes)?;
    let damaged = FileError::Damaged;
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
