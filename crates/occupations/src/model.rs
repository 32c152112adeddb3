//! The directory and its entries.

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, DIRECTORY_FORMAT, DirectoryBundle};
use crate::code::OccupationCode;
use crate::decode::{bundle, codes, directory};
use crate::entries::{Kinds, entries, group_of_each};
use crate::facets::{Basis, Field, MajorGroup, Mark};
use crate::index::Index;
use crate::line_starts::LineStarts;
use crate::query::{QueryNormalizer, StopWord};

/// An occupation of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occupation {
    /// Its code in the national classification.
    pub code: OccupationCode,
    /// Its official name.
    pub name: String,
    /// Its mark in the national classification.
    pub mark: Mark,
    /// The field of the notice it belongs to.
    pub field: Field,
    /// The notice's phrase that it rests on.
    pub phrase: String,
    /// The reason for its membership in the directory.
    pub basis: Basis,
    /// The edition of the national classification that introduced it, in words.
    pub announced: String,
    /// Its official work types.
    pub work_types: Vec<String>,
    /// The characters of its name with which a line may begin.
    pub name_lines: LineStarts,
    /// The characters of each work type with which a line may begin.
    pub work_type_lines: Vec<LineStarts>,
    /// One plain sentence about the daily work.
    pub description: String,
    /// The name of its small group in the national classification.
    pub group: String,
}

impl Occupation {
    /// Returns the major group it belongs to.
    pub fn major_group(&self) -> MajorGroup {
        MajorGroup::new(self.code.major()).expect("reading the bundle checked the major group")
    }
}

/// The document that announced an edition of the directory.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DirectoryDocument {
    /// The official title.
    pub title: String,
    /// The document number.
    pub number: String,
    /// The authority that issued it.
    pub issuer: String,
    /// The date of issue.
    pub date: String,
    /// The address of the original text.
    pub address: String,
}

/// The display texts of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldText {
    /// The short name.
    pub name: String,
    /// The number of its clause, such as `二（一）`.
    pub clause: String,
    /// The clause's own heading.
    pub heading: String,
}

/// The display texts of a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkText {
    /// The short name.
    pub name: String,
    /// The plain meaning.
    pub meaning: String,
}

/// The display texts of a basis.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisText {
    /// The short name.
    pub name: String,
    /// The statement that an entry with this basis carries.
    pub statement: String,
}

/// The display text of a major group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MajorGroupText {
    /// The plain name.
    pub name: String,
}

/// The directory: its entries in code order, its display texts and its index.
#[derive(Debug)]
pub struct Directory {
    edition: String,
    document: Option<DirectoryDocument>,
    occupations: Vec<Occupation>,
    fields: [FieldText; 5],
    marks: [MarkText; 4],
    bases: [BasisText; 4],
    major_groups: [MajorGroupText; 8],
    pub(crate) codes: Vec<OccupationCode>,
    pub(crate) index: Index,
    pub(crate) normalizer: QueryNormalizer,
}

impl Directory {
    /// Parses a directory bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a complete bundle of this format.
    ///
    /// ```
    /// use occupations::{BundleError, Directory, OccupationCode};
    ///
    /// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    /// # let Ok(bundles) = data_compiler::occupations::compile(&root) else { panic!("data/occupations") };
    /// let directory = Directory::from_bytes(&bundles.directory).expect("a valid bundle");
    /// let code = OccupationCode::parse("6-28-03-03").expect("a valid code");
    /// assert_eq!(directory.occupation(code).map(|entry| entry.name.as_str()), Some("工业废水处理工"));
    /// assert_eq!(Directory::from_bytes(b"").err(), Some(BundleError::OtherFormat));
    /// ```
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let raw: DirectoryBundle = bundle(bytes, DIRECTORY_FORMAT, directory)?;
        let characters = Characters::new(&raw.alphabet)?;
        let mut wording = Column::new(&characters, &raw.wording);
        let [edition, title, number, issuer, date, address] = wording.exactly();
        let phrases = wording.texts();
        let editions = wording.texts();
        let groups = wording.texts();
        let fields = Field::ALL.map(|_| {
            let [name, clause, heading] = wording.exactly();
            FieldText { name, clause, heading }
        });
        let marks = Mark::ALL.map(|_| {
            let [name, meaning] = wording.exactly();
            MarkText { name, meaning }
        });
        let bases = Basis::ALL.map(|_| {
            let [name, statement] = wording.exactly();
            BasisText { name, statement }
        });
        let groups_named: [String; 8] = wording.exactly();
        let major_groups = groups_named.map(|name| MajorGroupText { name });
        let stop_words = [(); StopWord::COUNT].map(|()| wording.texts());
        if !wording.is_whole() {
            return Err(BundleError::Damaged);
        }
        let normalizer = QueryNormalizer::new(&raw.typed, &raw.alphabet, &stop_words)?;
        let codes = codes(&raw.codes)?;
        let kinds = Kinds { raw: &raw, phrases, editions, groups: group_of_each(&codes, groups)? };
        let (occupations, index) = entries(&raw, characters, &codes, kinds)?;
        let document =
            (!title.is_empty()).then_some(DirectoryDocument { title, number, issuer, date, address });
        Ok(Self {
            edition,
            document,
            occupations,
            fields,
            marks,
            bases,
            major_groups,
            codes,
            index,
            normalizer,
        })
    }

    /// Returns the name of this edition of the directory.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// Returns the document of an official edition; `None` for a reference edition.
    pub fn document(&self) -> Option<&DirectoryDocument> {
        self.document.as_ref()
    }

    /// Returns all entries, in code order. An index into this slice identifies an entry everywhere.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// Returns the entry with this code.
    pub fn occupation(&self, code: OccupationCode) -> Option<&Occupation> {
        self.occupations.get(self.position(code)?)
    }

    /// Returns the index in [`Directory::occupations`] of the entry with this code.
    pub fn position(&self, code: OccupationCode) -> Option<usize> {
        self.codes.binary_search(&code).ok()
    }

    /// Returns the display texts of a field.
    pub fn field_text(&self, field: Field) -> &FieldText {
        &self.fields[field as usize]
    }

    /// Returns the display texts of a mark.
    pub fn mark_text(&self, mark: Mark) -> &MarkText {
        &self.marks[mark as usize]
    }

    /// Returns the display texts of a basis.
    pub fn basis_text(&self, basis: Basis) -> &BasisText {
        &self.bases[basis as usize]
    }

    /// Returns the display text of a major group.
    pub fn major_group_text(&self, group: MajorGroup) -> &MajorGroupText {
        &self.major_groups[usize::from(group.number()) - 1]
    }
}
