//! A screen that many people use one after another: who is here, and that nothing of theirs is left
//! behind (docs/kiosk.md).
//!
//! Only [`Kiosk`] itself is in the part of the widget that a check waits for; what happens to it is
//! reached through [`super::chunks::ExtrasLogic`].

mod idle;
mod pad;
mod settings;

pub use pad::{FIRST_SCREEN, Pad, pages_of};
pub use settings::{Mistake, Name, Paper, Papers, Settings, parse};

use super::aloud::Happened;
use super::{Effect, Message, Route, State, checking};
use crate::Resources;
use serde::{Deserialize, Serialize};

/// What a kiosk knows besides what every page knows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Kiosk {
    /// What whoever put it up asked for.
    pub settings: Settings,
    /// What could not be understood of that.
    pub mistakes: Vec<Mistake>,
    /// Whether somebody is here.
    pub stage: Stage,
    /// The decade chosen on the way to a month, by its first year.
    pub decade: Option<i32>,
    /// Which screen of hits is shown, from 0.
    pub screen: usize,
}

/// Whether somebody is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Nobody: the attract screen waits.
    #[default]
    Attract,
    /// Somebody.
    InUse,
    /// Perhaps nobody any more: so many seconds are left to say so.
    Asking(u32),
}

/// Something that only happens on a kiosk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KioskEvent {
    /// It is told what whoever put it up asked for.
    SetUp(String),
    /// Somebody begins.
    Begun,
    /// So many milliseconds have passed since anybody did anything.
    Quiet(i64),
    /// Somebody is still here.
    Extended,
    /// Somebody is done.
    Ended,
    /// A decade was chosen, or is to be chosen again.
    DecadeChosen(Option<i32>),
    /// A month of the year was chosen, which answers.
    MonthTapped(u32),
    /// A key of the pad.
    Pressed(Pad),
    /// Another screen of hits.
    Turned(usize),
    /// The slip is to be printed.
    PrintWanted(Paper),
}

/// Something for the browser to do that it does on a kiosk only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Forget the way here, what is being read aloud, focus and scrolling.
    Wipe,
    /// Keep in mind where the focus is, then move it to the question whether somebody is here.
    Ask,
    /// Somebody is here; bring the focus back.
    Stay,
    /// Print the slip.
    Print(Paper),
}

impl Kiosk {
    /// What it is, once so many milliseconds have passed without a sign of anybody; `None` when that
    /// is long enough to wipe everything.
    pub fn stage_after(&self, quiet: i64) -> Option<Stage> {
        match self.stage {
            Stage::Attract => Some(Stage::Attract),
            _ => idle::stage(self.settings, quiet),
        }
    }
}

impl Message {
    /// Whether the message may come while nobody is here. Everything else is a tap, or something
    /// fetched, that came too late for the one it was for.
    pub(super) fn is_of_nobody(&self) -> bool {
        matches!(
            self,
            Message::Kiosk(_)
                | Message::Started
                | Message::Today(_)
                | Message::Fetched(..)
                | Message::RetryWanted(_)
                | Message::Aloud(Happened::Voice(_))
        )
    }
}

/// Takes in what happened; gives what the browser has to do.
pub fn update(state: &mut State, event: KioskEvent, data: &Resources) -> Vec<Effect> {
    let Some(kiosk) = &mut state.kiosk else { return Vec::new() };
    let is_awaited = kiosk.stage == Stage::Attract;
    match event {
        KioskEvent::SetUp(asked) => {
            (kiosk.settings, kiosk.mistakes) = parse(&asked);
            Vec::new()
        }
        KioskEvent::Begun => {
            kiosk.stage = Stage::InUse;
            vec![Effect::Opened { first: false }]
        }
        // A tap that came too late.
        _ if is_awaited => Vec::new(),
        KioskEvent::Quiet(quiet) => {
            let was_asking = matches!(kiosk.stage, Stage::Asking(_));
            match kiosk.stage_after(quiet) {
                None => return wipe(state, data),
                Some(stage) => kiosk.stage = stage,
            }
            match (was_asking, matches!(kiosk.stage, Stage::Asking(_))) {
                (false, true) => vec![Effect::Kiosk(Task::Ask)],
                (true, false) => vec![Effect::Kiosk(Task::Stay)],
                _ => Vec::new(),
            }
        }
        KioskEvent::Extended => {
            kiosk.stage = Stage::InUse;
            vec![Effect::Kiosk(Task::Stay)]
        }
        KioskEvent::Ended => wipe(state, data),
        KioskEvent::DecadeChosen(decade) => {
            kiosk.decade = decade;
            checking::edit(state, |draft| draft.set_year(None))
        }
        KioskEvent::MonthTapped(month) => {
            state.draft.set_month(Some(month));
            checking::submit(state, data)
        }
        KioskEvent::Pressed(key) => {
            pad::press(state, key);
            Vec::new()
        }
        KioskEvent::Turned(screen) => {
            kiosk.screen = screen;
            Vec::new()
        }
        KioskEvent::PrintWanted(paper) => {
            if kiosk.settings.prints {
                vec![Effect::Kiosk(Task::Print(paper))]
            } else {
                Vec::new()
            }
        }
    }
}

/// Begins anew. What is carried over is named here, one by one, and belongs to nobody; everything
/// else is as it was when the page was opened.
fn wipe(state: &mut State, data: &Resources) -> Vec<Effect> {
    let mut effects = super::aloud::hush(state);
    let kiosk = state.kiosk.take().map(|kiosk| Kiosk {
        settings: kiosk.settings,
        mistakes: kiosk.mistakes,
        ..Kiosk::default()
    });
    *state = State {
        kiosk,
        today: state.today,
        large: state.large,
        aloud: state.aloud,
        later: state.later,
        last: state.last,
        directory: state.directory,
        national: state.national,
        other_policies: state.other_policies,
        ..State::new(data)
    };
    effects.push(Effect::Kiosk(Task::Wipe));
    effects
}

/// Another page opens.
pub(super) fn turned(state: &mut State, before: &Route) {
    if let Some(kiosk) = &mut state.kiosk {
        kiosk.decade = None;
        if *before != state.route {
            kiosk.screen = 0;
        }
    }
}
