//! The national classification, which tells "not in the directory" from "not found".

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, NATIONAL_FORMAT, NationalBundle};
use crate::code::OccupationCode;
use crate::decode::{bundle, codes, national};
use crate::facets::Mark;
use crate::hit::{MatchRank, Matched};
use crate::index::{Builder, Index, Source};
use crate::model::{Directory, group_of_each};
use crate::nearest::Neighbour;
use crate::search::{Depth, Found, Scope};

/// How many entries of the directory a hit outside it names.
const NEAREST: usize = 3;

/// Every occupation of the national classification: code, name, mark, work types.
#[derive(Debug)]
pub struct National {
    pub(crate) codes: Vec<OccupationCode>,
    pub(crate) marks: Vec<Mark>,
    /// For each its name, then its work types.
    pub(crate) names: Vec<Vec<String>>,
    pub(crate) groups: Vec<String>,
    pub(crate) index: Index,
}

/// An occupation of the national classification that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalHit {
    /// Its code.
    pub code: OccupationCode,
    /// Its official name.
    pub name: String,
    /// Its mark.
    pub mark: Mark,
    /// The name of its small group.
    pub group: String,
    /// Its official work types.
    pub work_types: Vec<String>,
    /// How it matched.
    pub rank: MatchRank,
    /// What matched: the name, a work type or the code.
    pub matched: Matched,
    /// Half-open ranges of characters of the matched text.
    pub ranges: Vec<(usize, usize)>,
    /// Its place in the directory, if the directory has it.
    pub in_directory: Option<usize>,
    /// The nearest entries of the directory, at most three; empty for one the directory has.
    pub nearest: Vec<Neighbour>,
}

impl National {
    /// Reads a national bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a whole bundle of this format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let raw: NationalBundle = bundle(bytes, NATIONAL_FORMAT, national)?;
        let characters = Characters::new(&raw.alphabet)?;
        let codes = codes(&raw.codes)?;
        // One that is none is missing below.
        let marks: Vec<Mark> =
            raw.marks.iter().filter_map(|place| Mark::ALL.get(usize::from(*place)).copied()).collect();
        let mut builder = Builder::new(&characters);
        let mut column = Column::new(&characters, &raw.entries);
        let mut names = Vec::with_capacity(codes.len());
        while column.goes_on() {
            let owner = names.len() as u16;
            let mut own = Vec::new();
            column.list(&mut |places| {
                let source = match own.len().checked_sub(1) {
                    None => Source::Name,
                    Some(work_type) => Source::WorkType(work_type as u16),
                };
                builder.add(places, source, owner);
                own.push(characters.text(places));
            });
            names.push(own);
        }
        builder.end_searched();
        let mut named = Column::new(&characters, &raw.groups);
        let groups = group_of_each(&codes, named.texts())?;
        if !column.is_whole()
            || !named.is_whole()
            || names.len() != codes.len()
            || marks.len() != codes.len()
            || names.iter().any(Vec::is_empty)
            || codes.len() >= usize::from(u16::MAX)
        {
            return Err(BundleError::Damaged);
        }
        let index = builder.finish(codes.len())?.with(characters);
        Ok(Self { codes, marks, names, groups, index })
    }

    /// How many occupations it has.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Looks `query` up, the best first, at most `limit` hits. An empty query finds nothing.
    pub fn search(&self, directory: &Directory, query: &str, limit: usize) -> Vec<NationalHit> {
        self.find(directory, query, Depth::Forgiving)
            .iter()
            .take(limit)
            .map(|found| self.hit(directory, found))
            .collect()
    }

    /// Everything `query` finds, the best first.
    pub(crate) fn find(&self, directory: &Directory, query: &str, depth: Depth) -> Vec<Found> {
        let scope = Scope { index: &self.index, codes: &self.codes, typist: &directory.typist };
        scope.run(query, depth)
    }

    /// Tells what `found` is.
    pub(crate) fn hit(&self, directory: &Directory, found: &Found) -> NationalHit {
        let place = found.occupation;
        let code = self.codes[place];
        let (name, work_types) = self.names[place].split_first().expect("reading checked it");
        let in_directory = directory.place_of(code);
        let nearest = match in_directory {
            Some(_) => Vec::new(),
            None => {
                // The group often says in plain words what the name says in technical ones.
                let group = std::iter::once(self.groups[place].as_str());
                let own: Vec<&str> = self.names[place].iter().map(String::as_str).chain(group).collect();
                directory.nearest_to(code, &own, None, NEAREST)
            }
        };
        let (matched, ranges) = found.explain(&self.index, name, work_types, "");
        NationalHit {
            code,
            name: name.clone(),
            mark: self.marks[place],
            group: self.groups[place].clone(),
            work_types: work_types.to_vec(),
            rank: found.rank(),
            matched,
            ranges,
            in_directory,
            nearest,
        }
    }
}
