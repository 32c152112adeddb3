//! Graded queries: success by style for colloquial names, for occupations outside the directory and
//! for input without meaning; and the leak check against the expansion phrases.

use anyhow::{Context, Result};
use occupations::{
    Confidence, Directory, Filter, Meaning, National, OccupationCode, SearchOutcome, SearchResponse, look_up,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The decoded bundles.
pub(super) struct Compiled {
    pub(super) directory: Directory,
    pub(super) national: National,
    pub(super) meaning: Meaning,
}

impl Compiled {
    fn look_up(&self, query: &str) -> SearchResponse {
        let Self { directory, national, meaning } = self;
        look_up(directory, Some(national), Some(meaning), query, &Filter::default(), 10)
    }

    fn code(&self, index: usize) -> OccupationCode {
        self.directory.occupations()[index].code
    }
}

/// A query for an occupation of the directory; codes are separated by spaces.
#[derive(Deserialize)]
struct StreetQuery {
    style: String,
    query: String,
    best: String,
    fair: String,
}

/// A query for an occupation outside the directory.
#[derive(Deserialize)]
struct OutsideQuery {
    query: String,
    national: String,
    near: String,
}

/// Input without meaning.
#[derive(Deserialize)]
struct NonsenseQuery {
    query: String,
}

/// Success counts of the street queries of a style.
#[derive(Clone, Copy, Default)]
struct Street {
    queries: usize,
    best_first: usize,
    fair_first: usize,
    fair_three: usize,
    empty: usize,
    denied: usize,
    claimed: usize,
}

/// The three files of a graded set.
pub(super) const FILES: [&str; 3] = ["street.csv", "national.csv", "nonsense.csv"];

/// Prints the success of the graded sets in `folder`; queries that equal a phrase are dropped and listed.
pub(super) fn report(folder: &Path, compiled: &Compiled, phrases: &BTreeSet<String>) -> Result<()> {
    let [street, outside, nonsense] = FILES.map(|name| folder.join(name));
    if street.exists() {
        report_street(compiled, without_leaks(read::<StreetQuery>(&street)?, |row| &row.query, phrases));
    }
    if outside.exists() {
        report_outside(compiled, without_leaks(read::<OutsideQuery>(&outside)?, |row| &row.query, phrases));
    }
    if nonsense.exists() {
        let rows = read::<NonsenseQuery>(&nonsense)?;
        let is_empty =
            |row: &&NonsenseQuery| compiled.look_up(&row.query).outcome == SearchOutcome::NothingFound;
        let empty = rows.iter().filter(is_empty).count();
        println!("nonsense {}: nothing found {:.1} %", rows.len(), percent(empty, rows.len()));
    }
    Ok(())
}

fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    csv::Reader::from_path(path)
        .and_then(|mut reader| reader.deserialize().collect())
        .with_context(|| format!("reading {}", path.display()))
}

/// Drops the queries that equal an expansion phrase or a word of the thesaurus: they would measure memory and
/// not success.
fn without_leaks<T>(
    mut rows: Vec<T>,
    query_of: impl Fn(&T) -> &String,
    phrases: &BTreeSet<String>,
) -> Vec<T> {
    let all = rows.len();
    rows.retain(|row| !phrases.contains(&query_of(row).to_lowercase()) && !phrases.contains(query_of(row)));
    println!("{} of {all} queries equal a phrase and are dropped", all - rows.len());
    rows
}

