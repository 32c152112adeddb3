//! The project's own directory compiles, and agrees with its tables.

use data_compiler::occupations::compile;
use occupations::{Basis, Directory, Field, Filter, Mark, MatchRank, National, OccupationCode};
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn compiled() -> (Directory, National) {
    let bundles = compile(&root()).unwrap_or_else(|problems| {
        panic!("{}", problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
    });
    let directory = Directory::from_bytes(&bundles.directory).expect("the bundle just written");
    let national = National::from_bytes(&bundles.national).expect("the bundle just written");
    (directory, national)
}

#[test]
fn the_directory_comes_back_as_it_was_written() {
    let (directory, national) = compiled();
    assert_eq!(directory.occupations().len(), 259);
    assert_eq!(national.len(), 1676);
    let code = OccupationCode::parse("6-28-03-03").expect("a code");
    let index = directory.position(code).expect("an entry");
    let entry = &directory.occupations()[index];
    assert_eq!(entry.name, "工业废水处理工");
    assert_eq!((entry.mark, entry.field, entry.basis), (Mark::Green, Field::Pillar, Basis::Named));
    assert_eq!(entry.phrase, "支柱产业绿色化发展");
    assert_eq!(entry.group, "水生产、输排和水处理人员");
    let count = |basis| directory.occupations().iter().filter(|entry| entry.basis == basis).count();
    assert_eq!(Basis::ALL.map(count), [2, 138, 36, 83]);
}

#[test]
fn only_a_named_entry_sounds_official() {
    let (directory, _) = compiled();
    for basis in Basis::ALL {
        let statement = &directory.basis_text(basis).statement;
        let claims_listing = statement.contains("列入省绿色低碳职业目录");
        assert_eq!(claims_listing, basis == Basis::Named, "{statement}");
    }
}

#[test]
fn finds_the_whole_name_and_browses_all() {
    let (directory, _) = compiled();
    let hits = directory.search("工业废水处理工", &Filter::default(), 1);
    assert_eq!(hits[0].rank, MatchRank::Exact);
    assert_eq!(directory.search("", &Filter::default(), 1000).len(), 259);
}
