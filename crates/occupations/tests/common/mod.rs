//! The project's own directory, compiled once per test file.

use data_compiler::occupations::{OccupationBundles, compile};
use occupations::{Directory, Meaning, National};
use std::path::Path;
use std::sync::LazyLock;

/// The compiled bundles.
pub(crate) static BUNDLES: LazyLock<OccupationBundles> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    compile(&root).unwrap_or_else(|problems| panic!("data/occupations has {} mistakes", problems.len()))
});

/// The directory.
pub(crate) static DIRECTORY: LazyLock<Directory> =
    LazyLock::new(|| Directory::from_bytes(&BUNDLES.directory).expect("the bundle just written"));

/// The national classification.
pub(crate) static NATIONAL: LazyLock<National> =
    LazyLock::new(|| National::from_bytes(&BUNDLES.national).expect("the bundle just written"));

/// The meaning of queries.
pub(crate) static MEANING: LazyLock<Meaning> = LazyLock::new(|| {
    Meaning::from_bytes(&BUNDLES.meaning, &DIRECTORY, &NATIONAL).expect("the bundle just written")
});
