//! A kiosk erases everything of a visitor, whether the visitor ends the session or walks away.

use super::Walk;
use crate::chunks::{DirectoryLogic, ExtrasLogic};
use crate::kiosk::{KeypadKey, Kiosk, KioskEffect, KioskEvent, Paper, Presence, Settings};
use crate::speech::{SpeechMessage, SpeechState};
use crate::{
    DataFile, Draft, Effect, FormError, Message, PolicyRef, QuestionMessage, Resource, Route, SearchMessage,
    ShareMessage, State, TextSize,
};
use occupations::OccupationCode;

fn event(event: KioskEvent) -> Message {
    Message::Kiosk(event)
}

/// Returns a kiosk that shows its attract screen.
fn waiting() -> Walk {
    let mut walk = Walk::open("#/");
    walk.data.directory_logic = Some(&DirectoryLogic::TABLE);
    walk.data.extras_logic = Some(&ExtrasLogic::TABLE);
    walk.state.kiosk = Some(Kiosk::default());
    walk.state.device.size = TextSize::Large;
    walk.send(event(KioskEvent::Configured("idle=60&countdown=30".to_owned())));
    walk
}

/// Returns a kiosk in use, with every kind of trace: answers, wishes, a query, a half-filled form.
fn in_the_middle() -> Walk {
    let mut walk = waiting();
    walk.send(event(KioskEvent::Begun("#/".to_owned())));
    walk.follow("#/directory?field=2");
    walk.send(event(KioskEvent::Pressed(KeypadKey::Character('f'))));
    walk.send(event(KioskEvent::ScreenChanged(3)));
    walk.send(Message::WishToggled(OccupationCode::parse("6-28-03-03").expect("a code")));
    walk.follow("#/check");
    walk.tap("state-funded", "no");
    walk.send(Message::Question(QuestionMessage::DecadeChosen(Some(1990))));
    walk.send(Message::Question(QuestionMessage::YearChosen(Some(1990))));
    assert!(!walk.state.wishes.is_empty() && !walk.state.check.answers[0].is_empty());
    assert_eq!(walk.state.check.draft, Draft::Month { decade: Some(1990), year: Some(1990), month: None });
    walk
}

/// Returns the state after the visitor, and that of an unused kiosk to compare it with.
fn left_behind(walk: &Walk) -> (State, State) {
    (walk.state.clone(), waiting().state)
}

#[test]
fn nothing_is_left_of_somebody_who_is_done_or_has_walked_away() {
    for end in [KioskEvent::Ended, KioskEvent::IdleFor(90_000), KioskEvent::IdleFor(i64::MAX)] {
        let mut walk = in_the_middle();
        walk.state.loads[DataFile::National] = waiting().state.loads[DataFile::National];
        walk.send(event(end));
        assert_eq!(walk.effects, [Effect::Kiosk(KioskEffect::Wipe)]);
        let (left, fresh) = left_behind(&walk);
        assert_eq!(left, fresh);
    }
}

#[test]
fn what_has_been_fetched_and_set_up_stays() {
    let mut walk = in_the_middle();
    walk.send(event(KioskEvent::Configured("print=off&idle=7".to_owned())));
    walk.send(Message::Loaded(Resource::File(DataFile::National), true));
    let before = walk.state.clone();
    walk.send(event(KioskEvent::Ended));
    assert_eq!(walk.state.loads[DataFile::National], before.loads[DataFile::National]);
    assert_eq!((walk.state.today, walk.state.device.size), (before.today, TextSize::Large));
    let kiosk = walk.state.kiosk.clone().expect("a kiosk");
    assert_eq!(kiosk.settings, Settings { prints: false, ..Settings::default() });
    assert_eq!(kiosk.invalid_settings.len(), 1);
}

#[test]
fn it_asks_counts_down_and_can_be_told_any_number_of_times_that_somebody_is_here() {
    let mut walk = in_the_middle();
    let answers = walk.state.check.answers.clone();
    let stage = |walk: &Walk| walk.state.kiosk.as_ref().expect("a kiosk").presence;
    for _ in 0..100 {
        walk.send(event(KioskEvent::IdleFor(59_999)));
        assert_eq!(stage(&walk), Presence::Active);
        walk.send(event(KioskEvent::IdleFor(60_000)));
        assert_eq!(
            (stage(&walk), &walk.effects[..]),
            (Presence::Countdown(30), &[Effect::Kiosk(KioskEffect::Ask)][..])
        );
        walk.send(event(KioskEvent::IdleFor(75_000)));
        assert_eq!((stage(&walk), walk.effects.is_empty()), (Presence::Countdown(15), true));
        walk.send(event(KioskEvent::Extended));
        assert_eq!(
            (stage(&walk), &walk.effects[..]),
            (Presence::Active, &[Effect::Kiosk(KioskEffect::Stay)][..])
        );
    }
    assert_eq!(walk.state.check.answers, answers);
    // What is read aloud while it asks is a sign too.
    walk.send(event(KioskEvent::IdleFor(70_000)));
    walk.send(event(KioskEvent::IdleFor(0)));
    assert_eq!(
        (stage(&walk), &walk.effects[..]),
        (Presence::Active, &[Effect::Kiosk(KioskEffect::Stay)][..])
    );
}

