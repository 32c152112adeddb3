//! Runs the state machine in the browser: takes messages, carries out effects, asks for a redraw.

mod app;

pub use app::App;

use crate::browser::history::{BrowserHistory, MemoryHistory};
use crate::browser::{bundles, clock, document, host, host_messages, ime, links, session};
use crate::chunks::extras::ExtrasEffects;
use crate::chunks::{LoadedChunks, load_directory, load_extras};
use crate::view::context::ViewContext;
use crate::view::title::title;
use gloo_events::EventListener;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::HtmlElement;
use widget_state::Resources;
use widget_state::kiosk::{Kiosk, KioskEvent, Task};
use widget_state::rules::Given;
use widget_state::{Bundle, Effect, Message, Route, State, update};
use yew::prelude::*;

/// What is known before anything is shown.
#[derive(Clone, Debug, Default, Properties)]
pub struct Entry {
    /// The address; empty for the start page.
    #[prop_or_default]
    pub address: String,
    /// What the device says today is.
    #[prop_or_default]
    pub today: Option<eligibility::Date>,
    /// Whether everything is to be shown larger.
    #[prop_or_default]
    pub large: bool,
    /// The rules to use in the place of the built-in ones.
    #[prop_or_default]
    pub rules: Option<Given>,
    /// The address of the widget's own page.
    #[prop_or_default]
    pub home: String,
    /// The city that the page around the widget says it is for.
    #[prop_or_default]
    pub city: String,
    /// Whether the device has a sheet of its own to share a link with.
    #[prop_or_default]
    pub can_share: bool,
    /// Whether the widget is on somebody else's page: address, history, title and scrolling are not
    /// ours there.
    #[prop_or_default]
    pub embedded: bool,
    /// Whether this is the page that counts training wishes.
    #[prop_or_default]
    pub tally: bool,
    /// Whether the tab may remember answers until it is closed, for a page that is loaded again.
    #[prop_or_default]
    pub remembers: bool,
    /// What whoever put up a kiosk asked for; `None` on everybody's own device.
    #[prop_or_default]
    pub kiosk: Option<String>,
}

/// Yew asks whether there are other properties: nobody gives a running widget another entry.
impl PartialEq for Entry {
    fn eq(&self, _other: &Self) -> bool {
        true
    }
}

/// The running state machine.
#[derive(Clone)]
pub(super) struct Machine(Rc<Inner>);

struct Inner {
    state: RefCell<Rc<State>>,
    data: RefCell<Resources>,
    chunks: Cell<LoadedChunks>,
    /// Effects that have to wait until the page is drawn.
    after_drawing: RefCell<Vec<Effect>>,
    redraw: RefCell<Option<Callback<()>>>,
    journey: BrowserHistory,
    /// The way through the pages on somebody else's page; there the journey is not used.
    trail: Option<RefCell<MemoryHistory>>,
    /// The address it began at.
    first_address: Rc<str>,
    home: Rc<str>,
    city: Rc<str>,
    /// Whether the tab may remember answers.
    remembers: bool,
    /// What is still to be told to a kiosk, once the part of the widget that it needs is here.
    kiosk: RefCell<Option<String>>,
    host: NodeRef,
    heading: NodeRef,
}

