//! The look-up: one response from the directory and the national classification together.

mod outcome;

use crate::facets::Filter;
use crate::hit::{Hit, MatchRank};
use crate::meaning::Meaning;
use crate::model::Directory;
use crate::national::{National, NationalHit};
use crate::query::Query;
use crate::ranking::{Class, Ranked, RankedOutside, Ranking, outside};
use crate::search::{Depth, MatchStrength};
use outcome::outcome;

/// The outcome of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchOutcome {
    /// The query is empty: the entries that pass the filter are listed, first those of workers, then in code
    /// order.
    Listed,
    /// The directory has matches.
    Found,
    /// The directory has matches, but the filter hides every hit.
    Filtered,
    /// Nothing bears this name; entries and national occupations near in meaning are listed.
    Near,
    /// The query is the name of a national occupation that the directory does not contain.
    NotInDirectory,
    /// Neither the directory nor the national classification has a match.
    NothingFound,
    /// The directory has no match, and the national classification is not loaded.
    Unchecked,
}

/// The certainty that the first hit is the occupation the user means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The query is a whole name, work type, label or code.
    Sure,
    /// The query occurs in a text of the occupation, is a typo of one, or is much like it in meaning.
    Maybe,
    /// The occupation is near in meaning.
    Near,
}

/// The response to a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchResponse {
    /// The kind of the response.
    pub outcome: SearchOutcome,
    /// The certainty of the first hit.
    pub confidence: Confidence,
    /// Hits in the directory under the filter, the best first. With [`SearchOutcome::NotInDirectory`]
    /// they are only similar and are shown after `national_hits`.
    pub hits: Vec<Hit>,
    /// The number of hits in the directory under the filter, regardless of `limit`.
    pub total: usize,
    /// The entries of the directory that answer the query, regardless of filter and `limit`, for
    /// [`Directory::facet_counts`].
    pub unfiltered: Vec<usize>,
    /// National occupations outside the directory; empty unless the outcome is
    /// [`SearchOutcome::NotInDirectory`] or [`SearchOutcome::Near`].
    pub national_hits: Vec<NationalHit>,
    /// Whether the national hits fit better than the hits in the directory, and are shown first.
    pub national_first: bool,
}

/// The maximum number of national occupations in a response.
const NATIONAL_HIT_LIMIT: usize = 3;
/// The share from which national occupations are listed, in percent of the best entry's.
const NATIONAL_SHARE: u32 = 26;

/// The share from which the best answer is work of this kind, and not only near in meaning, in thousandths.
const ALIKE: u32 = 800;

