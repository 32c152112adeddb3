//! The search field of the directory, and the data files that it requests.

use super::Walk;
use crate::{
    Chunk, DataFile, Effect, HITS_PER_PAGE, LoadState, Message, Resource, Route, SearchKey, SearchMessage,
};
use occupations::OccupationCode;

fn typed(text: &str, composing: bool) -> Message {
    Message::Search(SearchMessage::Typed { text: text.to_owned(), composing })
}

#[test]
fn the_directory_is_fetched_at_the_start_and_the_national_list_when_it_is_needed() {
    let mut walk = Walk::open("#/");
    assert!(walk.effects.contains(&Effect::Load(Resource::Chunk(Chunk::Directory))));
    assert!(walk.effects.contains(&Effect::Load(Resource::File(DataFile::Directory))));
    walk.send(Message::Loaded(Resource::File(DataFile::Directory), true));
    assert_eq!(walk.effects, [Effect::Load(Resource::Chunk(Chunk::Extras))]);
    walk.follow("#/directory");
    assert!(walk.effects.contains(&Effect::Load(Resource::File(DataFile::National))));
    walk.follow("#/directory?field=1");
    assert!(!walk.effects.contains(&Effect::Load(Resource::File(DataFile::National))));
}

#[test]
fn on_the_directory_page_one_file_comes_after_the_other() {
    let files = [DataFile::Directory, DataFile::National, DataFile::Meaning];
    for failing in [None, Some(DataFile::National), Some(DataFile::Meaning)] {
        let mut walk = Walk::open("#/directory");
        assert!(!walk.effects.contains(&Effect::Load(Resource::File(DataFile::National))));
        for (index, file) in files.into_iter().enumerate() {
            walk.send(Message::Loaded(Resource::File(file), failing != Some(file)));
            let next = files.get(index + 1).filter(|_| failing != Some(file));
            let next = next.map_or(Resource::Chunk(Chunk::Extras), |&file| Resource::File(file));
            assert_eq!(walk.effects, [Effect::Load(next)], "after {file:?}");
            if failing == Some(file) {
                break;
            }
        }
    }
}

#[test]
fn a_bundle_that_did_not_come_can_be_asked_for_again() {
    let mut walk = Walk::open("#/directory");
    walk.send(Message::Loaded(Resource::File(DataFile::Directory), false));
    assert_eq!(walk.state.loads[DataFile::Directory], LoadState::Failed);
    walk.send(Message::RetryRequested(Resource::File(DataFile::Directory)));
    assert_eq!(walk.state.loads[DataFile::Directory], LoadState::Loading);
    assert_eq!(walk.effects, [Effect::Load(Resource::File(DataFile::Directory))]);
    walk.send(Message::RetryRequested(Resource::File(DataFile::Directory)));
    assert!(walk.effects.is_empty());
    walk.send(Message::Loaded(Resource::File(DataFile::Directory), true));
    assert_eq!(walk.state.loads[DataFile::Directory], LoadState::Loaded);
}

#[test]
fn the_extras_chunk_is_loaded_after_the_directory_or_with_its_own_pages() {
    let mut walk = Walk::open("#/");
    assert!(!walk.effects.contains(&Effect::Load(Resource::Chunk(Chunk::Extras))));
    // Whether it came or not.
    walk.send(Message::Loaded(Resource::File(DataFile::Directory), false));
    assert_eq!(walk.effects, [Effect::Load(Resource::Chunk(Chunk::Extras))]);
    walk.follow("#/about");
    assert!(!walk.effects.contains(&Effect::Load(Resource::Chunk(Chunk::Extras))));

    let mut walk = Walk::open("#/check");
    walk.follow("#/about");
    assert!(walk.effects.contains(&Effect::Load(Resource::Chunk(Chunk::Extras))));
    for bundle in [
        Resource::Chunk(Chunk::Directory),
        Resource::File(DataFile::Directory),
        Resource::Chunk(Chunk::Extras),
    ] {
        walk.send(Message::Loaded(bundle, false));
    }
    walk.send(Message::RetryRequested(Resource::Chunk(Chunk::Extras)));
    let without = [
        Resource::Chunk(Chunk::Extras),
        Resource::Chunk(Chunk::Directory),
        Resource::File(DataFile::Directory),
    ];
    assert_eq!(walk.effects, without.map(Effect::Load));
}

