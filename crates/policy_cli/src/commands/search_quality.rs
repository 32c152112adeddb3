//! `cargo xtask search-quality` measures the search with queries of users, so that a change of it can be
//! judged.

mod graded;

use crate::data_folder::DataFolder;
use anyhow::{Context, Result, bail};
use graded::Compiled;
use occupations::{
    Directory, Filter, MatchRank, Meaning, National, OccupationCode, SearchOutcome, SearchResponse, look_up,
};
use serde::Deserialize;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Measure how often the search finds the expected occupation, over tests/search/queries.csv.
///
/// Prints the success rate at the first hit and within three hits for each kind of query, every miss, and the
/// time per query. Fails below 97 % at the first hit or 99.5 % within three, or if the directory returns an
/// exact hit for an occupation that it does not contain.
#[derive(clap::Args)]
pub struct Args {
    /// Another file of queries in the same format.
    #[arg(long)]
    queries: Option<PathBuf>,
    /// Search only the directory, as the widget does before the national classification is loaded.
    #[arg(long)]
    without_national: bool,
    /// The folder of the graded sets street.csv, national.csv and nonsense.csv.
    #[arg(long)]
    graded: Option<PathBuf>,
}

/// Minimum share of queries whose first hit is right, in thousandths.
const FIRST_TARGET: usize = 970;
/// Minimum share of queries with a right hit among the first three, in thousandths.
const THREE_TARGET: usize = 995;
/// The kind of the queries that the directory must not answer.
const NOT_IN_DIRECTORY: &str = "not-in-directory";

#[derive(Deserialize)]
struct Query {
    kind: String,
    query: String,
    expected: String,
    note: String,
}

/// The results of the queries of one kind.
#[derive(Default)]
struct Tally {
    kind: String,
    queries: usize,
    first: usize,
    three: usize,
}

impl Args {
    pub fn run(self, folder: &DataFolder) -> Result<()> {
        let path = self.queries.unwrap_or_else(|| folder.root.join("tests/search/queries.csv"));
        let queries: Vec<Query> = csv::Reader::from_path(&path)
            .and_then(|mut reader| reader.deserialize().collect())
            .with_context(|| format!("reading {}", path.display()))?;
        let compiled = compiled(folder)?;
        let graded = self.graded.unwrap_or_else(|| folder.root.join("tests/search"));
        graded::report(&graded, &compiled, &data_compiler::occupations::phrases(&folder.root))?;
        let Compiled { directory, national, meaning } = compiled;
        let national = (!self.without_national).then_some(&national);
        let meaning = (!self.without_national).then_some(&meaning);
        let mut tallies: Vec<Tally> = Vec::new();
        let mut times: Vec<Duration> = Vec::new();
        let mut claims = 0;
        for query in &queries {
            let begun = Instant::now();
            let answer = look_up(&directory, national, meaning, &query.query, &Filter::default(), 10);
            times.push(begun.elapsed());
            let index = index_of_expected(&directory, &answer, &query.expected);
            let index_of_kind = tallies.iter().position(|tally| tally.kind == query.kind);
            let tally = match index_of_kind {
                Some(index) => &mut tallies[index],
                None => {
                    tallies.push(Tally { kind: query.kind.clone(), ..Tally::default() });
                    tallies.last_mut().context("one was just added")?
                }
            };
            tally.queries += 1;
            tally.first += usize::from(index == Some(0));
            tally.three += usize::from(index.is_some_and(|index| index < 3));
            if index != Some(0) {
                print_miss(&directory, query, &answer);
            }
            if query.kind == NOT_IN_DIRECTORY && answer.hits.iter().any(|hit| hit.rank == MatchRank::Exact) {
                claims += 1;
                println!("claimed: {} is answered with an exact hit of the directory", query.query);
            }
        }
        report(&tallies, &mut times, claims)
    }
}

