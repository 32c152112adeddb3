//! The field of the directory and the bundles behind it.

use super::Walk;
use crate::{Arrival, Bundle, Effect, Key, Message, PAGE_OF_HITS, Route};
use occupations::OccupationCode;

fn typed(text: &str, composing: bool) -> Message {
    Message::Typed { text: text.to_owned(), composing }
}

#[test]
fn the_directory_is_fetched_at_the_start_and_the_national_list_when_it_is_needed() {
    let mut walk = Walk::open("#/");
    assert!(walk.effects.contains(&Effect::Fetch(Bundle::Later)));
    assert!(walk.effects.contains(&Effect::Fetch(Bundle::Directory)));
    assert!(!walk.effects.contains(&Effect::Fetch(Bundle::National)));
    walk.follow("#/directory");
    assert!(walk.effects.contains(&Effect::Fetch(Bundle::National)));
    walk.follow("#/directory?field=1");
    assert!(!walk.effects.contains(&Effect::Fetch(Bundle::National)));
}

#[test]
fn a_bundle_that_did_not_come_can_be_asked_for_again() {
    let mut walk = Walk::open("#/directory");
    walk.send(Message::Fetched(Bundle::Directory, false));
    assert_eq!(walk.state.directory, Arrival::Failed);
    walk.send(Message::RetryWanted(Bundle::Directory));
    assert_eq!(walk.state.directory, Arrival::Awaited);
    assert_eq!(walk.effects, [Effect::Fetch(Bundle::Directory)]);
    walk.send(Message::RetryWanted(Bundle::Directory));
    assert!(walk.effects.is_empty());
    walk.send(Message::Fetched(Bundle::Directory, true));
    assert_eq!(walk.state.directory, Arrival::Here);
}

#[test]
fn the_third_part_is_fetched_behind_the_directory_or_with_its_own_pages() {
    let mut walk = Walk::open("#/");
    assert!(!walk.effects.contains(&Effect::Fetch(Bundle::Last)));
    // Whether it came or not.
    walk.send(Message::Fetched(Bundle::Directory, false));
    assert_eq!(walk.effects, [Effect::Fetch(Bundle::Last)]);
    walk.follow("#/about");
    assert!(!walk.effects.contains(&Effect::Fetch(Bundle::Last)));

    let mut walk = Walk::open("#/check");
    walk.follow("#/about");
    assert!(walk.effects.contains(&Effect::Fetch(Bundle::Last)));
    for bundle in [Bundle::Later, Bundle::Directory, Bundle::Last] {
        walk.send(Message::Fetched(bundle, false));
    }
    walk.send(Message::RetryWanted(Bundle::Last));
    let without = [Bundle::Last, Bundle::Later, Bundle::Directory];
    assert_eq!(walk.effects, without.map(Effect::Fetch));
}

#[test]
fn with_the_second_part_the_directory_is_asked_for_again() {
    let mut walk = Walk::open("#/directory");
    walk.send(Message::Fetched(Bundle::Later, false));
    walk.send(Message::Fetched(Bundle::Directory, false));
    walk.send(Message::RetryWanted(Bundle::Later));
    assert_eq!(walk.effects, [Effect::Fetch(Bundle::Later), Effect::Fetch(Bundle::Directory)]);
    assert_eq!((walk.state.later, walk.state.directory), (Arrival::Awaited, Arrival::Awaited));
}

#[test]
fn nothing_is_looked_up_while_an_input_method_is_composing() {
    let mut walk = Walk::open("#/directory");
    for text in ["w", "wu", "wu s", "wu shui"] {
        walk.send(typed(text, true));
        assert_eq!(walk.state.look_up.query, "");
        assert_eq!(walk.state.look_up.text, text);
    }
    // Enter and Escape belong to the input method.
    walk.send(Message::KeyPressed(Key::Enter));
    walk.send(Message::KeyPressed(Key::Escape));
    assert_eq!(walk.state.look_up.text, "wu shui");
    walk.send(typed("污水", false));
    assert_eq!(walk.state.look_up.query, "污水");
}

#[test]
fn a_composition_whose_end_is_never_reported_blocks_nothing() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("wu shui", true));
    walk.send(typed("污水", false));
    assert_eq!(walk.state.look_up.query, "污水");
    walk.send(typed("污水chu", true));
    walk.send(Message::FieldLeft);
    assert_eq!(walk.state.look_up.query, "污水chu");
    assert!(!walk.state.look_up.composing);
}

#[test]
fn a_very_long_text_is_cut() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed(&"污".repeat(10_000), false));
    assert_eq!(walk.state.look_up.query.chars().count(), 60);
}

#[test]
fn escape_closes_the_suggestions_and_then_empties_the_field() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("废水", false));
    assert!(walk.state.look_up.open);
    walk.send(Message::KeyPressed(Key::Escape));
    assert!(!walk.state.look_up.open);
    assert_eq!(walk.state.look_up.text, "废水");
    walk.send(Message::KeyPressed(Key::Escape));
    assert_eq!(walk.state.look_up.text, "");
    assert_eq!(walk.state.look_up.query, "");
}

#[test]
fn narrowing_is_the_same_page_and_back_takes_it_back() {
    let mut walk = Walk::open("#/");
    walk.follow("#/directory");
    assert!(walk.opened());
    walk.send(typed("废", false));
    walk.send(Message::MoreWanted);
    assert_eq!(walk.state.look_up.shown, 2 * PAGE_OF_HITS);
    walk.follow("#/directory?field=2");
    assert!(!walk.opened());
    assert_eq!(walk.state.look_up.query, "废");
    assert_eq!(walk.state.look_up.shown, PAGE_OF_HITS);
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
    assert_eq!(walk.state.look_up.text, "废水");
    assert_eq!(walk.state.look_up.query, "废水");
}

#[test]
fn without_the_directory_the_keys_do_nothing() {
    let mut walk = Walk::open("#/directory");
    walk.send(typed("废水", false));
    for key in [Key::Down, Key::Up, Key::Enter, Key::Escape] {
        walk.send(Message::KeyPressed(key));
    }
    walk.send(Message::Picked(7));
    assert_eq!(walk.address(), "#/directory");
}