/// The maximum number of entries beside a national occupation that fits better; behind them come its
/// neighbours.
const MOST_BESIDE: usize = 3;
/// The maximum number of entries before a national occupation that fits less, the firm ones apart.
const MOST_BEFORE: usize = 5;
/// The minimum share of an entry behind the third, in percent of the best entry's: what fits much less shares
/// a word by chance.
const NEARLY: u32 = 70;
/// The share of an entry beside a national occupation that fits better, in percent of its share.
const NEAR_RIVAL: u32 = 33;
/// The same where the query is, or begins, a name, work type or label of the national occupation: 挖掘机 is
/// neither data mining nor a search for faults in software.
const NEAR_NAMED_RIVAL: u32 = 66;
/// The highest share that [`NEAR_RIVAL`] refers to: literal matches exceed it.
const MOST_RIVAL: u32 = 1500;

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
/// let response = look_up(&directory, None, None, "收废品", &Filter::default(), 10);
/// assert_eq!(response.outcome, SearchOutcome::Found);
/// assert_eq!(directory.occupations()[response.hits[0].occupation_index].name, "再生物资回收挑选工");
/// ```
pub fn look_up(
    directory: &Directory,
    national: Option<&National>,
    meaning: Option<&Meaning>,
    query: &str,
    filter: &Filter,
    limit: usize,
) -> SearchResponse {
    let normalized = directory.normalizer.normalize(query);
    let without_hits =
        if national.is_none() { SearchOutcome::Unchecked } else { SearchOutcome::NothingFound };
    if normalized.is_without_meaning(query) {
        return listed(directory, without_hits, Confidence::Near, 0, filter, limit);
    }
    if normalized.is_empty() {
        let all = directory.occupations().len();
        return listed(directory, SearchOutcome::Listed, Confidence::Sure, all, filter, limit);
    }
    let ranking = Ranking::new(directory, meaning, &normalized);
    let translated = meaning.and_then(|meaning| translated(directory, meaning, &normalized, &ranking));
    let is_translated = translated.is_some();
    let (normalized, ranking) = translated.unwrap_or((normalized, ranking));
    let outside = national.map_or_else(Vec::new, |national| {
        outside(
            directory,
            national,
            meaning,
            ranking.scores.as_ref(),
            &normalized,
            depth(&ranking),
            NATIONAL_HIT_LIMIT,
        )
    });
    let (outcome, national_first) = outcome(&ranking, &outside);
    let of_use = of_use(&ranking, &outside, outcome, national_first);
    let best_share = ranking.best_share();
    let unfiltered = of_use.iter().map(|ranked| ranked.found.occupation_index).collect();
    let mut admitted = of_use;
    admitted.retain(|ranked| filter.admits(&directory.occupations()[ranked.found.occupation_index]));
    let outcome = match outcome {
        outcome if !filter.is_empty() && is_hidden(outcome, &ranking, &admitted, &outside) => {
            admitted.clear();
            SearchOutcome::Filtered
        }
        SearchOutcome::NothingFound => without_hits,
        other => other,
    };
    let shows_national = matches!(outcome, SearchOutcome::Near | SearchOutcome::NotInDirectory);
    // A user who typed none of the names reads that nothing bears this name.
    let outcome = match outcome {
        SearchOutcome::Found | SearchOutcome::NotInDirectory if is_translated => SearchOutcome::Near,
        other => other,
    };
    let bar = if national_first || admitted.is_empty() { 0 } else { best_share * NATIONAL_SHARE / 100 };
    let national_hits = outside.iter().filter(|ranked| shows_national && ranked.share >= bar);
    let shown_share = match outside.first() {
        Some(rival) if national_first => rival.share,
        _ => best_share,
    };
    SearchResponse {
        outcome,
        confidence: match ranking.best().map(|ranked| ranked.class) {
            Some(Class::Whole) if !is_translated => Confidence::Sure,
            Some(_) if outcome == SearchOutcome::Found => Confidence::Maybe,
            _ if outcome == SearchOutcome::Near && shown_share >= ALIKE => Confidence::Maybe,
            _ => Confidence::Near,
        },
        total: admitted.len(),
        unfiltered,
        hits: admitted.into_iter().take(limit).map(|ranked| directory.hit(&ranked.found)).collect(),
        national_hits: national
            .map(|national| {
                national_hits.map(|ranked| national.hit(directory, meaning, &ranked.found)).collect()
            })
            .unwrap_or_default(),
        national_first: national_first && shows_national,
    }
}

/// Returns the response to a query without a search: the first `count` entries in browsing order.
fn listed(
    directory: &Directory,
    outcome: SearchOutcome,
    confidence: Confidence,
    count: usize,
    filter: &Filter,
    limit: usize,
) -> SearchResponse {
    let admits = |index: &usize| filter.admits(&directory.occupations()[*index]);
    let admitted: Vec<usize> = directory.browsing_order().take(count).filter(admits).collect();
    SearchResponse {
        outcome,
        confidence,
        total: admitted.len(),
        hits: admitted.into_iter().take(limit).map(|index| directory.listed(index)).collect(),
        unfiltered: (0..count).collect(),
        national_hits: Vec::new(),
        national_first: false,
    }
}

