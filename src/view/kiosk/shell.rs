//! What stands around every page of a kiosk: the way back, and the way to be done.

use super::{asking, attract, leave, pad, question, slip};
use crate::view::components::icons;
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, link, tag, words};
use crate::view::pages::{chunk_pages, policies, review};
use crate::view::shell::page_key;
use content::text;
use widget_state::kiosk::{Kiosk, KioskEvent, Stage};
use widget_state::{Message, Route};
use yew::NodeRef;

/// The page of the scene with everything around it.
pub(crate) fn shell(scene: &Scene, host: &NodeRef) -> Tag {
    let Some(kiosk) = &scene.state.kiosk else { return tag("div") };
    let around = |class: &str| classed("div", class).found_by(host);
    match kiosk.stage {
        Stage::Attract => around("qg qg-large kiosk").with(main("attract").with(attract::page(scene, kiosk))),
        Stage::InUse => in_use(around("qg qg-large kiosk"), scene, kiosk),
        Stage::Asking(left) => {
            in_use(around("qg qg-large kiosk kiosk-asked"), scene, kiosk).with(asking::dialog(scene, left))
        }
    }
}

fn main(key: &str) -> Tag {
    classed("main", "page").key(key)
}

fn in_use(around: Tag, scene: &Scene, kiosk: &Kiosk) -> Tag {
    let route = &scene.state.route;
    let at_the_doors = *route == Route::Start;
    let key = if at_the_doors { "doors".to_owned() } else { page_key(route) };
    // The pad needs the room.
    let bottom = (!matches!(route, Route::Directory(_))).then(|| bottom().key("bottom"));
    around
        .with(top(scene).key("top"))
        .with(main(&key).with(page(scene, kiosk)))
        .maybe(bottom)
        .maybe(slip::slip(scene, kiosk))
}

fn top(scene: &Scene) -> Tag {
    let home = link(&Route::Start.address())
        .set("class", "home")
        .with(icons::emblem())
        .with(words("span", text::SHELL_NAME));
    let back = scene.back.clone().map(|back| button("kiosk-way").calls(back).text(text::KIOSK_BACK));
    let end = button("kiosk-way kiosk-end")
        .on_click(scene, Message::Kiosk(KioskEvent::Ended))
        .text(text::KIOSK_END);
    classed("header", "kiosk-top").with(home).with(classed("div", "kiosk-ways").maybe(back).with(end))
}

fn bottom() -> Tag {
    let about = link(&Route::About.address()).text(text::SHELL_ABOUT);
    classed("footer", "bottom").with(words("p", text::SHELL_SELF_CHECK)).with(tag("p").with(about))
}

fn page(scene: &Scene, kiosk: &Kiosk) -> Tag {
    match &scene.state.route {
        _ if scene.state.awaits_policy(&scene.data) => policies::awaited(scene),
        Route::Start => attract::doors(scene),
        Route::Question { .. } => question::page(scene),
        Route::Review { .. } => review::page(scene),
        Route::Result { .. } => leave::result(scene, kiosk),
        Route::Receipt { .. } => leave::receipt(scene, kiosk),
        Route::Directory(_) => pad::page(scene, kiosk),
        Route::Occupation(_) => chunk_pages::directory_page(scene),
        _ => chunk_pages::extras_page(scene),
    }
}
