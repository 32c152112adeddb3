//! Writing by hand on a kiosk: strokes become candidates, and a tapped candidate joins the query.

use super::Walk;
use super::keypad::at_the_pad;
use crate::chunks::HandwritingLogic;
use crate::kiosk::{Handwriting, HandwritingEvent, InkStroke, KeypadKey, KioskEvent};
use crate::{Chunk, DataFile, Effect, LoadState, Message, Resource, Route};
use ::handwriting::encode::encode;

/// Encodes templates: characters of names, each with its lines in a square of 100.
fn templates() -> Vec<u8> {
    let (top, middle, bottom) = (
        vec![[10.0, 10.0], [90.0, 10.0]],
        vec![[10.0, 50.0], [90.0, 50.0]],
        vec![[10.0, 90.0], [90.0, 90.0]],
    );
    let down = vec![[50.0, 10.0], [50.0, 90.0]];
    encode(
        &[
            ('一', vec![middle.clone()]),
            ('二', vec![top.clone(), bottom.clone()]),
            ('十', vec![middle, down.clone()]),
            ('工', vec![top, down, bottom]),
        ],
        100.0,
    )
}

fn event(walk: &mut Walk, event: HandwritingEvent) {
    walk.send(Message::Kiosk(KioskEvent::Handwriting(event)));
}

fn stroke(walk: &mut Walk, from: [u16; 2], to: [u16; 2]) {
    event(walk, HandwritingEvent::StrokeDrawn(InkStroke::from([from, to])));
}

fn handwriting(walk: &Walk) -> &Handwriting {
    let kiosk = walk.state.kiosk.as_ref().expect("is a kiosk");
    kiosk.handwriting.as_ref().expect("is open")
}

/// Opens the field, with the chunk and the templates loaded.
fn at_the_field() -> Walk {
    let mut walk = at_the_pad();
    event(&mut walk, HandwritingEvent::Opened);
    walk.data.handwriting_logic = Some(&HandwritingLogic::TABLE);
    walk.data.recogniser = (HandwritingLogic::TABLE.parse)(&templates());
    assert!(walk.data.recogniser.is_some());
    walk
}

#[test]
fn the_first_opening_loads_the_recogniser() {
    let mut walk = at_the_pad();
    event(&mut walk, HandwritingEvent::Opened);
    assert_eq!(walk.effects, [Effect::Load(Resource::File(DataFile::Handwriting))]);
    assert_eq!(Resource::File(DataFile::Handwriting).chunk(), Some(Chunk::Handwriting));
    // A stroke before it is loaded is not an error.
    stroke(&mut walk, [0, 0], [900, 0]);
    walk.send(Message::Loaded(Resource::File(DataFile::Handwriting), false));
    assert_eq!(walk.state.loads[DataFile::Handwriting], LoadState::Failed);
    event(&mut walk, HandwritingEvent::Closed);
    assert_eq!(walk.effects, []);
    event(&mut walk, HandwritingEvent::Opened);
    assert_eq!(walk.effects, [Effect::Load(Resource::File(DataFile::Handwriting))]);
}

#[test]
fn a_bundle_without_templates_or_with_damage_is_refused() {
    assert!((HandwritingLogic::TABLE.parse)(&encode(&[], 100.0)).is_none());
    assert!((HandwritingLogic::TABLE.parse)(&templates()[1..]).is_none());
}

#[test]
fn each_stroke_is_recognised_and_can_be_taken_back() {
    let mut walk = at_the_field();
    stroke(&mut walk, [100, 480], [900, 520]);
    assert_eq!(handwriting(&walk).candidates[0], '一');
    stroke(&mut walk, [500, 100], [490, 900]);
    assert_eq!(handwriting(&walk).candidates[0], '十');
    event(&mut walk, HandwritingEvent::StrokeUndone);
    assert_eq!(handwriting(&walk).candidates[0], '一');
    event(&mut walk, HandwritingEvent::Erased);
    assert_eq!(*handwriting(&walk), Handwriting::default());
    // Nothing is left to take back.
    event(&mut walk, HandwritingEvent::StrokeUndone);
    assert_eq!(*handwriting(&walk), Handwriting::default());
}

#[test]
fn a_chosen_character_joins_the_query_and_the_field_is_empty() {
    let mut walk = at_the_field();
    for (from, to) in [([100, 100], [900, 110]), ([500, 100], [500, 900]), ([100, 900], [900, 890])] {
        stroke(&mut walk, from, to);
    }
    assert_eq!(handwriting(&walk).candidates[0], '工');
    event(&mut walk, HandwritingEvent::Chosen('工'));
    assert_eq!(*handwriting(&walk), Handwriting::default());
    event(&mut walk, HandwritingEvent::Chosen('业'));
    assert_eq!(walk.state.search.query, "工业");
    let found = walk.state.search_results(&walk.data, 4).expect("is loaded");
    assert!(found.total > 0);
    walk.send(Message::Kiosk(KioskEvent::Pressed(KeypadKey::Delete)));
    assert_eq!(walk.state.search.query, "工");
}

#[test]
fn a_scribble_is_no_character() {
    let mut walk = at_the_field();
    let square = InkStroke::from([[100, 100], [900, 100], [900, 900], [100, 900], [100, 100]]);
    event(&mut walk, HandwritingEvent::StrokeDrawn(square));
    let Handwriting { strokes, candidates } = handwriting(&walk);
    assert_eq!((strokes.len(), candidates.as_slice()), (1, &[][..]));
}

#[test]
fn nothing_is_left_for_the_next_visitor_or_on_another_page() {
    let mut walk = at_the_field();
    stroke(&mut walk, [100, 480], [900, 520]);
    walk.follow("#/directory?field=1");
    assert_eq!(handwriting(&walk).strokes.len(), 1);
    walk.follow("#/about");
    assert_eq!(walk.state.route, Route::About);
    assert!(walk.state.kiosk.as_ref().is_some_and(|kiosk| kiosk.handwriting.is_none()));
    walk.follow("#/directory");
    event(&mut walk, HandwritingEvent::Opened);
    event(&mut walk, HandwritingEvent::Chosen('工'));
    walk.send(Message::Kiosk(KioskEvent::Ended));
    assert!(walk.state.kiosk.as_ref().is_some_and(|kiosk| kiosk.handwriting.is_none()));
    assert_eq!(walk.state.search.text, "");
}
