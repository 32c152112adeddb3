//! Properties that hold for every query.

use crate::common::{BUNDLES, DIRECTORY, MEANING, NATIONAL};
use occupations::{
    Basis, Directory, Field, Filter, Hit, MajorGroup, Mark, MatchRank, Matched, National, SearchOutcome,
    look_up,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// Generates queries of at most 200 characters: arbitrary Unicode, and realistic input that reaches deeper.
fn query() -> impl Strategy<Value = String> {
    let anything = proptest::collection::vec(any::<char>(), 0..200)
        .prop_map(|characters| characters.into_iter().collect::<String>());
    let near = proptest::collection::vec(
        prop_oneof![
            any::<prop::sample::Index>().prop_map(|index| {
                let names: Vec<char> =
                    DIRECTORY.occupations().iter().flat_map(|entry| entry.name.chars()).collect();
                *index.get(&names)
            }),
            proptest::char::range('a', 'z'),
            proptest::char::range('0', '9'),
            proptest::char::range('一', '龥'),
            Just(' '),
            Just('的'),
            Just('Ｌ'),
        ],
        0..24,
    )
    .prop_map(|characters| characters.into_iter().collect::<String>());
    prop_oneof![anything, near]
}

fn filter() -> impl Strategy<Value = Filter> {
    (
        proptest::option::of(proptest::sample::select(Field::ALL.to_vec())),
        proptest::option::of(proptest::sample::select(Mark::ALL.to_vec())),
        proptest::option::of((1..=8_u8).prop_map(|number| MajorGroup::new(number).expect("1 to 8"))),
        proptest::option::of(proptest::sample::select(Basis::ALL.to_vec())),
    )
        .prop_map(|(field, mark, major_group, basis)| Filter { field, mark, major_group, basis })
}

/// Returns the matched text of a hit.
fn matched_text(directory: &Directory, hit: &Hit) -> String {
    let entry = &directory.occupations()[hit.occupation_index];
    match &hit.matched {
        Matched::Name => entry.name.clone(),
        Matched::WorkType(index) => entry.work_types[*index].clone(),
        Matched::Label(label) => label.clone(),
        Matched::Code => entry.code.to_string(),
        Matched::Description => entry.description.clone(),
    }
}

fn check_ranges(ranges: &[(usize, usize)], length: usize) {
    let mut last = 0;
    for (start, end) in ranges {
        assert!(*start >= last && start < end && *end <= length, "{ranges:?} of {length}");
        last = *end;
    }
}

fn check_hits(directory: &Directory, hits: &[Hit], limit: usize) {
    assert!(hits.len() <= limit);
    let distinct: BTreeSet<usize> = hits.iter().map(|hit| hit.occupation_index).collect();
    assert_eq!(distinct.len(), hits.len());
    for hit in hits {
        check_ranges(&hit.ranges, matched_text(directory, hit).chars().count());
        assert_eq!(hit.ranges.is_empty(), matches!(hit.rank, MatchRank::Listed | MatchRank::Meaning));
    }
}

/// Returns a configuration that prints a failing case instead of writing it into the project.
fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(256))]

    #[test]
    fn any_query_stays_within_bounds(query in query(), filter in filter(), limit in 0..300_usize) {
        let directory = &*DIRECTORY;
        let hits = directory.search(&query, &filter, limit);
        check_hits(directory, &hits, limit);
        prop_assert!(hits.windows(2).all(|pair| pair[0].rank <= pair[1].rank));
        prop_assert!(hits.iter().all(|hit| filter.admits(&directory.occupations()[hit.occupation_index])));
    }

    #[test]
    fn any_look_up_says_one_thing(query in query(), filter in filter(), with_national: bool) {
        let directory = &*DIRECTORY;
        let (national, meaning) =
            (with_national.then_some(&*NATIONAL), with_national.then_some(&*MEANING));
        let response = look_up(directory, national, meaning, &query, &filter, 20);
        check_hits(directory, &response.hits, 20);
        prop_assert!(with_national || response.national_hits.is_empty());
        // Firm hits come first, in the order of the directory's own search.
        let is_firm = |hit: &&Hit| hit.rank <= MatchRank::Label && hit.rank != MatchRank::Listed;
        let firm: Vec<usize> =
            response.hits.iter().take_while(is_firm).map(|hit| hit.occupation_index).collect();
        prop_assert!(!response.hits[firm.len()..].iter().any(|hit| is_firm(&hit)));
        let searched = directory.search(&query, &filter, 20);
        let expected: Vec<usize> = searched.iter().filter(is_firm).map(|hit| hit.occupation_index).collect();
        if response.outcome == SearchOutcome::Filtered {
            prop_assert!(firm.is_empty());
        } else if response.outcome == SearchOutcome::Near && expected.is_empty() {
            // Firm hits of a query in other words are near ones for the user.
            prop_assert!(firm.is_empty() || with_national);
        } else {
            prop_assert_eq!(firm, expected);
        }
        match response.outcome {
            SearchOutcome::NotInDirectory => prop_assert!(!response.national_hits.is_empty()),
            SearchOutcome::Near => prop_assert!(!response.national_hits.is_empty() || response.total > 0),
            _ => prop_assert!(response.national_hits.is_empty()),
        }
        prop_assert!(response.total >= response.hits.len());
        if response.outcome == SearchOutcome::Found {
            prop_assert!(!response.hits.is_empty());
        }
        if matches!(response.outcome, SearchOutcome::NothingFound | SearchOutcome::Unchecked | SearchOutcome::Filtered) {
            prop_assert!(response.hits.is_empty());
        }
        for hit in &response.national_hits {
            prop_assert_eq!(hit.in_directory, None);
            prop_assert!(hit.nearest.len() <= 3);
        }
    }

    #[test]
    fn any_national_search_stays_within_bounds(query in query(), limit in 0..50_usize) {
        let hits = NATIONAL.search(&DIRECTORY, &query, limit);
        prop_assert!(hits.len() <= limit);
        for hit in &hits {
            // Fewer where fewer are near: an occupation that is not near is worse than none.
            prop_assert!(hit.nearest.len() <= 3);
            let neighbours: BTreeSet<usize> = hit.nearest.iter().map(|near| near.occupation_index).collect();
            prop_assert_eq!(neighbours.len(), hit.nearest.len());
            let text = match &hit.matched {
                Matched::Name => hit.name.clone(),
                Matched::WorkType(index) => hit.work_types[*index].clone(),
                Matched::Label(label) => label.clone(),
                Matched::Code => hit.code.to_string(),
                Matched::Description => panic!("the national classification has no descriptions"),
            };
            check_ranges(&hit.ranges, text.chars().count());
        }
    }

    #[test]
    fn a_facet_never_adds_a_hit(query in query(), filter in filter()) {
        let directory = &*DIRECTORY;
        let found = |filter: &Filter| -> BTreeSet<usize> {
            directory.search(&query, filter, usize::MAX).iter().map(|hit| hit.occupation_index).collect()
        };
        let narrow = found(&filter);
        for wider in [
            Filter { field: None, ..filter },
            Filter { mark: None, ..filter },
            Filter { major_group: None, ..filter },
            Filter { basis: None, ..filter },
            Filter::default(),
        ] {
            prop_assert!(narrow.is_subset(&found(&wider)));
        }
    }

    #[test]
    fn a_damaged_directory_is_refused_or_harmless(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in any::<prop::sample::Index>(),
        query in query(),
    ) {
        let mut bytes = BUNDLES.directory.clone();
        for (position, byte) in changes {
            let position = position.index(bytes.len());
            bytes[position] = byte;
        }
        if let Ok(directory) = Directory::from_bytes(&bytes) {
            let hits = directory.search(&query, &Filter::default(), 20);
            check_hits(&directory, &hits, 20);
            if let Some(hit) = hits.first() {
                directory.nearest(hit.occupation_index, 3);
            }
        }
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(Directory::from_bytes(&bytes).is_err());
    }

    #[test]
    fn a_damaged_classification_is_refused_or_harmless(
        position in any::<prop::sample::Index>(),
        byte: u8,
        cut in any::<prop::sample::Index>(),
        query in query(),
    ) {
        let mut bytes = BUNDLES.national.clone();
        let position = position.index(bytes.len());
        bytes[position] = byte;
        if let Ok(national) = National::from_bytes(&bytes) {
            national.search(&DIRECTORY, &query, 20);
        }
        bytes.truncate(cut.index(bytes.len()));
        prop_assert!(National::from_bytes(&bytes).is_err());
    }

    #[test]
    fn bytes_that_are_no_bundle_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(Directory::from_bytes(&bytes).is_err());
        prop_assert!(National::from_bytes(&bytes).is_err());
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn counts_are_what_switching_brings(query in query(), filter in filter()) {
        let directory = &*DIRECTORY;
        let counts = directory.facet_counts(&look_up(directory, None, None, &query, &filter, 0).unfiltered, &filter);
        let count = |filter: &Filter| directory.search(&query, filter, usize::MAX).len();
        prop_assert_eq!(counts.total, count(&filter));
        for (field, expected) in Field::ALL.into_iter().zip(counts.fields) {
            prop_assert_eq!(count(&Filter { field: Some(field), ..filter }), expected);
        }
        for (mark, expected) in Mark::ALL.into_iter().zip(counts.marks) {
            prop_assert_eq!(count(&Filter { mark: Some(mark), ..filter }), expected);
        }
        for (number, expected) in (1..).zip(counts.major_groups) {
            let major_group = MajorGroup::new(number);
            prop_assert_eq!(count(&Filter { major_group, ..filter }), expected);
        }
        for (basis, expected) in Basis::ALL.into_iter().zip(counts.bases) {
            prop_assert_eq!(count(&Filter { basis: Some(basis), ..filter }), expected);
        }
    }
}

