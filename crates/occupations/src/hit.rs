//! Search hits: the occupation, the quality of the match, and the matched text ranges.

use crate::model::Occupation;

/// The quality of a match, the best first. A better rank always precedes a worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchRank {
    /// Empty query: the entry is listed, those of workers first.
    Listed,
    /// The whole name or the whole code.
    Exact,
    /// The beginning of the name or of the code.
    Prefix,
    /// The inside of the name.
    Infix,
    /// A work type, whole or in part.
    WorkType,
    /// A colloquial name, whole or in part.
    Label,
    /// The description contains the query.
    Description,
    /// All characters of the query occur, but apart: several words, gaps, or a label inside a sentence.
    MultiWord,
    /// Pinyin: full, initials, mixed, an unfinished last syllable, fuzzy pairs.
    Pinyin,
    /// A typo: a wrong character of the same sound, or a small edit distance.
    Typo,
    /// Only the meaning is near.
    Meaning,
}

/// The text that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    /// The official name.
    Name,
    /// The official work type at this index of `Occupation::work_types`.
    WorkType(usize),
    /// A colloquial name, shown as "也叫：收废品".
    Label(String),
    /// The code; the ranges count its characters with hyphens.
    Code,
    /// The sentence that describes the occupation.
    Description,
}

/// An occupation found by a search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its index in `Directory::occupations`.
    pub occupation_index: usize,
    /// The quality of the match.
    pub rank: MatchRank,
    /// The matched text.
    pub matched: Matched,
    /// Half-open ranges of characters (not bytes) of the matched text, ascending, for highlighting.
    pub ranges: Vec<(usize, usize)>,
}

impl Matched {
    /// Returns the matched text of an occupation with these texts; `None` for its code, which is a number.
    pub(crate) fn text<'a>(
        &'a self,
        name: &'a str,
        work_types: &'a [String],
        description: &'a str,
    ) -> Option<&'a str> {
        match self {
            Self::Name => Some(name),
            Self::WorkType(index) => work_types.get(*index).map(String::as_str),
            Self::Label(label) => Some(label),
            Self::Code => None,
            Self::Description => Some(description),
        }
    }
}

impl Hit {
    /// Returns the matched text, which the ranges count in; `None` for the code. `occupation` is the
    /// occupation found.
    pub fn text<'a>(&'a self, occupation: &'a Occupation) -> Option<&'a str> {
        self.matched.text(&occupation.name, &occupation.work_types, &occupation.description)
    }
}