impl Machine {
    pub(super) fn new(entry: &Entry) -> Self {
        let data = Resources::with_rules(entry.rules.as_ref());
        // The prerendered page has to explain its terms without a script.
        #[cfg(feature = "prerender")]
        let chunks = LoadedChunks { directory: Some(crate::chunks::directory::directory()), extras: None };
        #[cfg(not(feature = "prerender"))]
        let chunks = LoadedChunks::default();
        let mut state = State::new(&data);
        state.today = entry.today;
        state.large = entry.large;
        state.can_share = entry.can_share;
        state.kiosk = entry.kiosk.as_ref().map(|_| Kiosk::default());
        // Whatever the address says: a kiosk begins at its beginning.
        let address = if entry.kiosk.is_some() { Route::Start.address() } else { entry.address.clone() };
        if let Some(saved) = entry.remembers.then(session::load).flatten() {
            let _nothing_to_do = update(&mut state, Message::SavedFound(saved), &data);
        }
        if entry.tally {
            state.route = Route::Tally;
        }
        // The first page takes no focus, and its address is put right once it is watched.
        let effects = update(&mut state, Message::Navigated(address.clone()), &data);
        let effects = effects.into_iter().filter(|effect| !matches!(effect, Effect::Opened { .. }));
        Self(Rc::new(Inner {
            state: RefCell::new(Rc::new(state)),
            data: RefCell::new(data),
            chunks: Cell::new(chunks),
            after_drawing: RefCell::new(effects.collect()),
            redraw: RefCell::new(None),
            journey: BrowserHistory::default(),
            // Nor is a kiosk's history anybody's, so it holds nothing.
            trail: (entry.embedded || entry.kiosk.is_some())
                .then(|| RefCell::new(MemoryHistory::new(address))),
            first_address: Rc::from(&*entry.address),
            home: Rc::from(&*entry.home),
            city: Rc::from(&*entry.city),
            remembers: entry.remembers,
            kiosk: RefCell::new(entry.kiosk.clone()),
            host: NodeRef::default(),
            heading: NodeRef::default(),
        }))
    }

    /// What the pages are given.
    pub(super) fn scene(&self) -> ViewContext {
        let machine = self.clone();
        ViewContext {
            state: Rc::clone(&self.0.state.borrow()),
            data: self.0.data.borrow().clone(),
            views: self.0.chunks.get().views(),
            dispatch: Callback::from(move |message| machine.send(message)),
            heading: self.0.heading.clone(),
            back: self.way_back(),
            home: Rc::clone(&self.0.home),
            city: Rc::clone(&self.0.city),
        }
    }

    /// The way back, where the browser's back button leads away from the page around the widget.
    fn way_back(&self) -> Option<Callback<()>> {
        let trail = self.0.trail.as_ref()?;
        let machine = self.clone();
        trail.borrow().leads_back().then(|| {
            Callback::from(move |()| {
                let address = machine.0.trail.as_ref().and_then(|trail| trail.borrow_mut().back());
                if let Some(address) = address {
                    machine.turned(address);
                }
            })
        })
    }

    /// The element around everything.
    pub(super) fn host(&self) -> &NodeRef {
        &self.0.host
    }

    /// Connects the machine with the page, for as long as the listeners live.
    pub(super) fn connect(&self, redraw: Callback<()>) -> Vec<EventListener> {
        *self.0.redraw.borrow_mut() = Some(redraw);
        let mut listeners = Vec::new();
        let host = self.0.host.cast::<HtmlElement>();
        if self.0.trail.is_none() {
            let machine = self.clone();
            listeners.push(self.0.journey.watch(move |address| {
                machine.0.journey.turn();
                machine.turned(address);
            }));
        } else if let Some(host) = &host {
            let machine = self.clone();
            listeners.push(links::watch(host, move |address| machine.go(&address)));
            let machine = self.clone();
            listeners.push(host_messages::on_size_request(host, move |large| {
                if machine.0.state.borrow().large != large {
                    machine.send(Message::SizeToggled);
                }
            }));
        }
        if let Some(host) = host {
            let machine = self.clone();
            listeners.extend(ime::watch(&host, move |text, composing| {
                machine.send(Message::Typed { text, composing });
            }));
        }
        self.send(Message::Started);
        self.catch_up();
        listeners
    }

    /// Goes where somebody wanted to go between the first drawing and now: on a slow device that is long
    /// enough to tap a link.
    fn catch_up(&self) {
        let host = self.0.host.cast::<HtmlElement>().and_then(|host| host.parent_element());
        let Some(now) = host.map(|host| host::first_address(&host)) else { return };
        if self.0.trail.is_some() {
            if *now != *self.0.first_address {
                self.go(&now);
            }
        } else if Route::parse(&now) != self.0.state.borrow().route {
            self.turned(now);
        }
    }

