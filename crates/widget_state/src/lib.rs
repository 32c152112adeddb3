//! The one state machine behind every page: serialisable, pure, without a browser.
//!
//! [`update`] takes the state, a [`Message`] and the [`Resources`] and gives the [`Effect`]s to carry out.
//! The route changes in one place only, [`Message::Navigated`]: an answer *asks* for the next page with
//! [`Effect::Go`], the browser goes there and reports back, just as it does for a link or the back button.

pub mod aloud;
mod checking;
pub mod chunks;
pub mod clock;
pub mod draft;
pub mod kiosk;
mod looking;
pub mod receipt;
mod resources;
pub mod route;
pub mod rules;
mod session;
pub mod standing;
pub mod tally;
#[cfg(test)]
mod tests;
pub mod tree;
mod wishes;

pub use draft::{Draft, Slip};
pub use looking::{Key, LookUp, PAGE_OF_HITS, suggested};
pub use resources::Resources;
pub use route::Route;

use clock::AsOf;
use eligibility::completions::{CompletionSpace, Path};
use eligibility::policy::FactIndex;
use eligibility::{Answer, Answers, Date, Policy, Verdict, evaluate};
use kiosk::{Kiosk, KioskEvent, Stage, Task};
use occupations::OccupationCode;
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// All that can differ from one moment to the next.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The page shown.
    pub route: Route,
    /// What the device says today is; `None` when it says no day of the calendar.
    pub today: Option<Date>,
    /// The answers, by policy.
    pub answers: Vec<Answers>,
    /// What is filled in on the question shown and not yet an answer.
    pub draft: Draft,
    /// What is wrong with the draft.
    pub slip: Option<Slip>,
    /// The answers of before the page was loaded again, offered to go on with.
    pub saved: Option<Answers>,
    /// Whether someone came to a question and was sent to the first one, because no answers are kept.
    pub began_again: bool,
    /// The field of the directory.
    pub look_up: LookUp,
    /// The occupations wished for, as codes of seven digits, in the order in which they were chosen.
    pub wishes: Vec<u32>,
    /// What became of the last attempt to copy or share a receipt.
    pub taken: Option<Taken>,
    /// The training wishes that a community's staff count; it never leaves the page, not even as a state that
    /// is stored.
    #[serde(skip)]
    pub tally: Option<Rc<tally::Tallying>>,
    /// How reading aloud stands.
    pub aloud: aloud::Aloud,
    /// Whether everything is shown larger.
    pub large: bool,
    /// Where the second part of the widget is.
    pub later: Arrival,
    /// Where its third part is.
    pub last: Arrival,
    /// Whether the device has a sheet of its own to share a link with.
    pub can_share: bool,
    /// Where the directory is.
    pub directory: Arrival,
    /// Where the national list is.
    pub national: Arrival,
    /// Where the policies but the first are.
    pub other_policies: Arrival,
    /// What only a kiosk knows; `None` on everybody's own device.
    pub kiosk: Option<Kiosk>,
}

/// Something that is fetched after the page has been shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bundle {
    /// The second part of the widget.
    Later,
    /// The third part of the widget.
    Last,
    /// The directory of green occupations.
    Directory,
    /// The national list of occupations.
    National,
    /// All policies but the first.
    Policies,
}

/// How far a bundle has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Arrival {
    /// Nobody has asked for it.
    NotAsked,
    /// It is on its way.
    Awaited,
    /// It is in [`Resources`].
    Here,
    /// It did not come, or could not be read.
    Failed,
}

/// A way to take something along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Take {
    /// Copy this link.
    Copy(String),
    /// Hand this link to the system's sheet for sharing.
    Share(String),
    /// Print the page.
    Print,
    /// Make a picture of the result.
    Picture,
}

