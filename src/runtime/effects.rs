//! Runs effects, one function for each topic.

use super::Runtime;
use super::navigation::Navigation;
use crate::browser::{document, host_messages, session};
use crate::view::title::title;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;
use widget_state::kiosk::KioskEffect;
use widget_state::tally::TallyEffect;
use widget_state::{Effect, Message, Route, ShareAction, ShareMessage};

impl Runtime {
    /// Runs an effect, or postpones it until the page is rendered.
    pub(super) fn run_effect(&self, effect: Effect) {
        match effect {
            Effect::Go(address) => self.go(&address),
            Effect::Replace(address) => self.0.navigation.replace(&address),
            Effect::PageOpened { .. } | Effect::FocusInvalidField => self.postpone(effect),
            Effect::Share(action) => self.share(action),
            Effect::Speak(start) => self.speak(start),
            Effect::Tally(effect) => self.run_tally_effect(effect),
            Effect::Load(resource) => self.load(resource),
            Effect::Save(text) => self.save(&text),
            Effect::LapseClearing => self.lapse_clearing(),
            Effect::KeepSize(size) => self.0.navigation.keep_size(size),
            Effect::Kiosk(effect) => self.before_kiosk_render(effect),
        }
    }

    /// Runs the effects that were postponed until the page is rendered.
    pub(super) fn after_render(&self) {
        for effect in self.0.after_render.take() {
            match effect {
                Effect::PageOpened { first } => self.page_opened(first),
                Effect::FocusInvalidField => self.focus_invalid_field(),
                Effect::Kiosk(effect) => self.after_kiosk_render(effect),
                effect => self.run_effect(effect),
            }
        }
    }

    fn postpone(&self, effect: Effect) {
        self.0.after_render.borrow_mut().push(effect);
    }

    /// Sets title, focus and scroll position of a page that was opened, and notifies the host page.
    fn page_opened(&self, first: bool) {
        let heading = self.0.heading.cast::<HtmlElement>().filter(|_| !first);
        match &self.0.navigation {
            Navigation::Browser(history) => {
                document::set_title(&title(&self.context()));
                if let Some(heading) = heading {
                    document::focus_heading(&heading, true);
                }
                if !first {
                    history.settle();
                }
            }
            Navigation::Memory(_) => {
                if let Some(heading) = heading {
                    document::focus_heading(&heading, false);
                }
                if self.0.state.borrow().kiosk.is_some() {
                    document::scroll_to_top();
                } else {
                    self.notify_host_page();
                }
            }
        }
    }

    /// Notifies the host page of the kind of page, and of the outcome on the result page.
    fn notify_host_page(&self) {
        let Some(host) = self.0.host.cast::<HtmlElement>() else { return };
        let cx = self.context();
        host_messages::emit(&host, &host_messages::view_message(&cx.state.route));
        if matches!(cx.state.route, Route::Result { .. }) && !cx.state.awaits_policy(&cx.data) {
            let outcome = cx.state.verdict(&cx.data).outcome;
            host_messages::emit(&host, &host_messages::outcome_message(outcome, &cx.policy().id));
        }
    }

    fn focus_invalid_field(&self) {
        if let Some(host) = self.0.host.cast::<HtmlElement>() {
            document::focus_invalid(&host);
        }
    }

    /// Runs a share action. Only pages of the extras chunk request it.
    fn share(&self, action: ShareAction) {
        let Some(effects) = self.extras() else { return };
        let sharing = (effects.share)(action, &self.context(), self.0.host.cast());
        let runtime = self.clone();
        spawn_local(async move { runtime.dispatch(Message::Share(ShareMessage::Finished(sharing.await))) });
    }

    /// Starts or stops reading aloud. Only the extras chunk finds a voice.
    fn speak(&self, start: bool) {
        if let Some(effects) = self.extras() {
            (effects.speak)(start, &self.context());
        }
    }

    /// Starts the time after which the question whether to clear is taken back. Only the extras chunk has a
    /// timer.
    fn lapse_clearing(&self) {
        if let Some(effects) = self.extras() {
            (effects.lapse_clearing)(&self.context());
        }
    }

    /// Runs an effect of the tally page, which is in the extras chunk.
    fn run_tally_effect(&self, effect: TallyEffect) {
        if let Some(effects) = self.extras() {
            (effects.tally)(effect, &self.context());
        }
    }

    fn save(&self, text: &str) {
        if self.0.config.remembers {
            session::store(text);
        }
    }

    /// Runs the share of a kiosk effect that comes before the next render, and postpones the rest.
    fn before_kiosk_render(&self, effect: KioskEffect) {
        if effect == KioskEffect::Wipe {
            self.0.navigation.reset(Route::Start.address());
        }
        if let Some(effects) = self.extras() {
            (effects.kiosk_before_render)(effect);
        }
        self.postpone(Effect::Kiosk(effect));
    }

    fn after_kiosk_render(&self, effect: KioskEffect) {
        if let (Some(effects), Some(host)) = (self.extras(), self.0.host.cast()) {
            (effects.kiosk_after_render)(effect, &host, self.0.heading.cast());
        }
    }
}
