//! The national classification, which separates "not in the directory" from "not found".

use crate::alphabet::{Characters, Column};
use crate::bundle::{BundleError, NATIONAL_FORMAT, NationalBundle};
use crate::code::OccupationCode;
use crate::decode::{bundle, codes, national};
use crate::entries::group_of_each;
use crate::facets::Mark;
use crate::hit::{MatchRank, Matched};
use crate::index::{Builder, Index, Source};
use crate::meaning::Meaning;
use crate::model::Directory;
use crate::nearest::Neighbour;
use crate::query::Query;
use crate::search::{Depth, Match, Scope};

/// The number of directory entries listed as nearest to a hit outside the directory.
const NEAREST: usize = 3;

/// All occupations of the national classification: code, name, mark, work types.
#[derive(Debug)]
pub struct National {
    pub(crate) codes: Vec<OccupationCode>,
    pub(crate) marks: Vec<Mark>,
    /// The name, then the work types, of each occupation.
    pub(crate) names: Vec<Vec<String>>,
    pub(crate) groups: Vec<String>,
    pub(crate) index: Index,
}

/// A matching occupation of the national classification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NationalHit {
    /// The national code.
    pub code: OccupationCode,
    /// Its official name.
    pub name: String,
    /// Whether the classification marks it as green or digital.
    pub mark: Mark,
    /// The name of its small group.
    pub group: String,
    /// Its official work types.
    pub work_types: Vec<String>,
    /// The quality of the match.
    pub rank: MatchRank,
    /// The matched text: the name, a work type, a colloquial name or the code.
    pub matched: Matched,
    /// Half-open ranges of characters of the matched text.
    pub ranges: Vec<(usize, usize)>,
    /// Its index in the directory, if the directory contains it.
    pub in_directory: Option<usize>,
    /// The nearest entries of the directory, at most three; empty for an entry of the directory.
    pub nearest: Vec<Neighbour>,
}

impl NationalHit {
    /// Returns the matched text, which the ranges count in; `None` for the code.
    pub fn text(&self) -> Option<&str> {
        self.matched.text(&self.name, &self.work_types, "")
    }
}

impl National {
    /// Parses a national bundle.
    ///
    /// # Errors
    /// [`BundleError`] when the bytes are not a complete bundle of this format.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BundleError> {
        let raw: NationalBundle = bundle(bytes, NATIONAL_FORMAT, national)?;
        let characters = Characters::new(&raw.alphabet)?;
        let codes = codes(&raw.codes)?;
        // An invalid mark is dropped here; the length check below reports it.
        let marks: Vec<Mark> =
            raw.marks.iter().filter_map(|position| Mark::ALL.get(usize::from(*position)).copied()).collect();
        let mut builder = Builder::new(&characters);
        let mut column = Column::new(&characters, &raw.entries);
        let mut names = Vec::with_capacity(codes.len());
        while column.has_more() {
            let owner = names.len() as u16;
            let mut own = Vec::new();
            column.list(&mut |symbols| {
                let source = match own.len().checked_sub(1) {
                    None => Source::Name,
                    Some(work_type) => Source::WorkType(work_type as u16),
                };
                builder.add(symbols, source, owner);
                own.push(characters.text(symbols));
            });
            column.list(&mut |symbols| builder.add_label(symbols, owner));
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

    /// Returns the number of occupations.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// Returns whether it has no occupations.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty()
    }

    /// Searches for `query`: the best hits first, at most `limit`. An empty query has no hits.
    pub fn search(&self, directory: &Directory, query: &str, limit: usize) -> Vec<NationalHit> {
        self.find(directory, &directory.normalizer.normalize(query), Depth::Fuzzy)
            .iter()
            .take(limit)
            .map(|found| self.hit(directory, None, found))
            .collect()
    }

    /// Returns all matches of `query`, the best first.
    pub(crate) fn find(&self, directory: &Directory, query: &Query, depth: Depth) -> Vec<Match> {
        let scope = Scope { index: &self.index, codes: &self.codes, normalizer: &directory.normalizer };
        scope.run(query, depth)
    }

    /// Builds the hit of a match.
    pub(crate) fn hit(&self, directory: &Directory, meaning: Option<&Meaning>, found: &Match) -> NationalHit {
        let position = found.occupation_index;
        let code = self.codes[position];
        let (name, work_types) = self.names[position].split_first().expect("reading checked it");
        let in_directory = directory.position(code);
        let nearest = match in_directory {
            Some(_) => Vec::new(),
            None => {
                // The group name often has the plain word for a technical name.
                let group = std::iter::once(self.groups[position].as_str());
                let own: Vec<&str> = self.names[position].iter().map(String::as_str).chain(group).collect();
                let similarities = meaning.and_then(|meaning| meaning.similarities(position));
                directory.nearest_to(code, &own, None, similarities.as_deref(), NEAREST)
            }
        };
        let (matched, ranges) = found.explain(&self.index, name, work_types, "");
        NationalHit {
            code,
            name: name.clone(),
            mark: self.marks[position],
            group: self.groups[position].clone(),
            work_types: work_types.to_vec(),
            rank: found.rank(),
            matched,
            ranges,
            in_directory,
            nearest,
        }
    }
}