#[test]
fn a_name_finds_itself_first() {
    let directory = &*DIRECTORY;
    for (index, entry) in directory.occupations().iter().enumerate() {
        let mark = entry.mark.letters();
        let wide: String = mark.chars().filter_map(|letter| char::from_u32(letter as u32 + 0xfee0)).collect();
        let spaced: String = entry.name.chars().flat_map(|character| [character, ' ']).collect();
        for query in [
            entry.name.clone(),
            format!("{}{mark}", entry.name),
            format!("{}{wide}。", entry.name),
            format!("{}（{mark}）", entry.name),
            format!("  {} {}", entry.name, mark.to_lowercase()),
            spaced,
        ] {
            let hits = directory.search(&query, &Filter::default(), 3);
            assert_eq!(hits[0].occupation_index, index, "{query}");
            assert_eq!(hits[0].rank, MatchRank::Exact, "{query}");
        }
    }
}

#[test]
fn a_code_finds_its_occupation() {
    let directory = &*DIRECTORY;
    for (index, entry) in directory.occupations().iter().enumerate() {
        let code = entry.code.to_string();
        for query in [code.clone(), code.replace('-', ""), code.replace('-', " "), code.replace('-', "－")] {
            let hits = directory.search(&query, &Filter::default(), 3);
            assert_eq!(hits[0].occupation_index, index, "{query}");
            assert_eq!((hits[0].rank, &hits[0].matched), (MatchRank::Exact, &Matched::Code), "{query}");
        }
        let begun = directory.search(&code[..4], &Filter::default(), 300);
        assert!(begun.iter().any(|hit| hit.occupation_index == index && hit.rank == MatchRank::Prefix));
    }
}