fn compiled(folder: &DataFolder) -> Result<Compiled> {
    let bundles = match data_compiler::occupations::compile(&folder.root) {
        Ok(bundles) => bundles,
        Err(problems) => {
            for problem in &problems {
                eprintln!("{problem}");
            }
            bail!("data/occupations has {} mistakes", problems.len());
        }
    };
    let read = |error| anyhow::anyhow!("reading the bundle just written: {error}");
    let directory = Directory::from_bytes(&bundles.directory).map_err(read)?;
    let national = National::from_bytes(&bundles.national).map_err(read)?;
    let meaning = Meaning::from_bytes(&bundles.meaning, &directory, &national).map_err(read)?;
    Ok(Compiled { directory, national, meaning })
}

/// Returns the displayed answer, from top to bottom.
fn shown(directory: &Directory, answer: &SearchResponse) -> Vec<String> {
    let national = answer.national_hits.iter().map(|hit| format!("national:{}", hit.code));
    let hits = answer.hits.iter().map(|hit| directory.occupations()[hit.occupation_index].code.to_string());
    if answer.national_first { national.chain(hits).collect() } else { hits.chain(national).collect() }
}

/// Returns the rank of the first expected code in the answer; 0 if an empty answer is expected and returned.
fn index_of_expected(directory: &Directory, answer: &SearchResponse, expected: &str) -> Option<usize> {
    if expected == "none" {
        let nothing = matches!(answer.outcome, SearchOutcome::NothingFound | SearchOutcome::Unchecked);
        return nothing.then_some(0);
    }
    let shown = shown(directory, answer);
    expected.split(';').filter_map(|code| shown.iter().position(|shown| shown == code)).min()
}

fn print_miss(directory: &Directory, query: &Query, answer: &SearchResponse) {
    let name = |code: &str| match OccupationCode::parse(code).and_then(|code| directory.occupation(code)) {
        Some(occupation) => format!("{code} {}", occupation.name),
        None => code.to_owned(),
    };
    let expected: Vec<String> = query.expected.split(';').take(3).map(name).collect();
    let national =
        answer.national_hits.iter().map(|hit| format!("national:{} {} ({:?})", hit.code, hit.name, hit.rank));
    let hits = answer.hits.iter().map(|hit| {
        let entry = &directory.occupations()[hit.occupation_index];
        format!("{} {} ({:?} {:?})", entry.code, entry.name, hit.rank, hit.matched)
    });
    let mut found: Vec<String> =
        if answer.national_first { national.chain(hits).collect() } else { hits.chain(national).collect() };
    found.truncate(3);
    println!("miss [{}] {} ({})", query.kind, query.query, query.note);
    println!("    expected {}", expected.join("; "));
    println!("    found    {:?} {}", answer.outcome, found.join("; "));
}

fn report(tallies: &[Tally], times: &mut [Duration], claims: usize) -> Result<()> {
    println!("{:<18} {:>8} {:>9} {:>9}", "kind", "queries", "first", "in three");
    let mut all = Tally { kind: "all".to_owned(), ..Tally::default() };
    for tally in tallies {
        all.queries += tally.queries;
        all.first += tally.first;
        all.three += tally.three;
    }
    for tally in tallies.iter().chain([&all]) {
        let share = |count: usize| count as f64 * 100.0 / tally.queries.max(1) as f64;
        println!(
            "{:<18} {:>8} {:>8.1}% {:>8.1}%",
            tally.kind,
            tally.queries,
            share(tally.first),
            share(tally.three)
        );
    }
    times.sort_unstable();
    let time = |share: usize| times.get((times.len().max(1) - 1) * share / 100).copied().unwrap_or_default();
    println!("native time per query: median {:?}, p99 {:?}, longest {:?}", time(50), time(99), time(100));
    if all.first * 1000 < FIRST_TARGET * all.queries || all.three * 1000 < THREE_TARGET * all.queries {
        bail!("the targets are 97 % at the first hit and 99.5 % within three");
    }
    if claims > 0 {
        bail!("{claims} occupations outside the directory are answered with an exact hit in it");
    }
    Ok(())
}
