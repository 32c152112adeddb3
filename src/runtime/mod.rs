//! Runs the state machine in the browser: dispatches messages, runs effects and asks Yew to render.
//!
//! This is `Component::update`, but synchronous: a kiosk wipes the state and reads it back within one event,
//! before the next event is handled. Yew queues messages; so the component's own message only asks for a
//! render.
//!
//! - `app`: the component · `config`: its properties · `effects`: one function for each topic of effects
//! - `loading`: chunks and data files · `navigation`: the history of pages

mod app;
mod config;
mod effects;
mod loading;
mod navigation;

pub use app::App;
pub use config::AppProps;

use crate::browser::{clock, host, host_messages, ime, links, session};
use crate::chunks::LoadedChunks;
use crate::view::context::ViewContext;
use gloo_events::EventListener;
use navigation::Navigation;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use widget_state::kiosk::Kiosk;
use widget_state::overrides::FileSource;
use widget_state::{
    Effect, HostConfig, Message, Resources, Route, SavedMessage, SearchMessage, State, TextSize, update,
};
use yew::prelude::*;

/// The running state machine.
#[derive(Clone)]
pub(crate) struct Runtime(Rc<Inner>);

struct Inner {
    state: RefCell<Rc<State>>,
    data: RefCell<Resources>,
    chunks: Cell<LoadedChunks>,
    /// The effects postponed until the page is rendered.
    after_render: RefCell<Vec<Effect>>,
    render: RefCell<Option<Callback<()>>>,
    navigation: Navigation,
    /// The address of the first page.
    first_address: Rc<str>,
    config: Rc<HostConfig>,
    /// The settings of a kiosk, until the extras chunk is loaded, which parses them.
    kiosk_settings: RefCell<Option<String>>,
    host: NodeRef,
    heading: NodeRef,
}

impl Runtime {
    pub(crate) fn new(props: &AppProps) -> Self {
        let mut data = Resources::with_rules(props.rules.as_ref());
        if props.has_directory_override {
            data.directory_source = FileSource::Pending;
        }
        // The prerendered page has to explain its terms without a script.
        #[cfg(feature = "prerender")]
        let chunks = LoadedChunks {
            directory: Some(crate::chunks::directory::directory()),
            ..LoadedChunks::default()
        };
        #[cfg(not(feature = "prerender"))]
        let chunks = LoadedChunks::default();
        let config = Rc::clone(&props.config);
        let is_kiosk = props.kiosk.is_some();
        let mut state = State::new(&data);
        state.today = props.today;
        state.device.size = props.size;
        state.kiosk = is_kiosk.then(Kiosk::default);
        // A kiosk ignores the URL and always starts on the start page.
        let address = if is_kiosk { Route::Start.address() } else { props.address.clone() };
        let given = props.answers.clone();
        let is_given = given.is_some();
        if let Some(saved) = given.or_else(|| config.remembers.then(session::load).flatten()) {
            let _no_effects = update(&mut state, Message::Saved(SavedMessage::Found(saved)), &data);
            // Answers of this visit are not announced as those from before a reload.
            state.check.restored &= !is_given;
        }
        if props.tally {
            state.route = Route::Tally;
        }
        // The first page does not take the focus, and its address is replaced once the history is watched.
        let effects = update(&mut state, Message::Navigated(address.clone()), &data);
        let effects = effects.into_iter().filter(|effect| !matches!(effect, Effect::PageOpened { .. }));
        Self(Rc::new(Inner {
            state: RefCell::new(Rc::new(state)),
            data: RefCell::new(data),
            chunks: Cell::new(chunks),
            after_render: RefCell::new(effects.collect()),
            render: RefCell::new(None),
            navigation: Navigation::new(config.embedded || is_kiosk, address),
            first_address: Rc::from(&*props.address),
            config,
            kiosk_settings: RefCell::new(props.kiosk.clone()),
            host: NodeRef::default(),
            heading: NodeRef::default(),
        }))
    }

