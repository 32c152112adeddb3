//! What a search returns: the occupation, how well it matched, and where.

/// How a query met an occupation, the best first. A better rank always stands before a worse one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchRank {
    /// Nothing was typed: the entry is listed in code order.
    Listed,
    /// The whole name, or the whole code.
    Exact,
    /// The beginning of the name or of the code.
    Prefix,
    /// A part of the name.
    Part,
    /// A work type, whole or in part.
    WorkType,
    /// A word of the street, whole or in part.
    Label,
    /// Our sentence about the occupation holds it.
    Description,
    /// All that was typed occurs, but apart: several words, or with gaps, or a label inside a sentence.
    Words,
    /// Pinyin: full, initials, mixed, the last syllable half typed, fuzzy pairs.
    Pinyin,
    /// A same-sounding wrong character or a slip.
    Mistake,
    /// Only some of the words are shared.
    Related,
}

/// The text that matched.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Matched {
    /// The official name.
    Name,
    /// The official work type at this place of `Occupation::work_types`.
    WorkType(usize),
    /// A word of the street, shown as "您找的：收废品".
    Label(String),
    /// The code; the ranges count its characters with hyphens.
    Code,
    /// Our sentence about the occupation.
    Description,
}

/// One occupation found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its place in `Directory::occupations`.
    pub occupation: usize,
    /// How it matched.
    pub rank: MatchRank,
    /// What matched.
    pub matched: Matched,
    /// Half-open ranges of characters (not bytes) of the matched text, ascending, for highlighting.
    pub ranges: Vec<(usize, usize)>,
}