    /// Takes in that the address is another one now.
    fn turned(&self, address: String) {
        self.take_in(Message::Today(clock::today()));
        self.send(Message::Navigated(address));
    }

    /// Goes to `address` as a link does.
    fn go(&self, address: &str) {
        match &self.0.trail {
            None => self.0.journey.go(address),
            Some(trail) => {
                if trail.borrow_mut().go(address) {
                    // Later, as a browser does it: other effects of the same message come first.
                    let (machine, address) = (self.clone(), address.to_owned());
                    wasm_bindgen_futures::spawn_local(async move { machine.turned(address) });
                }
            }
        }
    }

    /// Takes in a message and draws the page again.
    pub(super) fn send(&self, message: Message) {
        self.take_in(message);
        let redraw = self.0.redraw.borrow().clone();
        if let Some(redraw) = redraw {
            redraw.emit(());
        }
    }

    fn take_in(&self, message: Message) {
        let effects = {
            let mut state = self.0.state.borrow_mut();
            update(Rc::make_mut(&mut *state), message, &self.0.data.borrow())
        };
        for effect in effects {
            match effect {
                Effect::Opened { .. } | Effect::ShowSlip => self.0.after_drawing.borrow_mut().push(effect),
                Effect::Kiosk(task) => self.prepare(task),
                effect => self.carry_out(effect),
            }
        }
    }

    /// Does what a kiosk does before the page is drawn, and leaves the rest for afterwards.
    fn prepare(&self, task: Task) {
        if let (Task::Wipe, Some(trail)) = (task, &self.0.trail) {
            *trail.borrow_mut() = MemoryHistory::new(Route::Start.address());
        }
        if let Some(effects) = self.extras() {
            (effects.kiosk_before_render)(task);
        }
        self.0.after_drawing.borrow_mut().push(Effect::Kiosk(task));
    }

    /// Carries out what had to wait until the page was drawn.
    pub(super) fn drawn(&self) {
        let effects = self.0.after_drawing.take();
        effects.into_iter().for_each(|effect| self.carry_out(effect));
    }

