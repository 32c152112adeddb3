//! The state of a kiosk: whether a visitor is present, and the guarantee that nothing of a visitor is left
//! for the next one (docs/kiosk.md).
//!
//! Only [`Kiosk`] is in the first chunk; [`update`] is reached through [`crate::chunks::ExtrasLogic`].

mod handwriting;
mod hits;
mod idle;
mod keypad;
mod screen;
mod settings;

pub(crate) use handwriting::update as update_handwriting;
pub use handwriting::{CANDIDATES, FIELD_SIDE, Handwriting, HandwritingEvent, InkStroke};
pub use hits::keypad_results;
pub use keypad::KeypadKey;
pub use settings::{InvalidSetting, Paper, Papers, SettingKey, Settings, parse};

use crate::speech::SpeechMessage;
use crate::{Effect, Message, Resources, Route, State, speech};
use occupations::Filter;
use std::rc::Rc;

/// The state that only a kiosk has.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kiosk {
    /// The deployer's settings.
    pub settings: Settings,
    /// The settings that could not be parsed.
    pub invalid_settings: Vec<InvalidSetting>,
    /// Whether a visitor is present.
    pub presence: Presence,
    /// The index of the current screen of hits.
    pub screen: usize,
    /// The filter of the list that `screen` belongs to: a visitor who comes back from an occupation finds it
    /// again.
    pub listed: Filter,
    /// The width and height of the screen in CSS pixels; zero until they are measured.
    pub screen_size: [u32; 2],
    /// Whether the dialog is open that asks before everything is wiped.
    pub confirms_end: bool,
    /// Whether a ticket is being printed.
    pub is_printing: bool,
    /// The character that the visitor is writing; `None` while the keypad is shown.
    pub handwriting: Option<Rc<Handwriting>>,
}

/// Whether a visitor is present.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Presence {
    /// No visitor: the attract screen is shown.
    #[default]
    Absent,
    /// A visitor is present.
    Active,
    /// The visitor may have left: the number of seconds left to answer.
    Countdown(u32),
}

/// An event that only a kiosk has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KioskEvent {
    /// The loader passed the deployer's settings.
    Configured(String),
    /// The width and height of the screen in CSS pixels, measured once.
    ScreenMeasured([u32; 2]),
    /// A visitor begins, with the page of this URL.
    Begun(String),
    /// No user activity for this number of milliseconds.
    IdleFor(i64),
    /// The visitor is still present.
    Extended,
    /// The visitor pressed the button to end the session.
    EndRequested,
    /// The visitor continues instead.
    EndCancelled,
    /// The visitor is done.
    Ended,
    /// The visitor tapped a word of the board.
    WordTapped(&'static str),
    /// The visitor pressed a key of the keypad.
    Pressed(KeypadKey),
    /// Writing by hand.
    Handwriting(HandwritingEvent),
    /// The visitor turned to another screen of hits.
    ScreenChanged(usize),
    /// The visitor asked for a printed ticket.
    PrintRequested(Paper),
    /// The notice about printing has been shown long enough.
    PrintNoticeEnded,
}

/// An effect that only a kiosk has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KioskEffect {
    /// Forget the history, stop reading aloud, reset focus and scroll position.
    Wipe,
    /// Store the focus, then move it to the countdown's dialog.
    Ask,
    /// Restore the focus.
    Stay,
    /// Print the ticket.
    Print(Paper),
}

impl Kiosk {
    /// Returns the presence after this number of milliseconds without user activity; `None` when everything
    /// has to be wiped.
    pub fn presence_after(&self, milliseconds: i64) -> Option<Presence> {
        match self.presence {
            Presence::Absent => Some(Presence::Absent),
            _ => idle::presence(self.settings, milliseconds),
        }
    }

    /// Changes the presence, and asks whether the visitor is still there, or stops asking.
    fn change_presence(&mut self, presence: Presence) -> Vec<Effect> {
        let was_asking = matches!(self.presence, Presence::Countdown(_));
        self.presence = presence;
        match (was_asking, matches!(presence, Presence::Countdown(_))) {
            (false, true) => {
                self.confirms_end = false;
                vec![Effect::Kiosk(KioskEffect::Ask)]
            }
            (true, false) => vec![Effect::Kiosk(KioskEffect::Stay)],
            _ => Vec::new(),
        }
    }
}