fn report_street(compiled: &Compiled, rows: Vec<StreetQuery>) {
    let mut styles: BTreeMap<&str, Street> = BTreeMap::new();
    let mut wordings: BTreeMap<Confidence, [usize; 2]> = BTreeMap::new();
    for row in &rows {
        let response = compiled.look_up(&row.query);
        let is_denial = response.outcome == SearchOutcome::NotInDirectory;
        let best = codes(&row.best);
        let fair_codes: Vec<OccupationCode> = best.iter().copied().chain(codes(&row.fair)).collect();
        let shown: Vec<OccupationCode> =
            response.hits.iter().map(|hit| compiled.code(hit.occupation_index)).collect();
        // Entries under a denial are only similar, so none of them is a first answer.
        let first = shown.first().filter(|_| !is_denial);
        let is_first = |codes: &[OccupationCode]| first.is_some_and(|code| codes.contains(code));
        let is_empty = shown.is_empty() && response.national_hits.is_empty();
        if response.outcome == SearchOutcome::Near && !response.national_first {
            let [told, fair] = wordings.entry(response.confidence).or_default();
            *told += 1;
            *fair += usize::from(is_first(&fair_codes));
        }
        for style in [row.style.as_str(), "all"] {
            let street = styles.entry(style).or_default();
            street.queries += 1;
            street.best_first += usize::from(is_first(&best));
            street.fair_first += usize::from(is_first(&fair_codes));
            street.fair_three += usize::from(shown.iter().take(3).any(|code| fair_codes.contains(code)));
            street.empty += usize::from(is_empty);
            street.denied += usize::from(is_denial || response.outcome == SearchOutcome::NothingFound);
            let claims = response.outcome == SearchOutcome::Found && !is_first(&fair_codes);
            street.claimed += usize::from(claims);
        }
    }
    // How often the wording holds: work of this kind, and only near in meaning.
    for (confidence, words) in [(Confidence::Maybe, "of this kind"), (Confidence::Near, "only near")] {
        let [told, fair] = wordings.get(&confidence).copied().unwrap_or_default();
        println!("told as {words} {told}: a fair one first {:.1} %", percent(fair, told));
    }
    println!("{:<14} queries  best@1  fair@1  fair@3   empty  denied claimed", "style");
    for (style, street) in styles {
        let share = |count| percent(count, street.queries);
        println!(
            "{style:<14} {:>7} {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}%",
            street.queries,
            share(street.best_first),
            share(street.fair_first),
            share(street.fair_three),
            share(street.empty),
            share(street.denied),
            share(street.claimed)
        );
    }
}

fn report_outside(compiled: &Compiled, rows: Vec<OutsideQuery>) {
    let (mut named, mut first, mut claimed, mut offered, mut with_near) = (0, 0, 0, 0, 0);
    for row in &rows {
        let response = compiled.look_up(&row.query);
        let wanted = codes(&row.national);
        named += usize::from(response.national_hits.iter().any(|hit| wanted.contains(&hit.code)));
        let best = response.national_hits.first().filter(|_| response.national_first);
        first += usize::from(best.is_some_and(|hit| wanted.contains(&hit.code)));
        claimed += usize::from(response.outcome == SearchOutcome::Found);
        let near = codes(&row.near);
        if !near.is_empty() {
            with_near += 1;
            let hits = response.hits.iter().map(|hit| compiled.code(hit.occupation_index));
            let nearest = response.national_hits.iter().flat_map(|hit| &hit.nearest);
            let mut shown = hits.chain(nearest.map(|entry| compiled.code(entry.occupation_index))).take(6);
            offered += usize::from(shown.any(|code| near.contains(&code)));
        }
    }
    println!(
        "outside the directory {}: named {:.1} %, named first {:.1} %, claimed {:.1} %, a near entry offered {:.1} % of {with_near}",
        rows.len(),
        percent(named, rows.len()),
        percent(first, rows.len()),
        percent(claimed, rows.len()),
        percent(offered, with_near)
    );
}

fn codes(list: &str) -> Vec<OccupationCode> {
    list.split([' ', ';']).filter_map(OccupationCode::parse).collect()
}

fn percent(count: usize, all: usize) -> f64 {
    count as f64 * 100.0 / all.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::without_leaks;
    use std::path::Path;

    #[test]
    fn queries_that_equal_a_phrase_are_dropped() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let phrases = data_compiler::occupations::phrases(&root);
        assert!(phrases.len() > 10_000, "{}", phrases.len());
        let leak = phrases.iter().next().expect("a phrase").clone();
        let rows = vec![leak, "Welder".to_owned(), "这一句不在短语里".to_owned()];
        assert_eq!(without_leaks(rows, |row| row, &phrases), ["这一句不在短语里"]);
    }
}
