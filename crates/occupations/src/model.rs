//! The directory and its entries.

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, DIRECTORY_FORMAT, DirectoryBundle};
use crate::code::OccupationCode;
use crate::decode::{bundle, codes, directory};
use crate::facets::{Basis, Field, MajorGroup, Mark};
use crate::index::{Builder, Index, Source};
use crate::query::{Filler, Typist};

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
    fields: [FieldText; 5],
    marks: [MarkText; 4],
    bases: [BasisText; 4],
    major_groups: [MajorGroupText; 8],
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
        let raw: DirectoryBundle = bundle(bytes, DIRECTORY_FORMAT, directory)?;
        let characters = Characters::new(&raw.alphabet)?;
        let mut wording = Column::new(&characters, &raw.wording);
        let [edition] = wording.exactly();
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
        let fillers = [(); Filler::COUNT].map(|()| wording.texts());
        if !wording.is_whole() {
            return Err(BundleError::Damaged);
        }
        let typist = Typist::new(&raw.typed, &raw.alphabet, &fillers)?;
        let codes = codes(&raw.codes)?;
        let kinds = Kinds { raw: &raw, phrases, editions, groups: group_of_each(&codes, groups)? };
        let (occupations, index) = entries(&raw, characters, &codes, kinds)?;
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
        self.place_of(OccupationCode::parse(code)?)
    }

    /// The place of the entry with this code.
    pub(crate) fn place_of(&self, code: OccupationCode) -> Option<usize> {
        self.codes.binary_search(&code).ok()
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

/// What several entries have in common.
struct Kinds<'a> {
    raw: &'a DirectoryBundle,
    phrases: Vec<String>,
    editions: Vec<String>,
    /// For each entry the name of its small group.
    groups: Vec<String>,
}

impl Kinds<'_> {
    /// The entry at `place`, still without its own texts.
    fn entry(&self, place: usize, code: OccupationCode) -> Result<Occupation, BundleError> {
        let of = |column: &[u8]| column.get(place).copied().ok_or(BundleError::Damaged);
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
            description: String::new(),
            group: self.groups.get(place).cloned().ok_or(BundleError::Damaged)?,
        })
    }
}

/// Reads the texts of the entries into the entries and the index at once.
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
    for (place, code) in codes.iter().enumerate() {
        let mut entry = kinds.entry(place, *code)?;
        let owner = place as u16;
        let mut names = 0;
        column.list(&mut |places| {
            let text = characters.text(places);
            if names == 0 {
                builder.add(places, Source::Name, owner);
                entry.name = text;
            } else {
                builder.add(places, Source::WorkType(names - 1), owner);
                entry.work_types.push(text);
            }
            names += 1;
        });
        column.list(&mut |places| builder.add_label(places, owner));
        column.list(&mut |places| {
            entry.description = characters.text(places);
            sentences.push(places.to_vec());
        });
        if names == 0 || sentences.len() != place + 1 {
            return Err(BundleError::Damaged);
        }
        occupations.push(entry);
    }
    let mut shared = Column::new(&characters, &raw.shared_labels);
    let mut owners = raw.shared_owners.iter();
    let mut owners_right = true;
    shared.list(&mut |places| match owners.next() {
        Some(owners) if owners.iter().all(|owner| usize::from(*owner) < codes.len()) => {
            builder.add_shared_label(places, owners);
        }
        _ => owners_right = false,
    });
    if !column.is_whole() || !shared.is_whole() || !owners_right || owners.next().is_some() {
        return Err(BundleError::Damaged);
    }
    builder.end_searched();
    for (owner, places) in sentences.iter().enumerate() {
        builder.add(places, Source::Description, owner as u16);
    }
    let index = builder.finish(codes.len())?;
    Ok((occupations, index.with(characters)))
}
