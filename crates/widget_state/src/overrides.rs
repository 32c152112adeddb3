//! Files by which a deployer replaces data of this build: rules and directory (docs/embedding.md, "Other
//! data").

use bundle_reader::FileError;
use std::rc::Rc;

/// A file that a deployer named, as the loader fetched it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOverride {
    /// The bytes of a file whose fingerprint the browser has checked.
    File(Rc<[u8]>),
    /// There is no file, for this reason.
    Unavailable(RejectReason),
}

/// The source of the data in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileSource {
    /// This build; the deployer named no other file.
    BuiltIn,
    /// The deployer named a file that is not loaded yet.
    Pending,
    /// The deployer's file.
    Override,
    /// This build, because the deployer's file cannot be used.
    OverrideRejected(RejectReason),
}

/// The reason why a deployer's file is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RejectReason {
    /// The fetch failed.
    NotFetched,
    /// The file has another fingerprint.
    OtherFingerprint,
    /// The fetch timed out.
    Late,
    /// The fingerprint is missing, or is not one that a browser checks.
    NoFingerprint,
    /// The host page of a frame named a file outside the widget's folder.
    Elsewhere,
    /// The file is of another kind.
    NotOurs,
    /// The file is for another version of the widget.
    OtherVersion,
    /// The file is truncated or changed.
    Damaged,
    /// The file holds another policy.
    OtherPolicy,
}

impl From<FileError> for RejectReason {
    fn from(error: FileError) -> Self {
        match error {
            FileError::NotOurs => RejectReason::NotOurs,
            FileError::OtherVersion => RejectReason::OtherVersion,
            FileError::Damaged => RejectReason::Damaged,
        }
    }
}

impl RejectReason {
    /// Parses the loader's name of the reason (`web/loader/overrides.js`).
    pub fn from_loader(reason: &str) -> Self {
        match reason {
            "late" => RejectReason::Late,
            "fingerprint" => RejectReason::NoFingerprint,
            "changed" => RejectReason::OtherFingerprint,
            "elsewhere" => RejectReason::Elsewhere,
            _ => RejectReason::NotFetched,
        }
    }
}
