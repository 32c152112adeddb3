//! The effects of a kiosk: wiping, the idle dialog, printing.

use super::{document, host_messages, idle_timer};
use gloo_utils::{document, window};
use js_sys::{Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use widget_state::kiosk::KioskEffect;

/// The event that makes `web/kiosk.js` print; its detail is the paper.
const PRINT: &str = "qilu-green:print";

thread_local! {
    /// The element that had the focus when the idle dialog opened.
    static BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// Runs the steps of an effect that come before the next render.
pub fn before_render(task: KioskEffect) {
    match task {
        KioskEffect::Wipe => {
            BEFORE.take();
            cancel_speech();
        }
        KioskEffect::Ask => {
            let focused = document().active_element().and_then(|it| it.dyn_into().ok());
            BEFORE.replace(focused);
        }
        KioskEffect::Stay => idle_timer::record_activity(),
        KioskEffect::Print(_) => {}
    }
}

/// Runs the steps of an effect that come after the render.
pub fn after_render(task: KioskEffect, host: &Element, heading: Option<HtmlElement>) {
    match task {
        KioskEffect::Wipe => {
            if let Some(heading) = heading {
                document::focus_heading(&heading, false);
            }
            document::scroll_to_top();
        }
        KioskEffect::Ask => {
            let button = host.query_selector("[role=alertdialog] button").ok().flatten();
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                document::focus_without_scrolling(&button);
            }
        }
        KioskEffect::Stay => {
            if let Some(before) = BEFORE.take() {
                document::focus_without_scrolling(&before);
            }
        }
        KioskEffect::Print(paper) => {
            host_messages::emit_event(host, PRINT, paper.as_str());
            idle_timer::record_printing();
        }
    }
}

/// Cancels reading aloud.
fn cancel_speech() {
    let Ok(speech) = Reflect::get(&window(), &"speechSynthesis".into()) else { return };
    let cancel = Reflect::get(&speech, &"cancel".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(cancel) = cancel {
        // Cancelling cannot fail where speech synthesis exists.
        let _ = cancel.call0(&speech);
    }
}