impl Message {
    /// Returns whether the message is accepted on the attract screen. All others are stale messages of the
    /// previous visitor.
    pub(crate) fn is_allowed_while_absent(&self) -> bool {
        matches!(
            self,
            Message::Kiosk(_)
                | Message::Started
                | Message::Today(_)
                | Message::Loaded(..)
                | Message::RetryRequested(_)
                | Message::Speech(SpeechMessage::Voice(_))
        )
    }
}

/// Handles an event and returns the effects to run.
pub(crate) fn update(state: &mut State, event: KioskEvent, data: &Resources) -> Vec<Effect> {
    // Answers and wishes; a query is entered again in a moment.
    let has_traces = !state.wishes.is_empty() || state.check.answers.iter().any(|it| !it.is_empty());
    let Some(kiosk) = &mut state.kiosk else { return Vec::new() };
    let is_absent = kiosk.presence == Presence::Absent;
    match event {
        KioskEvent::Configured(settings) => {
            (kiosk.settings, kiosk.invalid_settings) = parse(&settings);
            Vec::new()
        }
        KioskEvent::ScreenMeasured(size) => {
            kiosk.screen_size = size;
            Vec::new()
        }
        KioskEvent::Begun(url) => {
            kiosk.presence = Presence::Active;
            vec![Effect::Go(url)]
        }
        // A tap of the previous visitor.
        _ if is_absent => Vec::new(),
        KioskEvent::IdleFor(milliseconds) => match kiosk.presence_after(milliseconds) {
            None => wipe(state, data),
            Some(presence) => kiosk.change_presence(presence),
        },
        KioskEvent::Extended => {
            kiosk.presence = Presence::Active;
            vec![Effect::Kiosk(KioskEffect::Stay)]
        }
        KioskEvent::EndRequested if has_traces => {
            kiosk.confirms_end = true;
            vec![Effect::Kiosk(KioskEffect::Ask)]
        }
        KioskEvent::EndCancelled => {
            kiosk.confirms_end = false;
            vec![Effect::Kiosk(KioskEffect::Stay)]
        }
        KioskEvent::Ended | KioskEvent::EndRequested => wipe(state, data),
        KioskEvent::Pressed(key) => {
            keypad::press(state, key);
            Vec::new()
        }
        KioskEvent::WordTapped(word) => {
            kiosk.screen = 0;
            state.search.set_text(word.to_owned(), false);
            Vec::new()
        }
        KioskEvent::Handwriting(HandwritingEvent::Opened) => handwriting::open(state, true),
        KioskEvent::Handwriting(HandwritingEvent::Closed) => handwriting::open(state, false),
        KioskEvent::Handwriting(event) => match data.handwriting_logic {
            Some(logic) => (logic.update)(state, event, data),
            None => Vec::new(),
        },
        KioskEvent::ScreenChanged(screen) => {
            kiosk.screen = screen;
            Vec::new()
        }
        KioskEvent::PrintRequested(paper) => {
            if kiosk.settings.prints && !kiosk.is_printing {
                kiosk.is_printing = true;
                vec![Effect::Kiosk(KioskEffect::Print(paper))]
            } else {
                Vec::new()
            }
        }
        KioskEvent::PrintNoticeEnded => {
            kiosk.is_printing = false;
            Vec::new()
        }
    }
}

/// Resets the state for the next visitor. The fields carried over are named here, and none of them belongs to
/// a visitor; all others are as they were when the page was opened.
fn wipe(state: &mut State, data: &Resources) -> Vec<Effect> {
    let mut effects = speech::stop_speaking(state);
    data.evaluations.clear();
    let kiosk = state.kiosk.take().map(|kiosk| Kiosk {
        settings: kiosk.settings,
        invalid_settings: kiosk.invalid_settings,
        screen_size: kiosk.screen_size,
        ..Kiosk::default()
    });
    *state =
        State { kiosk, today: state.today, device: state.device, loads: state.loads, ..State::new(data) };
    effects.push(Effect::Kiosk(KioskEffect::Wipe));
    effects
}

/// Resets the kiosk's state of the page that was left.
pub(crate) fn page_changed(state: &mut State) {
    if let Some(kiosk) = &mut state.kiosk {
        match state.route {
            Route::Directory(filter) if filter != kiosk.listed => (kiosk.listed, kiosk.screen) = (filter, 0),
            Route::Directory(_) => {}
            _ => kiosk.handwriting = None,
        }
    }
}