/// What became of an attempt to take something along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Taken {
    /// The link is copied.
    Copied,
    /// The browser did not let us.
    Refused,
    /// The picture is on the page.
    Drawn,
    /// There is no picture: the browser could not draw it.
    NotDrawn,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// The page has been shown for the first time.
    Started,
    /// The device says today is this day.
    Today(Option<Date>),
    /// The address is now this.
    Navigated(String),
    /// A question was answered with one tap.
    Answered {
        /// The fact.
        fact: FactIndex,
        /// The answer.
        answer: Answer,
    },
    /// An option of several was ticked or cleared.
    OptionToggled(u8),
    /// "None of these" was ticked or cleared.
    NoneToggled,
    /// A year was chosen, or none.
    YearChosen(Option<i32>),
    /// A month of the year was chosen, or none.
    MonthChosen(Option<u32>),
    /// The field of a number holds this.
    NumberTyped(String),
    /// The draft is to become the answer.
    DraftSubmitted,
    /// The answers to the policy shown are to be forgotten.
    Restarted,
    /// The tab remembers this of before the page was loaded again.
    SavedFound(String),
    /// The answers of before are to be gone on with.
    SavedTaken,
    /// The answers of before are to be forgotten.
    SavedLeft,
    /// The large mode was switched.
    SizeToggled,
    /// The field of the directory holds this.
    Typed {
        /// Its text.
        text: String,
        /// Whether an input method is still composing.
        composing: bool,
    },
    /// A key that the field of the directory understands was pressed.
    KeyPressed(Key),
    /// The field of the directory was left.
    FieldLeft,
    /// A suggestion was chosen: the place of an occupation in the directory.
    Picked(usize),
    /// More hits are to be listed.
    MoreWanted,
    /// An occupation was put on the list of wishes, or taken off it.
    WishToggled(OccupationCode),
    /// The receipt is to be taken along.
    TakeWanted(Take),
    /// It was, or not; `None` when there is nothing to say about it.
    Took(Option<Taken>),
    /// Something about reading aloud happened.
    Aloud(aloud::Happened),
    /// Something happened on the page that counts training wishes.
    Tally(tally::Message),
    /// A bundle arrived; whether it is in the data now.
    Fetched(Bundle, bool),
    /// A bundle that did not come is to be fetched again.
    RetryWanted(Bundle),
    /// Something that only happens on a kiosk.
    Kiosk(KioskEvent),
}

/// Something for the browser to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Go to a page, as a link does; the browser reports [`Message::Navigated`].
    Go(String),
    /// Put this address in the place of the one there is.
    Replace(String),
    /// A page has opened: title and, unless it is the first, focus move to it.
    Opened {
        /// Whether it is the first page since the widget started.
        first: bool,
    },
    /// Bring the field in error into view and focus.
    ShowSlip,
    /// Copy, share or print; the browser reports [`Message::Took`].
    Take(Take),
    /// Read the page shown aloud, or stop.
    Aloud(bool),
    /// Something that the page wants which counts training wishes.
    Tally(tally::Errand),
    /// Fetch a bundle; the browser reports [`Message::Fetched`].
    Fetch(Bundle),
    /// Let the tab remember this; nothing, when it is empty.
    Save(String),
    /// Something that only a kiosk does.
    Kiosk(Task),
}

impl State {
    /// The state in which the widget starts, on the start page.
    pub fn new(data: &Resources) -> Self {
        Self {
            route: Route::Start,
            today: None,
            answers: data.policies.iter().map(|policy| Answers::none(policy)).collect(),
            draft: Draft::None,
            slip: None,
            saved: None,
            began_again: false,
            look_up: LookUp::default(),
            wishes: Vec::new(),
            taken: None,
            tally: None,
            aloud: aloud::Aloud::NoVoice,
            large: false,
            later: Arrival::NotAsked,
            last: Arrival::NotAsked,
            can_share: false,
            directory: Arrival::NotAsked,
            national: Arrival::NotAsked,
            other_policies: Arrival::NotAsked,
            kiosk: None,
        }
    }

    /// Whether this is a kiosk at which nobody is.
    fn waits_for_somebody(&self) -> bool {
        self.kiosk.as_ref().is_some_and(|kiosk| kiosk.stage == Stage::Attract)
    }

    /// The place of the policy the page is about; the first one's for pages about none.
    pub fn policy_index(&self, data: &Resources) -> usize {
        self.route.policy().and_then(|policy| data.policy_index(policy)).unwrap_or(0)
    }

