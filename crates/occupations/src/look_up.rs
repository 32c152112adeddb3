//! The look-up: one response from the directory and the national classification together.

use crate::facets::Filter;
use crate::hit::Hit;
use crate::model::Directory;
use crate::national::{National, NationalHit};
use crate::search::{Depth, Match, MatchStrength};

/// The outcome of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchOutcome {
    /// The query is empty: the entries that pass the filter are listed in code order.
    Listed,
    /// The directory has matches.
    Found,
    /// The directory has matches, but the filter hides every hit.
    Filtered,
    /// A national occupation matches that the directory does not contain.
    NotInDirectory,
    /// Neither the directory nor the national classification has a match.
    NothingFound,
    /// The directory has no match, and the national classification is not loaded.
    Unchecked,
}

/// The response to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResponse {
    /// The outcome.
    pub outcome: SearchOutcome,
    /// Hits in the directory under the filter, the best first. With [`SearchOutcome::NotInDirectory`]
    /// they are only similar and are shown after `national_hits`.
    pub hits: Vec<Hit>,
    /// The number of hits in the directory under the filter, regardless of `limit`.
    pub total: usize,
    /// National occupations outside the directory; empty unless the outcome is
    /// [`SearchOutcome::NotInDirectory`].
    pub national_hits: Vec<NationalHit>,
}

/// The maximum number of national occupations in a response.
const NATIONAL_HIT_LIMIT: usize = 3;

/// Looks `query` up in the directory and, if it is loaded, in the national classification.
///
/// The directory has priority. The national classification decides the outcome only with a stronger
/// match: 美发师 is a whole national name, so it is not treated as a typo of 美缝师.
///
/// ```
/// use occupations::{Directory, Filter, SearchOutcome, look_up};
///
/// # let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
/// # let Ok(bundles) = data_compiler::occupations::compile(&root) else { panic!("data/occupations") };
/// let directory = Directory::from_bytes(&bundles.directory).expect("a valid bundle");
/// let response = look_up(&directory, None, "收废品", &Filter::default(), 10);
/// assert_eq!(response.outcome, SearchOutcome::Found);
/// assert_eq!(directory.occupations()[response.hits[0].occupation_index].name, "再生物资回收挑选工");
/// ```
pub fn look_up(
    directory: &Directory,
    national: Option<&National>,
    query: &str,
    filter: &Filter,
    limit: usize,
) -> SearchResponse {
    let all = directory.find(query);
    let listed = directory.normalizer.normalize(query).is_empty();
    let admitted: Vec<_> =
        all.iter().filter(|found| filter.admits(&directory.occupations()[found.occupation_index])).collect();
    let mut response = SearchResponse {
        outcome: match (listed, admitted.is_empty()) {
            (true, _) => SearchOutcome::Listed,
            (false, false) => SearchOutcome::Found,
            (false, true) if !all.is_empty() => SearchOutcome::Filtered,
            (false, true) if national.is_none() => SearchOutcome::Unchecked,
            (false, true) => SearchOutcome::NothingFound,
        },
        total: admitted.len(),
        hits: admitted.into_iter().take(limit).map(|found| directory.hit(found)).collect(),
        national_hits: Vec::new(),
    };
    let strength = all.first().map_or(MatchStrength::None, Match::strength);
    // The national search stops at the depth that can still produce a stronger match.
    let depth = match strength {
        MatchStrength::Whole => return response,
        _ if listed => return response,
        MatchStrength::Partial => Depth::Substring,
        MatchStrength::Within | MatchStrength::Loose => Depth::PinyinPrefix,
        MatchStrength::Typo | MatchStrength::Related => Depth::Pinyin,
        MatchStrength::None => Depth::Fuzzy,
    };
    // A mere likeness to a national name does not override the directory.
    let bar = if all.is_empty() { strength } else { strength.min(MatchStrength::Typo) };
    if let Some(national) = national {
        let found = national.find(directory, query, depth);
        let outside: Vec<_> = found
            .iter()
            .filter(|found| directory.position(national.codes[found.occupation_index]).is_none())
            .take(NATIONAL_HIT_LIMIT)
            .collect();
        if outside.first().is_some_and(|best| best.strength() < bar) {
            response.outcome = SearchOutcome::NotInDirectory;
            response.national_hits =
                outside.into_iter().map(|found| national.hit(directory, found)).collect();
        }
    }
    response
}
