//! The shapes of the files that name the facets of the directory.

use serde::Deserialize;

/// The shape of `facets.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FacetsFile {
    pub(super) edition: EditionEntry,
    pub(super) announced: Vec<AnnouncedEntry>,
    pub(super) field: Vec<FieldEntry>,
    pub(super) mark: Vec<MarkEntry>,
    pub(super) basis: Vec<BasisEntry>,
    pub(super) major_group: Vec<GroupEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct EditionEntry {
    pub(super) name: String,
    pub(super) announced_entries: usize,
    pub(super) national_entries: usize,
    pub(super) notice: String,
    pub(super) document: Option<DocumentEntry>,
}

/// The document that announced an official edition.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DocumentEntry {
    pub(super) title: toml::Spanned<String>,
    pub(super) number: String,
    pub(super) issuer: String,
    pub(super) date: String,
    pub(super) address: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnnouncedEntry {
    pub(super) id: String,
    pub(super) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FieldEntry {
    pub(super) number: u8,
    pub(super) name: String,
    pub(super) clause: String,
    pub(super) heading: toml::Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MarkEntry {
    pub(super) letters: toml::Spanned<String>,
    pub(super) name: String,
    pub(super) meaning: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct BasisEntry {
    pub(super) id: toml::Spanned<String>,
    pub(super) name: String,
    pub(super) statement: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct GroupEntry {
    pub(super) number: u8,
    pub(super) name: String,
}

/// The shape of `fillers.toml`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FillersFile {
    pub(super) leading: Vec<String>,
    pub(super) trailing: Vec<String>,
    pub(super) verbs: Vec<String>,
    pub(super) suffixes: Vec<String>,
}

/// The shape of a source, reduced to its clauses.
#[derive(Deserialize)]
pub(super) struct NoticeFile {
    pub(super) id: String,
    pub(super) clause: Vec<ClauseEntry>,
}

#[derive(Deserialize)]
pub(super) struct ClauseEntry {
    pub(super) number: String,
    pub(super) text: String,
}