    /// Whether the page is about a policy that is not here yet.
    pub fn awaits_policy(&self, data: &Resources) -> bool {
        self.route.policy().is_some_and(|policy| data.policy_index(policy).is_none())
    }

    /// The policy the page is about.
    pub fn policy<'a>(&self, data: &'a Resources) -> &'a Policy {
        &data.policies[self.policy_index(data)]
    }

    /// The answers to that policy.
    pub fn answers(&self, data: &Resources) -> &Answers {
        &self.answers[self.policy_index(data)]
    }

    /// The fact asked for on a question's page.
    pub fn fact(&self, data: &Resources) -> Option<FactIndex> {
        match &self.route {
            Route::Question { policy, question } => data.fact_index(policy, question).map(|(_, fact)| fact),
            _ => None,
        }
    }

    /// The day the check is made for.
    pub fn as_of(&self, policy: &Policy) -> AsOf {
        clock::as_of(self.today, policy)
    }

    /// The course of the questions so far.
    pub fn path(&self, data: &Resources) -> Path {
        let policy = self.policy(data);
        CompletionSpace::new(policy, self.as_of(policy).date).path(self.answers(data))
    }

    /// The verdict so far.
    pub fn verdict(&self, data: &Resources) -> Verdict {
        let policy = self.policy(data);
        evaluate(policy, self.answers(data), self.as_of(policy).date)
    }
}

/// Takes in what happened; gives what the browser has to do, in order.
pub fn update(state: &mut State, message: Message, data: &Resources) -> Vec<Effect> {
    if state.waits_for_somebody() && !message.is_of_nobody() {
        return Vec::new();
    }
    match message {
        Message::Started => {
            let mut effects = vec![Effect::Opened { first: true }];
            effects.extend(fetch(state, Bundle::Later));
            effects.extend(fetch(state, Bundle::Directory));
            if state.kiosk.is_some() {
                // Nothing of a kiosk is shown without it.
                effects.extend(fetch(state, Bundle::Last));
            }
            effects
        }
        Message::Today(today) => {
            state.today = today;
            Vec::new()
        }
        Message::Navigated(address) => navigate(state, &address, data),
        Message::Answered { fact, answer } => checking::answer(state, fact, answer, data),
        Message::OptionToggled(option) => checking::edit(state, |draft| draft.toggle(option)),
        Message::NoneToggled => checking::edit(state, Draft::toggle_none),
        Message::YearChosen(year) => checking::edit(state, |draft| draft.set_year(year)),
        Message::MonthChosen(month) => checking::edit(state, |draft| draft.set_month(month)),
        Message::NumberTyped(text) => checking::edit(state, |draft| draft.set_number(text)),
        Message::DraftSubmitted => checking::submit(state, data),
        Message::Restarted => checking::restart(state, data),
        Message::SavedFound(text) => {
            let day = state.as_of(&data.policies[session::POLICY]).date;
            state.saved = session::read(&text, data, day);
            Vec::new()
        }
        Message::SavedTaken => checking::take_up(state),
        Message::SavedLeft => {
            state.saved = None;
            vec![Effect::Save(String::new())]
        }
        Message::SizeToggled => {
            state.large = !state.large;
            Vec::new()
        }
        Message::Typed { text, composing } => {
            state.look_up.set_text(text, composing);
            Vec::new()
        }
        // Only the directory's page, which the second part brings, has the field.
        Message::KeyPressed(key) => match data.directory_logic {
            Some(logic) => (logic.press_key)(state, key, data),
            None => Vec::new(),
        },
        Message::FieldLeft => {
            state.look_up.leave();
            Vec::new()
        }
        Message::Picked(place) => looking::pick(state, place, data),
        Message::MoreWanted => {
            state.look_up.shown += PAGE_OF_HITS;
            Vec::new()
        }
        Message::WishToggled(code) => {
            wishes::toggle(&mut state.wishes, code);
            state.taken = None;
            Vec::new()
        }
        Message::TakeWanted(take) => {
            state.taken = None;
            vec![Effect::Take(take)]
        }
        Message::Took(taken) => {
            state.taken = taken;
            Vec::new()
        }
        Message::Aloud(happened) => aloud::update(state, happened),
        Message::Tally(message) => match data.extras_logic {
            Some(logic) => (logic.tally)(state, message, data),
            None => Vec::new(),
        },
        Message::Fetched(bundle, here) => {
            *arrival(state, bundle) = if here { Arrival::Here } else { Arrival::Failed };
            match bundle {
                Bundle::Policies if here => take_in_policies(state, data),
                // Behind everything else, and before anybody wants it: nothing over the network shall
                // tell what somebody looks at.
                Bundle::Directory => fetch(state, Bundle::Last),
                _ => Vec::new(),
            }
        }
        Message::RetryWanted(bundle) => {
            let mut effects = fetch(state, bundle);
            if matches!(bundle, Bundle::Later | Bundle::Last) {
                // Without the second part neither the third came nor could the directory be read.
                effects.extend(fetch(state, Bundle::Later));
                effects.extend(fetch(state, Bundle::Directory));
            }
            effects
        }
        Message::Kiosk(event) => match data.extras_logic {
            Some(logic) => (logic.kiosk)(state, event, data),
            None => Vec::new(),
        },
    }
}

