//! The directory and its entries.

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, DIRECTORY_FORMAT, DirectoryBundle};
use crate::code::OccupationCode;
use crate::decode::{bundle, codes, directory};
use crate::facets::{Basis, Field, MajorGroup, Mark};
use crate::index::{Builder, Index, Source};
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

/// Assigns to each code the name of its small group.
pub(crate) fn group_of_each(
    codes: &[OccupationCode],
    names: Vec<String>,
) -> Result<Vec<String>, BundleError> {
    let mut names = names.into_iter();
    let mut groups: Vec<String> = Vec::with_capacity(codes.len());
    for (position, code) in codes.iter().enumerate() {
        let continues = position > 0 && codes[position - 1].small() == code.small();
        let name = if continues { groups.last().cloned() } else { names.next() };
        groups.push(name.ok_or(BundleError::Damaged)?);
    }
    if names.next().is_some() { Err(BundleError::Damaged) } else { Ok(groups) }
}

/// Data shared by several entries.
struct Kinds<'a> {
    raw: &'a DirectoryBundle,
    phrases: Vec<String>,
    editions: Vec<String>,
    /// The name of each entry's small group.
    groups: Vec<String>,
}

impl Kinds<'_> {
    /// Builds the entry at `position`, without its own texts.
    fn entry(&self, position: usize, code: OccupationCode) -> Result<Occupation, BundleError> {
        let of = |column: &[u8]| column.get(position).copied().ok_or(BundleError::Damaged);
        let text =
            |list: &[String], number: u8| list.get(usize::from(number)).cloned().ok_or(BundleError::Damaged);
        let attributes = of(&self.raw.attributes)?;
        Ok(Occupation {
            code,
            name: String::new(),
            mark: Mark::ALL[usize::from(attributes >> 2 & 3)],
            field: *Field::ALL.get(usize::from(attributes >> 4)).ok_or(BundleError::Damaged)?,
            phrase: text(&self.phrases, of(&self.raw.phrase_of)?)?,
            basis: Basis::ALL[usize::from(attributes & 3)],
            announced: text(&self.editions, of(&self.raw.edition_of)?)?,
            work_types: Vec::new(),
            name_lines: LineStarts::default(),
            work_type_lines: Vec::new(),
            description: String::new(),
            group: self.groups.get(position).cloned().ok_or(BundleError::Damaged)?,
        })
    }
}

/// Decodes the texts of the entries into the entries and the index in one pass.
fn entries(
    raw: &DirectoryBundle,
    characters: Characters,
    codes: &[OccupationCode],
    kinds: Kinds,
) -> Result<(Vec<Occupation>, Index), BundleError> {
    let mut occupations = Vec::with_capacity(codes.len());
    let mut builder = Builder::new(&characters);
    let mut column = Column::new(&characters, &raw.entries);
    let mut sentences: Vec<Vec<u16>> = Vec::with_capacity(codes.len());
    let mut bit = 0;
    for (position, code) in codes.iter().enumerate() {
        let mut entry = kinds.entry(position, *code)?;
        let owner = position as u16;
        let mut names = 0;
        column.list(&mut |symbols| {
            let text = characters.text(symbols);
            let lines = LineStarts::read(&raw.line_starts, &mut bit, symbols.len());
            if names == 0 {
                builder.add(symbols, Source::Name, owner);
                (entry.name, entry.name_lines) = (text, lines);
            } else {
                builder.add(symbols, Source::WorkType(names - 1), owner);
                entry.work_types.push(text);
                entry.work_type_lines.push(lines);
            }
            names += 1;
        });
        column.list(&mut |symbols| builder.add_label(symbols, owner));
        column.list(&mut |symbols| {
            entry.description = characters.text(symbols);
            sentences.push(symbols.to_vec());
        });
        if names == 0 || sentences.len() != position + 1 {
            return Err(BundleError::Damaged);
        }
        occupations.push(entry);
    }
    if raw.line_starts.len() != bit.div_ceil(8) {
        return Err(BundleError::Damaged);
    }
    let mut shared = Column::new(&characters, &raw.shared_labels);
    let mut owners = raw.shared_owners.iter();
    let mut owners_valid = true;
    shared.list(&mut |symbols| match owners.next() {
        Some(owners) if owners.iter().all(|owner| usize::from(*owner) < codes.len()) => {
            builder.add_shared_label(symbols, owners);
        }
        _ => owners_valid = false,
    });
    if !column.is_whole() || !shared.is_whole() || !owners_valid || owners.next().is_some() {
        return Err(BundleError::Damaged);
    }
    builder.end_searched();
    for (owner, symbols) in sentences.iter().enumerate() {
        builder.add(symbols, Source::Description, owner as u16);
    }
    let index = builder.finish(codes.len())?;
    Ok((occupations, index.with(characters)))
}