    fn carry_out(&self, effect: Effect) {
        match effect {
            Effect::Go(address) => self.go(&address),
            Effect::Replace(address) => match &self.0.trail {
                None => self.0.journey.replace(&address),
                Some(trail) => trail.borrow_mut().replace(&address),
            },
            Effect::Opened { first } if self.0.trail.is_some() => {
                if !first && let Some(heading) = self.0.heading.cast::<HtmlElement>() {
                    document::focus_without_scrolling(&heading);
                }
                if self.0.state.borrow().kiosk.is_some() {
                    document::scroll_to_top();
                } else {
                    self.tell();
                }
            }
            Effect::Opened { first } => {
                document::set_title(&title(&self.scene()));
                if !first {
                    if let Some(heading) = self.0.heading.cast::<HtmlElement>() {
                        document::focus(&heading);
                    }
                    self.0.journey.settle();
                }
            }
            Effect::ShowSlip => {
                if let Some(host) = self.0.host.cast::<HtmlElement>() {
                    document::focus_invalid(&host);
                }
            }
            Effect::Take(what) => {
                // Asked for by a page of the third part.
                let effects = self.extras();
                let taken = effects.map(|effects| (effects.share)(what, &self.scene(), self.0.host.cast()));
                let machine = self.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    if let Some(taken) = taken {
                        machine.send(Message::Took(taken.await));
                    }
                });
            }
            Effect::Kiosk(task) => {
                if let (Some(effects), Some(host)) = (self.extras(), self.0.host.cast()) {
                    (effects.kiosk_after_render)(task, &host, self.0.heading.cast());
                }
            }
            Effect::Save(text) => {
                if self.0.remembers {
                    session::store(&text);
                }
            }
            Effect::Aloud(read) => {
                // There is a voice only once the third part has looked for one.
                if let Some(effects) = self.extras() {
                    (effects.speak)(read, &self.scene());
                }
            }
            Effect::Tally(errand) => {
                // Asked for by a page of the third part.
                if let Some(effects) = self.extras() {
                    (effects.tally)(errand, &self.scene());
                }
            }
            Effect::Fetch(bundle) => {
                let machine = self.clone();
                wasm_bindgen_futures::spawn_local(async move {
                    let here = machine.fetch(bundle).await.is_some();
                    machine.send(Message::Fetched(bundle, here));
                    machine.set_up();
                    if machine.0.trail.is_none() {
                        // Only the directory knows what the occupation of an address is called.
                        document::set_title(&title(&machine.scene()));
                    }
                });
            }
        }
    }

    /// Once the part of the widget that a kiosk needs is here, tells it what it was asked to be.
    fn set_up(&self) {
        let Some(effects) = self.extras() else { return };
        let Some(asked) = self.0.kiosk.take() else { return };
        self.send(Message::Kiosk(KioskEvent::SetUp(asked)));
        let (kiosk, send) = (self.clone(), self.clone());
        (effects.kiosk_watch)(
            Box::new(move || kiosk.0.state.borrow().kiosk.clone()),
            Box::new(move |message| send.send(message)),
        );
    }

    /// Returns the effects of the extras chunk, once it is loaded.
    fn extras(&self) -> Option<&'static ExtrasEffects> {
        self.0.chunks.get().extras.map(|extras| &extras.effects)
    }

    /// Tells the page around the widget what is shown now.
    fn tell(&self) {
        let Some(host) = self.0.host.cast::<HtmlElement>() else { return };
        let scene = self.scene();
        host_messages::emit(&host, &host_messages::view_message(&scene.state.route));
        if matches!(scene.state.route, Route::Result { .. }) && !scene.state.awaits_policy(&scene.data) {
            let outcome = scene.state.verdict(&scene.data).outcome;
            host_messages::emit(&host, &host_messages::outcome_message(outcome, &scene.policy().id));
        }
    }

    /// Fetches a bundle and puts it into the data; `None` when it did not come or cannot be read.
    async fn fetch(&self, bundle: Bundle) -> Option<()> {
        let bytes = bundles::fetch(&self.0.host.cast()?, bundle);
        if bundle == Bundle::Policies {
            let bytes = bytes.await?;
            return self.0.data.borrow_mut().add_policies(&bytes).ok();
        }
        if bundle == Bundle::Last {
            let extras = load_extras().await?;
            let host = self.0.host.cast::<HtmlElement>()?;
            self.0.data.borrow_mut().extras_logic = Some(&extras.logic);
            let loaded = self.0.chunks.get();
            self.0.chunks.set(LoadedChunks { extras: Some(extras), ..loaded });
            if loaded.extras.is_none() {
                let scene = self.scene();
                if scene.state.route == Route::Tally {
                    (extras.effects.watch_scanner)(&scene);
                } else {
                    (extras.effects.watch_voices)(&scene, &host);
                }
            }
            return Some(());
        }
        // Meanwhile the second part, which reads the others.
        let directory = load_directory().await?;
        let bytes = bytes.await;
        self.0.chunks.set(LoadedChunks { directory: Some(directory), ..self.0.chunks.get() });
        let mut data = self.0.data.borrow_mut();
        data.directory_logic = Some(&directory.logic);
        match bundle {
            Bundle::Later | Bundle::Last | Bundle::Policies => {}
            Bundle::Directory => data.directory = Some((directory.logic.parse_directory)(&bytes?)?),
            Bundle::National => data.national = Some((directory.logic.parse_national)(&bytes?)?),
        }
        Some(())
    }
}
