//! What a kiosk does with the browser besides what every page does: forgetting, asking whether somebody is
//! here, printing slips.

use super::{document, host_messages, idle_timer};
use gloo_utils::{document, window};
use js_sys::{Function, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use widget_state::kiosk::Task;

/// The event that asks `web/kiosk.js` to print; its detail names the paper.
const PRINT: &str = "qilu-green:print";

thread_local! {
    /// What had the focus when it was asked whether somebody is here.
    static BEFORE: RefCell<Option<HtmlElement>> = const { RefCell::new(None) };
}

/// What a task asks for before the page is drawn anew.
pub fn before_render(task: Task) {
    match task {
        Task::Wipe => {
            BEFORE.take();
            cancel_speech();
        }
        Task::Ask => {
            let focused = document().active_element().and_then(|it| it.dyn_into().ok());
            BEFORE.replace(focused);
        }
        Task::Stay => idle_timer::record_activity(),
        Task::Print(_) => {}
    }
}

/// What it asks for once the page is drawn.
pub fn after_render(task: Task, host: &Element, heading: Option<HtmlElement>) {
    match task {
        Task::Wipe => {
            if let Some(heading) = heading {
                document::focus_without_scrolling(&heading);
            }
            document::scroll_to_top();
        }
        Task::Ask => {
            let button = host.query_selector("[role=alertdialog] button").ok().flatten();
            if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
                document::focus_without_scrolling(&button);
            }
        }
        Task::Stay => {
            if let Some(before) = BEFORE.take() {
                document::focus_without_scrolling(&before);
            }
        }
        Task::Print(paper) => {
            host_messages::emit_event(host, PRINT, paper.as_str());
            // Somebody was at the system's dialog meanwhile.
            idle_timer::record_activity();
        }
    }
}

/// Whatever is being read aloud stops.
fn cancel_speech() {
    let Ok(speech) = Reflect::get(&window(), &"speechSynthesis".into()) else { return };
    let cancel = Reflect::get(&speech, &"cancel".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(cancel) = cancel {
        // A browser that has a voice can always be silenced.
        let _ = cancel.call0(&speech);
    }
}
