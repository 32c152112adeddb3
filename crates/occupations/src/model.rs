//! The directory and its entries.

use crate::bundle::{BundleError, DIRECTORY_FORMAT, DirectoryBundle};
use crate::code::OccupationCode;
use crate::decode::{Reader, bundle, codes};
use crate::facets::{Basis, Field, MajorGroup, Mark};
use crate::index::Index;
use crate::query::Typist;

/// One of the occupations of the directory.
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
    /// The notice's own word it rests on.
    pub phrase: String,
    /// Why it is in the directory.
    pub basis: Basis,
    /// The edition of the national classification that brought it, in words.
    pub announced: String,
    /// Its official work types.
    pub work_types: Vec<String>,
    /// One sentence of ours that says what the person does all day.
    pub description: String,
    /// The name of its small group in the national classification.
    pub group: String,
}

impl Occupation {
    /// The major group it belongs to.
    pub fn major_group(&self) -> MajorGroup {
        MajorGroup::new(self.code.major()).expect("reading the bundle checked the major group")
    }
}

/// What a field is called and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldText {
    /// Our short name.
    pub name: String,
    /// The number of its clause, such as `二（一）`.
    pub clause: String,
    /// The clause's own heading.
    pub heading: String,
}

/// What a mark is called and means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MarkText {
    /// Our short name.
    pub name: String,
    /// Its plain meaning.
    pub meaning: String,
}

/// What a basis is called and what may be said on its ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BasisText {
    /// Our short name.
    pub name: String,
    /// The sentence an entry of this basis carries.
    pub statement: String,
}

/// What a major group is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MajorGroupText {
    /// Our plain name.
    pub name: String,
}

/// The directory: its entries in code order, its wording and its index.
#[derive(Debug)]
pub struct Directory {
    edition: String,
    occupations: Vec<Occupation>,
    fields: Vec<FieldText>,
    marks: Vec<MarkText>,
    bases: Vec<BasisText>,
    major_groups: Vec<MajorGroupText>,
    pub(crate) codes: Vec<OccupationCode>,
    pub(crate) index: Index,
    pub(crate) typist: Typist,
}

impl Directory {
    /// Reads a directory bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a whole bundle of this format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let raw: DirectoryBundle = bundle(bytes, DIRECTORY_FORMAT)?;
        let reader = Reader::new(&raw.alphabet)?;
        let fields = pairs(&reader, &raw.fields, Field::ALL.len(), |[name, clause, heading]| FieldText {
            name,
            clause,
            heading,
        })?;
        let marks =
            pairs(&reader, &raw.marks, Mark::ALL.len(), |[name, meaning]| MarkText { name, meaning })?;
        let bases =
            pairs(&reader, &raw.bases, Basis::ALL.len(), |[name, statement]| BasisText { name, statement })?;
        let major_groups = pairs(&reader, &raw.major_groups, 8, |[name]| MajorGroupText { name })?;
        let edition = reader.list(&raw.edition)?.pop().ok_or(BundleError::Damaged)?;
        let labels = reader.lists(&raw.labels)?;
        let occupations = occupations(&raw, &reader)?;
        if labels.len() != occupations.len() {
            return Err(BundleError::Damaged);
        }
        let index = Index::of_directory(&occupations, &labels, &raw)?;
        let typist = Typist::new(&raw, &reader)?;
        let codes = occupations.iter().map(|occupation| occupation.code).collect();
        Ok(Self { edition, occupations, fields, marks, bases, major_groups, codes, index, typist })
    }

    /// The name of this edition of the directory.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// All entries, in code order. A place in this slice identifies an entry everywhere.
    pub fn occupations(&self) -> &[Occupation] {
        &self.occupations
    }

    /// The place of the entry with this code, written with or without hyphens.
    pub fn position_of(&self, code: &str) -> Option<usize> {
        let code = OccupationCode::parse(code)?;
        self.occupations.binary_search_by_key(&code, |occupation| occupation.code).ok()
    }

    /// The wording of a field.
    pub fn field_text(&self, field: Field) -> &FieldText {
        &self.fields[field as usize]
    }

    /// The wording of a mark.
    pub fn mark_text(&self, mark: Mark) -> &MarkText {
        &self.marks[mark as usize]
    }

    /// The wording of a basis.
    pub fn basis_text(&self, basis: Basis) -> &BasisText {
        &self.bases[basis as usize]
    }

    /// The wording of a major group.
    pub fn major_group_text(&self, group: MajorGroup) -> &MajorGroupText {
        &self.major_groups[usize::from(group.number()) - 1]
    }
}

/// Reads a column of exactly `count` lists of `N` texts.
fn pairs<const N: usize, T>(
    reader: &Reader,
    column: &[u8],
    count: usize,
    build: fn([String; N]) -> T,
) -> Result<Vec<T>, BundleError> {
    let rows = reader.lists(column)?;
    if rows.len() != count {
        return Err(BundleError::Damaged);
    }
    rows.into_iter()
        .map(|row| row.try_into().map(build).map_err(|_: Vec<String>| BundleError::Damaged))
        .collect()
}

/// Names of the small groups, one for each code.
pub(crate) fn group_of_each(
    codes: &[OccupationCode],
    names: Vec<String>,
) -> Result<Vec<String>, BundleError> {
    let mut names = names.into_iter();
    let mut groups: Vec<String> = Vec::with_capacity(codes.len());
    for (place, code) in codes.iter().enumerate() {
        let continues = place > 0 && codes[place - 1].small() == code.small();
        let name = if continues { groups.last().cloned() } else { names.next() };
        groups.push(name.ok_or(BundleError::Damaged)?);
    }
    if names.next().is_some() { Err(BundleError::Damaged) } else { Ok(groups) }
}

fn occupations(raw: &DirectoryBundle, reader: &Reader) -> Result<Vec<Occupation>, BundleError> {
    let codes = codes(&raw.codes)?;
    let phrases = reader.list(&raw.phrases)?;
    let editions = reader.list(&raw.editions)?;
    let names = reader.list(&raw.names)?;
    let descriptions = reader.list(&raw.descriptions)?;
    let work_types = reader.lists(&raw.work_types)?;
    let groups = group_of_each(&codes, reader.list(&raw.groups)?)?;
    let columns = [
        raw.attributes.len(),
        raw.phrase_of.len(),
        raw.edition_of.len(),
        names.len(),
        descriptions.len(),
        work_types.len(),
    ];
    if columns.iter().any(|length| *length != codes.len()) {
        return Err(BundleError::Damaged);
    }
    let texts = names.into_iter().zip(descriptions).zip(work_types).zip(groups);
    codes
        .iter()
        .zip(texts)
        .enumerate()
        .map(|(place, (code, (((name, description), work_types), group)))| {
            let attributes = raw.attributes[place];
            let text = |list: &[String], number: u8| {
                list.get(usize::from(number)).cloned().ok_or(BundleError::Damaged)
            };
            Ok(Occupation {
                code: (MajorGroup::new(code.major()).is_some())
                    .then_some(*code)
                    .ok_or(BundleError::Damaged)?,
                name,
                mark: Mark::ALL[usize::from(attributes >> 2 & 3)],
                field: *Field::ALL.get(usize::from(attributes >> 4)).ok_or(BundleError::Damaged)?,
                phrase: text(&phrases, raw.phrase_of[place])?,
                basis: Basis::ALL[usize::from(attributes & 3)],
                announced: text(&editions, raw.edition_of[place])?,
                work_types,
                description,
                group,
            })
        })
        .collect()
}
