//! Decodes the entries of the directory with their index.

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, DirectoryBundle};
use crate::code::OccupationCode;
use crate::facets::{Basis, Field, Mark};
use crate::index::{Builder, Index, Source};
use crate::line_starts::LineStarts;
use crate::model::Occupation;

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
pub(crate) struct Kinds<'a> {
    pub(crate) raw: &'a DirectoryBundle,
    pub(crate) phrases: Vec<String>,
    pub(crate) editions: Vec<String>,
    /// The name of each entry's small group.
    pub(crate) groups: Vec<String>,
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
pub(crate) fn entries(
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
