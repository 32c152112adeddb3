//! One answer from the directory and the national classification together.

use crate::facets::Filter;
use crate::hit::Hit;
use crate::model::Directory;
use crate::national::{National, NationalHit};
use crate::search::{Depth, Firmness, Found};

/// What a look-up found out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing was typed: the entries that pass the filter, in code order.
    Listed,
    /// The directory has it.
    Found,
    /// The directory has it, but the filter hides every hit.
    Filtered,
    /// It is a national occupation, and the directory does not have it.
    NotInDirectory,
    /// Neither the directory nor the national classification has it.
    NothingFound,
    /// The directory has nothing, and the national classification is not there to be asked.
    Unchecked,
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// What was found out.
    pub finding: Finding,
    /// Hits in the directory under the filter, the best first. With [`Finding::NotInDirectory`]
    /// they are only similar and stand after `elsewhere`.
    pub hits: Vec<Hit>,
    /// How many hits the directory has under the filter, `limit` set aside.
    pub total: usize,
    /// National occupations outside the directory; filled only with [`Finding::NotInDirectory`].
    pub elsewhere: Vec<NationalHit>,
}

/// How many national occupations an answer names.
const ELSEWHERE_LIMIT: usize = 3;

/// Looks `query` up in the directory and, if it has arrived, in the national classification.
///
/// The directory goes first. The national classification has the word only when it meets the query
/// more firmly: 美发师 is a whole national name, so it is no slip for 美缝师.
pub fn look_up(
    directory: &Directory,
    national: Option<&National>,
    query: &str,
    filter: &Filter,
    limit: usize,
) -> Answer {
    let all = directory.find(query);
    let listed = directory.typist.read(query).is_empty();
    let admitted: Vec<_> =
        all.iter().filter(|found| filter.admits(&directory.occupations()[found.occupation])).collect();
    let mut answer = Answer {
        finding: match (listed, admitted.is_empty()) {
            (true, _) => Finding::Listed,
            (false, false) => Finding::Found,
            (false, true) if !all.is_empty() => Finding::Filtered,
            (false, true) if national.is_none() => Finding::Unchecked,
            (false, true) => Finding::NothingFound,
        },
        total: admitted.len(),
        hits: admitted.into_iter().take(limit).map(|found| directory.hit(found)).collect(),
        elsewhere: Vec::new(),
    };
    let firmness = all.first().map_or(Firmness::None, Found::firmness);
    // Only what the national classification could meet more firmly is looked for.
    let depth = match firmness {
        Firmness::Whole => return answer,
        _ if listed => return answer,
        Firmness::Partial => Depth::Plain,
        Firmness::Within | Firmness::Loose => Depth::Spelt,
        Firmness::Mistaken | Firmness::Related => Depth::Direct,
        Firmness::None => Depth::Forgiving,
    };
    // What is only close to a national name takes nothing away from the directory.
    let bar = if all.is_empty() { firmness } else { firmness.min(Firmness::Mistaken) };
    if let Some(national) = national {
        let found = national.find(directory, query, depth);
        let outside: Vec<_> = found
            .iter()
            .filter(|found| directory.place_of(national.codes[found.occupation]).is_none())
            .take(ELSEWHERE_LIMIT)
            .collect();
        if outside.first().is_some_and(|best| best.firmness() < bar) {
            answer.finding = Finding::NotInDirectory;
            answer.elsewhere = outside.into_iter().map(|found| national.hit(directory, found)).collect();
        }
    }
    answer
}