#[test]
fn what_comes_too_late_for_the_one_it_was_for_does_nothing() {
    let code = OccupationCode::parse("6-28-03-03").expect("a code");
    let mut walk = waiting();
    let before = walk.state.clone();
    for message in [
        Message::WishToggled(code),
        Message::Navigated("#/occupation/6-28-03-03".to_owned()),
        Message::Search(SearchMessage::Typed { text: "f".to_owned(), composing: false }),
        Message::Share(ShareMessage::Finished(None)),
        Message::Question(QuestionMessage::Submitted),
        event(KioskEvent::Extended),
        event(KioskEvent::Pressed(KeypadKey::Character('f'))),
        event(KioskEvent::PrintRequested(Paper::A4)),
        Message::Question(QuestionMessage::MonthTapped(3)),
        event(KioskEvent::IdleFor(i64::MAX)),
    ] {
        walk.send(message.clone());
        assert_eq!((&walk.state, walk.effects.is_empty()), (&before, true), "{message:?}");
    }
}

#[test]
fn a_month_takes_three_taps_and_the_last_one_answers() {
    let mut walk = in_the_middle();
    walk.send(Message::Question(QuestionMessage::DecadeChosen(None)));
    assert_eq!(walk.state.check.draft, Draft::Month { decade: None, year: None, month: None });
    walk.send(Message::Question(QuestionMessage::MonthTapped(3)));
    assert_eq!(walk.state.check.form_error, Some(FormError::YearMissing));
    walk.send(Message::Question(QuestionMessage::DecadeChosen(Some(1970))));
    walk.send(Message::Question(QuestionMessage::YearChosen(Some(1974))));
    walk.send(Message::Question(QuestionMessage::MonthTapped(5)));
    assert_eq!(walk.address(), "#/check/sex");
    assert_eq!(walk.state.check.draft, Draft::None);
}

#[test]
fn the_pad_types_a_number_where_one_is_asked_for() {
    let mut walk = in_the_middle();
    walk.state.check.draft = Draft::Number(String::new());
    walk.state.check.form_error = Some(FormError::NotANumber);
    for key in [
        KeypadKey::Character('8'),
        KeypadKey::Character('9'),
        KeypadKey::Character('.'),
        KeypadKey::Character('9'),
        KeypadKey::Character('7'),
        KeypadKey::Delete,
    ] {
        walk.send(event(KioskEvent::Pressed(key)));
    }
    assert_eq!(walk.state.check.draft, Draft::Number("89.9".to_owned()));
    assert_eq!((walk.state.check.form_error, walk.state.search.text.as_str()), (None, "f"));
    walk.send(event(KioskEvent::Pressed(KeypadKey::Clear)));
    assert_eq!(walk.state.check.draft, Draft::Number(String::new()));
}

#[test]
fn another_search_begins_on_the_first_screen_of_hits() {
    let mut walk = in_the_middle();
    walk.follow("#/directory");
    let screen = |walk: &Walk| walk.state.kiosk.as_ref().map(|kiosk| kiosk.screen);
    for key in [KeypadKey::Character('s'), KeypadKey::Delete, KeypadKey::Clear] {
        walk.send(event(KioskEvent::ScreenChanged(2)));
        assert_eq!(screen(&walk), Some(2));
        walk.send(event(KioskEvent::Pressed(key)));
        assert_eq!(screen(&walk), Some(0));
    }
    walk.send(event(KioskEvent::ScreenChanged(2)));
    walk.follow("#/directory?field=3");
    assert_eq!(screen(&walk), Some(0));
    walk.send(event(KioskEvent::ScreenChanged(2)));
    walk.send(event(KioskEvent::WordTapped("电焊")));
    assert_eq!((screen(&walk), walk.state.search.text.as_str()), (Some(0), "电焊"));
}