#[test]
fn every_beginning_of_a_name_finds_the_name() {
    let directory = &*DIRECTORY;
    for (index, entry) in directory.occupations().iter().enumerate() {
        let characters: Vec<char> = entry.name.chars().collect();
        for length in 1..=characters.len() {
            let query: String = characters[..length].iter().collect();
            let hits = directory.search(&query, &Filter::default(), usize::MAX);
            assert!(hits.iter().any(|hit| hit.occupation_index == index), "{query}");
        }
    }
}

#[test]
fn every_work_type_finds_its_occupation() {
    let directory = &*DIRECTORY;
    for (index, entry) in directory.occupations().iter().enumerate() {
        for work_type in &entry.work_types {
            let hits = directory.search(work_type, &Filter::default(), usize::MAX);
            let own = hits.iter().position(|hit| hit.occupation_index == index);
            assert!(own.is_some_and(|own| own < 3), "{work_type}");
        }
    }
}

#[test]
fn a_name_of_the_national_classification_finds_itself_first() {
    for code in [
        ("4-10-03-02", "美发师"),
        ("2-07-04-00", "律师"),
        ("4-07-05-01", "保安员"),
        ("6-28-03-03", "工业废水处理工"),
    ] {
        let hits = NATIONAL.search(&DIRECTORY, code.1, 3);
        assert_eq!(hits[0].code.to_string(), code.0);
        assert_eq!(hits[0].rank, MatchRank::Exact);
        assert_eq!(hits[0].in_directory, DIRECTORY.position(hits[0].code));
    }
}
