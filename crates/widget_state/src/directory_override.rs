//! A deployer's directory with its national classification instead of the built-in ones.

use crate::Resources;
use crate::overrides::{FileOverride, FileSource};
use occupations::{Directory, Meaning, National};

/// The three indexes of an occupations file, which belong together.
#[derive(Clone, Copy, Debug)]
pub struct Occupations {
    pub directory: &'static Directory,
    /// The national classification.
    pub national: &'static National,
    /// The meaning of queries.
    pub meaning: &'static Meaning,
}

impl Resources {
    /// Uses the deployer's directory if it can be used; returns whether it is in use. Each of the three data
    /// files asks for it, and the first request decides: the three belong together.
    pub fn use_occupations(&mut self, given: &FileOverride) -> bool {
        let Some(logic) = self.directory_logic else { return false };
        if self.directory_source == FileSource::Pending {
            let parsed = match given {
                FileOverride::Unavailable(reason) => Err(*reason),
                FileOverride::File(bytes) => (logic.parse_occupations)(bytes),
            };
            self.directory_source = match parsed {
                Ok(Occupations { directory, national, meaning }) => {
                    self.directory = Some(directory);
                    self.national = Some(national);
                    self.meaning = Some(meaning);
                    FileSource::Override
                }
                Err(reason) => FileSource::OverrideRejected(reason),
            };
        }
        self.directory_source == FileSource::Override
    }
}

#[cfg(test)]
mod tests {
    use crate::Resources;
    use crate::chunks::DirectoryLogic;
    use crate::overrides::{FileOverride, FileSource, RejectReason};
    use std::path::Path;

    static LOGIC: DirectoryLogic = DirectoryLogic::TABLE;

    fn pending() -> Resources {
        let mut data = Resources::built_in();
        data.directory_logic = Some(&LOGIC);
        data.directory_source = FileSource::Pending;
        data
    }

    fn file() -> Vec<u8> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let bundles = data_compiler::occupations::compile(&root).expect("data/occupations compiles");
        occupations::file::encode(&bundles.directory, &bundles.national, &bundles.meaning)
    }

    #[test]
    fn a_directory_that_fits_is_used_with_its_national_list() {
        let mut data = pending();
        assert!(data.use_occupations(&FileOverride::File(file().into())));
        assert_eq!(data.directory_source, FileSource::Override);
        assert!(data.directory.is_some() && data.national.is_some() && data.meaning.is_some());
        // The second data file finds it in use and parses nothing again.
        assert!(data.use_occupations(&FileOverride::Unavailable(RejectReason::Late)));
    }

    #[test]
    fn any_other_file_leaves_the_built_in_directory() {
        let whole = file();
        let change = |change: &dyn Fn(&mut Vec<u8>)| {
            let mut bytes = whole.clone();
            change(&mut bytes);
            FileOverride::File(bytes.into())
        };
        let refused = [
            (change(&|bytes| bytes.truncate(bytes.len() - 10)), RejectReason::Damaged),
            (change(&|bytes| bytes.push(0)), RejectReason::Damaged),
            (change(&|bytes| bytes[4] += 1), RejectReason::OtherVersion),
            (change(&|bytes| *bytes = b"<h1>Please log in</h1>".to_vec()), RejectReason::NotOurs),
            (FileOverride::Unavailable(RejectReason::from_loader("changed")), RejectReason::OtherFingerprint),
        ];
        for (given, reason) in refused {
            let mut data = pending();
            assert!(!data.use_occupations(&given));
            assert_eq!(data.directory_source, FileSource::OverrideRejected(reason));
            assert!(data.directory.is_none() && data.national.is_none() && data.meaning.is_none());
        }
    }
}