#[test]
fn the_way_back_from_an_occupation_leads_to_the_same_screen_of_hits() {
    let mut walk = in_the_middle();
    let screen = |walk: &Walk| walk.state.kiosk.as_ref().map(|kiosk| kiosk.screen);
    walk.follow("#/directory?field=3");
    walk.send(event(KioskEvent::ScreenChanged(4)));
    walk.follow("#/occupation/6-28-03-03");
    walk.follow("#/directory?field=3");
    assert_eq!(screen(&walk), Some(4));
    walk.follow("#/occupation/6-28-03-03");
    walk.follow("#/directory?field=2");
    assert_eq!(screen(&walk), Some(0), "another list");
}

#[test]
fn answers_are_wiped_only_after_a_question_and_without_any_at_once() {
    let mut walk = in_the_middle();
    let asks = |walk: &Walk| walk.state.kiosk.as_ref().is_some_and(|kiosk| kiosk.confirms_end);
    walk.send(event(KioskEvent::EndRequested));
    assert_eq!((asks(&walk), &walk.effects[..]), (true, &[Effect::Kiosk(KioskEffect::Ask)][..]));
    walk.send(event(KioskEvent::EndCancelled));
    assert_eq!((asks(&walk), &walk.effects[..]), (false, &[Effect::Kiosk(KioskEffect::Stay)][..]));
    assert!(!walk.state.wishes.is_empty());
    // The visitor walks away from the question.
    walk.send(event(KioskEvent::EndRequested));
    walk.send(event(KioskEvent::IdleFor(60_000)));
    walk.send(event(KioskEvent::Extended));
    assert!(!asks(&walk));
    walk.send(event(KioskEvent::EndRequested));
    walk.state.loads[DataFile::National] = waiting().state.loads[DataFile::National];
    walk.send(event(KioskEvent::Ended));
    let (left, fresh) = left_behind(&walk);
    assert_eq!(left, fresh);
    walk.send(event(KioskEvent::Begun("#/".to_owned())));
    walk.send(event(KioskEvent::EndRequested));
    assert_eq!(walk.effects, [Effect::Kiosk(KioskEffect::Wipe)]);
}

#[test]
fn a_visitor_begins_with_one_of_the_two_doors() {
    let mut walk = waiting();
    walk.send(event(KioskEvent::Begun("#/check".to_owned())));
    assert_eq!(walk.address(), "#/check/state-funded");
    assert_eq!(walk.state.kiosk.as_ref().map(|kiosk| kiosk.presence), Some(Presence::Active));
}

#[test]
fn where_nothing_may_be_printed_nothing_is() {
    let mut walk = in_the_middle();
    walk.send(event(KioskEvent::PrintRequested(Paper::Roll)));
    assert_eq!(walk.effects, [Effect::Kiosk(KioskEffect::Print(Paper::Roll))]);
    walk.send(event(KioskEvent::PrintRequested(Paper::Roll)));
    assert!(walk.effects.is_empty(), "it is being printed");
    walk.send(event(KioskEvent::PrintNoticeEnded));
    walk.send(event(KioskEvent::Configured("print=off".to_owned())));
    walk.send(event(KioskEvent::PrintRequested(Paper::Roll)));
    assert!(walk.effects.is_empty());
}

#[test]
fn on_everybodys_own_device_nothing_of_a_kiosk_happens() {
    let mut walk = Walk::to_result();
    walk.data.directory_logic = Some(&DirectoryLogic::TABLE);
    walk.data.extras_logic = Some(&ExtrasLogic::TABLE);
    let before = walk.state.clone();
    for kind in [KioskEvent::Ended, KioskEvent::Begun("#/check".to_owned()), KioskEvent::IdleFor(i64::MAX)] {
        walk.send(event(kind));
        assert_eq!(walk.state, before);
    }
    assert_eq!(walk.state.route, Route::Result { policy: PolicyRef::Main });
}

#[test]
fn a_voice_found_while_nobody_is_here_reads_for_whoever_comes_and_stops_when_they_go() {
    let mut walk = waiting();
    walk.send(Message::Speech(SpeechMessage::Voice(true)));
    assert_eq!(walk.state.device.speech, SpeechState::Silent);
    walk.send(event(KioskEvent::Begun("#/".to_owned())));
    walk.follow("#/check");
    walk.send(Message::Speech(SpeechMessage::Pressed));
    assert_eq!(walk.state.device.speech, SpeechState::Reading);
    walk.send(event(KioskEvent::Ended));
    assert_eq!(walk.effects, [Effect::Speak(false), Effect::Kiosk(KioskEffect::Wipe)]);
    assert_eq!(walk.state.device.speech, SpeechState::Silent, "for the next one");
}