/// Returns the entries to show: beside a national occupation that fits better, only entries that are really
/// near, and behind the third only what fits nearly as well as the best.
fn of_use<'a>(
    ranking: &'a Ranking,
    outside: &[RankedOutside],
    outcome: SearchOutcome,
    national_first: bool,
) -> Vec<&'a Ranked> {
    let rival = outside.first().filter(|_| national_first);
    let bar = rival.map_or(0, |rival| {
        let is_named = rival.found.strength() <= MatchStrength::Partial;
        rival.share.min(MOST_RIVAL) * if is_named { NEAR_NAMED_RIVAL } else { NEAR_RIVAL }
    });
    // A whole name or label outside the directory is no typo of one in it (收银员 is not 快递员), nor a chance
    // pair of characters (力工 in 电力工程).
    let is_text = rival.is_some_and(|rival| rival.found.strength() == MatchStrength::Whole);
    let is_of_use = |ranked: &&Ranked| {
        let is_chance = ranked.found.rank() == MatchRank::Typo || ranked.class == Class::Typo;
        !(is_text && is_chance) && (ranked.class < Class::Near || ranked.share * 100 >= bar)
    };
    let mut of_use: Vec<&Ranked> = ranking.entries.iter().filter(is_of_use).collect();
    let firm = of_use.iter().filter(|ranked| ranked.class < Class::Near).count();
    let best_share = ranking.best_share();
    if national_first {
        of_use.truncate(firm.max(MOST_BESIDE));
    } else if outcome == SearchOutcome::Near && ranking.scores.is_some() {
        let others = of_use.split_off(of_use.len().min(firm.max(MOST_BESIDE)));
        of_use.extend(others.into_iter().filter(|ranked| ranked.share * 100 >= best_share * NEARLY));
        if outside.first().is_some_and(|rival| rival.share * 100 >= best_share * NATIONAL_SHARE) {
            of_use.truncate(firm.max(MOST_BEFORE));
        }
    }
    of_use
}

/// Returns whether the filter hides what the outcome refers to. Entries behind hidden firm matches must not
/// pass as found.
fn is_hidden(
    outcome: SearchOutcome,
    ranking: &Ranking,
    admitted: &[&Ranked],
    outside: &[RankedOutside],
) -> bool {
    let best = ranking.best().map_or(Class::Near, |ranked| ranked.class);
    let shows_best = admitted.iter().any(|ranked| ranked.class <= best.max(Class::Firm));
    match outcome {
        SearchOutcome::Found => admitted.is_empty() || (best < Class::Near && !shows_best),
        SearchOutcome::Near => admitted.is_empty() && outside.is_empty(),
        _ => false,
    }
}

/// Returns a query in the words of the directory with its ranking; `None` if it fits no better as translated.
fn translated(
    directory: &Directory,
    meaning: &Meaning,
    query: &Query,
    original: &Ranking,
) -> Option<(Query, Ranking)> {
    let translated = meaning.thesaurus.translate(query)?;
    // Letters that fit as initials, or with a typo, fit by chance.
    let is_text = |best: &Ranked| {
        let is_by_letters = !matches!(best.found.rank(), MatchRank::MultiWord | MatchRank::Description);
        let is_loose = best.found.strength() > MatchStrength::Within && is_by_letters;
        best.class <= Class::Firm && !(original.has_letters && is_loose)
    };
    if original.best().is_some_and(is_text) {
        return None;
    }
    let translated = directory.normalizer.query_of(&translated);
    let ranking = Ranking::new(directory, Some(meaning), &translated);
    let is_better = original.has_letters && !ranking.has_letters || ranking.likeness() > original.likeness();
    is_better.then_some((translated, ranking))
}

/// Returns the depth of the national search: it stops where matches cannot be stronger than the directory's.
fn depth(ranking: &Ranking) -> Depth {
    match ranking.best().map(|ranked| ranked.class) {
        Some(Class::Whole) => Depth::Substring,
        Some(Class::Firm) => Depth::PinyinPrefix,
        _ => Depth::Pinyin,
    }
}