/// Opens the page at `address`.
fn navigate(state: &mut State, address: &str, data: &Resources) -> Vec<Effect> {
    if state.route == Route::Tally {
        // A page of its own, with no other behind it.
        return Vec::new();
    }
    let asked = Route::parse(address);
    let route = checking::admit(state, asked.clone(), data);
    let mut effects = Vec::new();
    if route != asked {
        effects.push(Effect::Replace(route.address()));
    }
    let stays = state.route.is_same_page(&route);
    let before = std::mem::replace(&mut state.route, route);
    kiosk::turned(state, &before);
    if matches!(state.route, Route::Directory(_)) {
        effects.extend(fetch(state, Bundle::National));
    }
    if state.route.part() == Some(Bundle::Last) && state.last == Arrival::NotAsked {
        effects.extend(fetch(state, Bundle::Last));
    }
    // A receipt may be of any policy; to ask for the others every time tells nobody of which.
    let presented = matches!(state.route, Route::Presented(_));
    if presented || state.route == Route::Policies || state.awaits_policy(data) {
        effects.extend(fetch(state, Bundle::Policies));
    }
    if stays {
        state.look_up.turn(&before, &state.route);
        return effects;
    }
    effects.extend(aloud::hush(state));
    state.slip = None;
    state.taken = None;
    state.draft = checking::draft(state, data);
    state.look_up.leave();
    effects.push(Effect::Opened { first: false });
    effects
}

/// Makes room for answers to the policies that have arrived, and shows the page that waited for one.
fn take_in_policies(state: &mut State, data: &Resources) -> Vec<Effect> {
    let known = state.answers.len();
    state.answers.extend(data.policies.iter().skip(known).map(|policy| Answers::none(policy)));
    match state.route.policy() {
        None | Some("") => Vec::new(),
        Some(_) => {
            let awaited = std::mem::replace(&mut state.route, Route::NotFound);
            navigate(state, &awaited.address(), data)
        }
    }
}

/// Asks for a bundle unless it is here or on its way.
fn fetch(state: &mut State, bundle: Bundle) -> Vec<Effect> {
    let arrival = arrival(state, bundle);
    match arrival {
        Arrival::NotAsked | Arrival::Failed => {
            *arrival = Arrival::Awaited;
            vec![Effect::Fetch(bundle)]
        }
        Arrival::Awaited | Arrival::Here => Vec::new(),
    }
}

fn arrival(state: &mut State, bundle: Bundle) -> &mut Arrival {
    match bundle {
        Bundle::Later => &mut state.later,
        Bundle::Last => &mut state.last,
        Bundle::Directory => &mut state.directory,
        Bundle::National => &mut state.national,
        Bundle::Policies => &mut state.other_policies,
    }
}