    /// Returns the input of the views.
    pub(crate) fn context(&self) -> ViewContext {
        let runtime = self.clone();
        ViewContext {
            state: Rc::clone(&self.0.state.borrow()),
            data: self.0.data.borrow().clone(),
            views: self.0.chunks.get().views(),
            dispatch: Callback::from(move |message| runtime.dispatch(message)),
            heading: self.0.heading.clone(),
            back: self.back_callback(),
            config: Rc::clone(&self.0.config),
        }
    }

    /// Returns the callback of the widget's own way back, where it offers one.
    fn back_callback(&self) -> Option<Callback<()>> {
        let runtime = self.clone();
        self.0.navigation.offers_back().then(|| {
            Callback::from(move |()| {
                if let Some(address) = runtime.0.navigation.back() {
                    runtime.url_changed(address);
                }
            })
        })
    }

    /// Returns the outermost element of the widget.
    pub(crate) fn host(&self) -> &NodeRef {
        &self.0.host
    }

    fn is_in_memory(&self) -> bool {
        matches!(self.0.navigation, Navigation::Memory(_))
    }

    /// Connects the runtime to the page, for as long as the listeners live.
    pub(crate) fn connect(&self, render: Callback<()>) -> Vec<EventListener> {
        *self.0.render.borrow_mut() = Some(render);
        let host = self.0.host.cast::<HtmlElement>();
        let mut listeners = self.watch_navigation(host.as_ref());
        if let Some(host) = host {
            let runtime = self.clone();
            listeners.extend(ime::watch(&host, move |text, composing| {
                runtime.dispatch(Message::Search(SearchMessage::Typed { text, composing }));
            }));
        }
        self.dispatch(Message::Started);
        self.replay_early_navigation();
        listeners
    }

    /// Watches the browser's history, or the links of an embedded widget.
    fn watch_navigation(&self, host: Option<&HtmlElement>) -> Vec<EventListener> {
        let runtime = self.clone();
        match (&self.0.navigation, host) {
            (Navigation::Browser(history), _) => vec![history.watch(move |address| {
                if let Navigation::Browser(history) = &runtime.0.navigation {
                    history.turn();
                }
                runtime.url_changed(address);
            })],
            (Navigation::Memory(_), Some(host)) => {
                let links = links::watch(host, move |address| runtime.go(&address));
                let runtime = self.clone();
                let size = host_messages::on_size_request(host, move |large| {
                    let size = if large { TextSize::Large } else { TextSize::Standard };
                    runtime.dispatch(Message::SizeChosen(size));
                });
                vec![links, size]
            }
            (Navigation::Memory(_), None) => Vec::new(),
        }
    }

    /// Goes to the page of a link that the user followed between the first render and now: on a slow device
    /// there is time for it.
    fn replay_early_navigation(&self) {
        let host = self.0.host.cast::<HtmlElement>().and_then(|host| host.parent_element());
        let Some(now) = host.map(|host| host::first_address(&host)) else { return };
        if self.is_in_memory() {
            if *now != *self.0.first_address {
                self.go(&now);
            }
        } else if Route::parse(&now) != self.0.state.borrow().route {
            self.url_changed(now);
        }
    }

    /// Handles a change of the URL.
    fn url_changed(&self, address: String) {
        self.update(Message::Today(clock::today()));
        self.dispatch(Message::Navigated(address));
    }

    /// Goes to `address` as a link does.
    fn go(&self, address: &str) {
        if self.0.navigation.go(address) {
            // Asynchronously, as a browser does it: the other effects of the same message come first.
            let (runtime, address) = (self.clone(), address.to_owned());
            spawn_local(async move { runtime.url_changed(address) });
        }
    }

    /// Updates the state with a message and asks for a render.
    fn dispatch(&self, message: Message) {
        self.update(message);
        let render = self.0.render.borrow().clone();
        if let Some(render) = render {
            render.emit(());
        }
    }

    /// Updates the state with a message and runs its effects.
    fn update(&self, message: Message) {
        let effects = {
            let mut state = self.0.state.borrow_mut();
            update(Rc::make_mut(&mut *state), message, &self.0.data.borrow())
        };
        effects.into_iter().for_each(|effect| self.run_effect(effect));
    }
}
