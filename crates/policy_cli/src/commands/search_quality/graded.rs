//! Graded queries: success by style for colloquial names, for occupations outside the directory and
//! for input without meaning; and the leak check against the expansion phrases.

use anyhow::{Context, Result};
use occupations::{
    Confidence, Directory, Filter, Meaning, National, OccupationCode, SearchOutcome, SearchResponse, look_up,
};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
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

    /// Returns the entries of the directory in an answer.
    fn shown(&self, response: &SearchResponse) -> Vec<OccupationCode> {
        response.hits.iter().map(|hit| self.code(hit.occupation_index)).collect()
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

impl StreetQuery {
    /// Returns the codes that are fair first answers, the best included.
    fn fair_codes(&self) -> Vec<OccupationCode> {
        codes(&self.best).into_iter().chain(codes(&self.fair)).collect()
    }
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
    /// A national occupation comes before the entries of the directory.
    behind: usize,
    /// The entries that are listed, and those of the same middle group as a fair one: the rest of a list is
    /// noise.
    listed: usize,
    alike: usize,
}

/// The three files of a graded set.
pub(super) const FILES: [&str; 3] = ["street.csv", "national.csv", "nonsense.csv"];

/// Prints the success of the graded sets in `folder`; queries that equal a phrase are dropped and listed.
pub(super) fn report(folder: &Path, compiled: &Compiled, phrases: &BTreeSet<String>) -> Result<()> {
    let [street, outside, nonsense] = FILES.map(|name| folder.join(name));
    if street.exists() {
        let rows = read::<StreetQuery>(&street)?;
        let all = Street::of(compiled, &rows);
        report_street(compiled, without_leaks(rows, |row| &row.query, phrases));
        println!(
            "none dropped {}: fair@1 {:.1} %, fair@3 {:.1} %, denied {:.1} %",
            all.queries,
            percent(all.fair_first, all.queries),
            percent(all.fair_three, all.queries),
            percent(all.denied, all.queries)
        );
    }
    if outside.exists() {
        let rows = read::<OutsideQuery>(&outside)?;
        let all = Outside::of(compiled, &rows);
        let kept = Outside::of(compiled, &without_leaks(rows, |row| &row.query, phrases));
        println!("outside the directory {kept}");
        println!("outside the directory, none dropped {all}");
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

impl Street {
    /// Counts the success of some queries.
    fn of<'a>(compiled: &Compiled, rows: impl IntoIterator<Item = &'a StreetQuery>) -> Self {
        let mut street = Self::default();
        for row in rows {
            street.add(compiled, row, &compiled.look_up(&row.query));
        }
        street
    }

    fn add(&mut self, compiled: &Compiled, row: &StreetQuery, response: &SearchResponse) {
        let is_denial = response.outcome == SearchOutcome::NotInDirectory;
        let (best, fair) = (codes(&row.best), row.fair_codes());
        let shown = compiled.shown(response);
        // Entries under a denial are only similar, so none of them is a first answer.
        let first = shown.first().filter(|_| !is_denial);
        let is_first = |codes: &[OccupationCode]| first.is_some_and(|code| codes.contains(code));
        let is_empty = shown.is_empty() && response.national_hits.is_empty();
        self.queries += 1;
        self.best_first += usize::from(is_first(&best));
        self.fair_first += usize::from(is_first(&fair));
        self.fair_three += usize::from(shown.iter().take(3).any(|code| fair.contains(code)));
        self.empty += usize::from(is_empty);
        self.denied += usize::from(is_denial || response.outcome == SearchOutcome::NothingFound);
        self.claimed += usize::from(response.outcome == SearchOutcome::Found && !is_first(&fair));
        self.behind += usize::from(response.national_first);
        self.listed += shown.len();
        let is_alike = |code: &&OccupationCode| fair.iter().any(|fair| fair.middle() == code.middle());
        self.alike += shown.iter().filter(is_alike).count();
    }
}

fn report_street(compiled: &Compiled, rows: Vec<StreetQuery>) {
    let mut styles: BTreeMap<&str, Street> = BTreeMap::new();
    let mut wordings: BTreeMap<Confidence, [usize; 2]> = BTreeMap::new();
    for row in &rows {
        let response = compiled.look_up(&row.query);
        if response.outcome == SearchOutcome::Near && !response.national_first {
            let [told, fair] = wordings.entry(response.confidence).or_default();
            let first = compiled.shown(&response).first().copied();
            *told += 1;
            *fair += usize::from(first.is_some_and(|code| row.fair_codes().contains(&code)));
        }
        for style in [row.style.as_str(), "all"] {
            styles.entry(style).or_default().add(compiled, row, &response);
        }
    }
    // How often the wording holds: work of this kind, and only near in meaning.
    for (confidence, words) in [(Confidence::Maybe, "of this kind"), (Confidence::Near, "only near")] {
        let [told, fair] = wordings.get(&confidence).copied().unwrap_or_default();
        println!("told as {words} {told}: a fair one first {:.1} %", percent(fair, told));
    }
    println!(
        "{:<14} queries  best@1  fair@1  fair@3   empty  denied claimed  behind  listed   alike",
        "style"
    );
    for (style, street) in styles {
        let share = |count| percent(count, street.queries);
        println!(
            "{style:<14} {:>7} {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>6.1}% {:>7.2} {:>6.1}%",
            street.queries,
            share(street.best_first),
            share(street.fair_first),
            share(street.fair_three),
            share(street.empty),
            share(street.denied),
            share(street.claimed),
            share(street.behind),
            street.listed as f64 / street.queries.max(1) as f64,
            percent(street.alike, street.listed)
        );
    }
}

/// Success counts of the queries for occupations outside the directory.
#[derive(Default)]
struct Outside {
    queries: usize,
    named: usize,
    first: usize,
    claimed: usize,
    /// The queries for which a near entry is graded, and those of them for which one is offered.
    with_near: usize,
    offered: usize,
}

impl Outside {
    fn of(compiled: &Compiled, rows: &[OutsideQuery]) -> Self {
        let mut outside = Self { queries: rows.len(), ..Self::default() };
        for row in rows {
            let response = compiled.look_up(&row.query);
            let wanted = codes(&row.national);
            outside.named += usize::from(response.national_hits.iter().any(|hit| wanted.contains(&hit.code)));
            let best = response.national_hits.first().filter(|_| response.national_first);
            outside.first += usize::from(best.is_some_and(|hit| wanted.contains(&hit.code)));
            outside.claimed += usize::from(response.outcome == SearchOutcome::Found);
            let near = codes(&row.near);
            if !near.is_empty() {
                outside.with_near += 1;
                let nearest = response.national_hits.iter().flat_map(|hit| &hit.nearest);
                let nearest = nearest.map(|entry| compiled.code(entry.occupation_index));
                let mut shown = compiled.shown(&response).into_iter().chain(nearest).take(6);
                outside.offered += usize::from(shown.any(|code| near.contains(&code)));
            }
        }
        outside
    }
}

impl fmt::Display for Outside {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let share = |count| percent(count, self.queries);
        let near = percent(self.offered, self.with_near);
        let (named, first, claimed) = (share(self.named), share(self.first), share(self.claimed));
        write!(
            formatter,
            "{}: named {named:.1} %, named first {first:.1} %, claimed {claimed:.1} %, \
             a near entry offered {near:.1} % of {}",
            self.queries, self.with_near
        )
    }
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