#[test]
fn with_the_directory_chunk_the_directory_is_requested_again() {
    let mut walk = Walk::open("#/directory");
    walk.send(Message::Loaded(Resource::Chunk(Chunk::Directory), false));
    walk.send(Message::Loaded(Resource::File(DataFile::Directory), false));
    walk.send(Message::RetryRequested(Resource::Chunk(Chunk::Directory)));
    assert_eq!(
        walk.effects,
        [Effect::Load(Resource::Chunk(Chunk::Directory)), Effect::Load(Resource::File(DataFile::Directory))]
    );
    assert_eq!(
        (walk.state.loads[Chunk::Directory], walk.state.loads[DataFile::Directory]),
        (LoadState::Loading, LoadState::Loading)
    );
}

#[test]
fn nothing_is_looked_up_while_an_input_method_is_composing() {
    let mut walk = Walk::open("#/directory");
    for text in ["w", "wu", "wu s", "wu shui"] {
        walk.send(typed(text, true));
        assert_eq!(walk.state.search.query, "");
        assert_eq!(walk.state.search.text, text);
    }
    // Enter and Escape belong to the input method.
    walk.send(Message::Search(SearchMessage::KeyPressed(SearchKey::Enter)));
    walk.send(Message::Search(SearchMessage::KeyPressed(SearchKey::Escape)));
    assert_eq!(walk.state.search.text, "wu shui");
    walk.send(typed("污水", false));
    assert_eq!(walk.state.search.query, "污水");
}

#[test]
fn a_composition_whose_end_is_never_reported_blocks_nothing() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("wu shui", true));
    walk.send(typed("污水", false));
    assert_eq!(walk.state.search.query, "污水");
    walk.send(typed("污水chu", true));
    walk.send(Message::Search(SearchMessage::Blurred));
    assert_eq!(walk.state.search.query, "污水chu");
    assert!(!walk.state.search.composing);
}

#[test]
fn a_very_long_text_is_cut() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed(&"污".repeat(10_000), false));
    assert_eq!(walk.state.search.query.chars().count(), 60);
}

#[test]
fn escape_closes_the_suggestions_and_then_empties_the_field() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("废水", false));
    assert!(walk.state.search.open);
    walk.send(Message::Search(SearchMessage::KeyPressed(SearchKey::Escape)));
    assert!(!walk.state.search.open);
    assert_eq!(walk.state.search.text, "废水");
    walk.send(Message::Search(SearchMessage::KeyPressed(SearchKey::Escape)));
    assert_eq!(walk.state.search.text, "");
    assert_eq!(walk.state.search.query, "");
}

#[test]
fn narrowing_is_the_same_page_and_back_takes_it_back() {
    let mut walk = Walk::open("#/");
    walk.follow("#/directory");
    assert!(walk.opened());
    walk.send(typed("废", false));
    walk.send(Message::Search(SearchMessage::MoreRequested));
    assert_eq!(walk.state.search.shown, 2 * HITS_PER_PAGE);
    walk.follow("#/directory?field=2");
    assert!(!walk.opened());
    assert_eq!(walk.state.search.query, "废");
    assert_eq!(walk.state.search.shown, HITS_PER_PAGE);
    walk.back();
    assert!(walk.state.filter().is_empty());
}

#[test]
fn what_was_typed_is_still_there_after_a_look_at_an_occupation() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("废水", false));
    walk.follow("#/occupation/6-28-03-03");
    let code = OccupationCode::parse("6-28-03-03").expect("a code");
    assert_eq!(walk.state.route, Route::Occupation(code));
    walk.back();
    assert_eq!(walk.state.search.text, "废水");
    assert_eq!(walk.state.search.query, "废水");
}

#[test]
fn without_the_directory_the_keys_do_nothing() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("废水", false));
    for key in [SearchKey::Down, SearchKey::Up, SearchKey::Enter, SearchKey::Escape] {
        walk.send(Message::Search(SearchMessage::KeyPressed(key)));
    }
    walk.send(Message::Search(SearchMessage::Picked(7)));
    assert_eq!(walk.address(), "#/directory");
}
