//! The header and footer of every page of a kiosk, with the buttons Back and End.

use super::{attract, dialogs, directory, question, take_home, ticket};
use crate::view::components::icons;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use crate::view::pages::{chunk_pages, policies, review};
use crate::view::shell::page_key;
use content::text;
use widget_state::kiosk::{Kiosk, KioskEvent, Presence};
use widget_state::{Message, Route};
use yew::NodeRef;

/// Renders the kiosk in its current presence state.
pub(crate) fn shell(cx: &ViewContext, host: &NodeRef) -> Element {
    let Some(kiosk) = &cx.state.kiosk else { return el("div").empty() };
    let around = |class: &str| el("div").class(class).node_ref(host);
    match kiosk.presence {
        Presence::Absent => {
            around("qg qg-large kiosk").with_child(main("attract").with_child(attract::page(cx, kiosk)))
        }
        Presence::Active if kiosk.confirms_end => {
            in_use(around("qg qg-large kiosk kiosk-asked"), cx, kiosk).with_child(dialogs::end_dialog(cx))
        }
        Presence::Active => in_use(around("qg qg-large kiosk"), cx, kiosk),
        Presence::Countdown(left) => in_use(around("qg qg-large kiosk kiosk-asked"), cx, kiosk)
            .with_child(dialogs::idle_dialog(cx, left)),
    }
}

fn main(key: &str) -> Element {
    el("main").class("page").key(key)
}

fn in_use(around: Element, cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let route = &cx.state.route;
    let at_the_doors = *route == Route::Start;
    let key = if at_the_doors { "doors".to_owned() } else { page_key(route) };
    // The directory needs the space for its keypad.
    let bottom = (!matches!(route, Route::Directory(_))).then(|| bottom().key("bottom"));
    around
        .with_child(top(cx).key("top"))
        .with_child(main(&key).with_child(page(cx, kiosk)))
        .with_optional_child(bottom)
        .with_optional_child(ticket::ticket(cx, kiosk))
}

fn top(cx: &ViewContext) -> Element {
    let home = link(&Route::Start.address())
        .class("home")
        .with_child(icons::emblem())
        .with_child(el("span").words(text::SHELL_NAME));
    let back = cx.back.clone().filter(|_| !matches!(cx.state.route, Route::Question { .. }));
    let back = back.map(|back| button("kiosk-way").onclick_callback(back).text(text::KIOSK_BACK));
    let end = button("kiosk-way kiosk-end")
        .onclick(cx, Message::Kiosk(KioskEvent::EndRequested))
        .text(text::KIOSK_END);
    el("header")
        .class("kiosk-top")
        .with_child(home)
        .with_child(el("div").class("kiosk-ways").with_optional_child(back).with_child(end))
}

fn bottom() -> Element {
    let about = link(&Route::About.address()).text(text::SHELL_ABOUT);
    el("footer")
        .class("bottom")
        .with_child(el("p").text(text::SHELL_SELF_CHECK))
        .with_child(el("p").with_child(about))
}

fn page(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    match &cx.state.route {
        _ if cx.state.awaits_policy(&cx.data) => policies::load_page(cx),
        Route::Start => attract::start_page(cx),
        Route::Question { .. } => question::page(cx),
        Route::Review { .. } => review::page(cx),
        Route::Result { .. } => take_home::result(cx, kiosk),
        Route::Receipt { .. } => take_home::receipt(cx, kiosk),
        Route::Directory(_) => directory::page(cx, kiosk),
        Route::Occupation(_) => chunk_pages::directory_page(cx),
        _ => chunk_pages::extras_page(cx),
    }
}
