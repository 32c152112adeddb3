//! The directory without a keyboard: a pad of initials and digits, and one screen of hits at a time.

use super::keys::keys;
use crate::view::components::bundle_notice::directory_notice;
use crate::view::components::entry::entry;
use crate::view::components::facets::Facets;
use crate::view::components::wishes::{wish, wish_count};
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed};
use crate::view::pages::directory::{elsewhere, said};
use content::text::{self, format_integer, interpolate};
use occupations::{Directory, SearchResponse};
use widget_state::Message;
use widget_state::kiosk::{FIRST_SCREEN, Kiosk, KioskEvent, pages_of};

/// The page.
pub(super) fn page(scene: &Scene, kiosk: &Kiosk) -> Tag {
    let head = classed("div", "pad-head")
        .with(scene.heading().text(text::DIRECTORY_TITLE))
        .with(wish_count(scene))
        .with(typed(scene));
    let page = classed("div", "pad").with(head);
    let found = scene.state.found(&scene.data, FIRST_SCREEN * (kiosk.screen + 1));
    match (&scene.data.directory, found) {
        (Some(directory), Some(found)) => page
            .with(keys(scene, "pad-keys pad-letters", ('a'..='z').chain('0'..='9')))
            .with(results(scene, kiosk, directory, &found)),
        _ => page.maybe(directory_notice(scene)),
    }
}

/// What has been typed, as it would stand in a field. It is none: nothing shall call up a keyboard.
fn typed(scene: &Scene) -> Tag {
    let typed = &scene.state.look_up.text;
    let shown = if typed.is_empty() {
        classed("p", "pad-typed pad-nothing").text(text::KIOSK_PAD_NOTHING)
    } else {
        classed("p", "pad-typed").text(&typed.to_ascii_uppercase())
    };
    classed("div", "pad-field")
        .with(classed("p", "quiet").text(text::KIOSK_PAD_LEAD))
        .with(shown.set("role", "status").set("aria-label", text::KIOSK_PAD_TYPED))
}

fn results(scene: &Scene, kiosk: &Kiosk, directory: &Directory, found: &SearchResponse) -> Tag {
    let facets = Facets::of(scene, directory);
    let is_beginning = scene.state.look_up.is_empty() && scene.state.filter().is_empty();
    let results = classed("section", "found")
        .set("aria-label", text::DIRECTORY_RESULTS)
        .maybe(facets.chosen())
        .with(screens(scene, kiosk, found, is_beginning));
    if is_beginning {
        return results.with(facets.tiles());
    }
    let results = elsewhere(results, scene, directory, found);
    let mut list = classed("ul", "entries");
    for hit in found.hits.iter().skip(FIRST_SCREEN * kiosk.screen) {
        let occupation = &directory.occupations()[hit.occupation_index];
        let wish = wish(scene, occupation.code, &occupation.name);
        list.push(entry(hit, occupation).set("class", "wishable").with(wish));
    }
    results.with(list)
}

/// How many were found, and the way through the screens of them.
fn screens(scene: &Scene, kiosk: &Kiosk, found: &SearchResponse, is_beginning: bool) -> Tag {
    let all = if is_beginning { 1 } else { pages_of(found.total) };
    let turn = |words: &str, screen: Option<usize>| {
        let button = button("kiosk-way").text(words);
        match screen {
            Some(screen) => button.on_click(scene, Message::Kiosk(KioskEvent::Turned(screen))),
            None => button.set("disabled", ""),
        }
    };
    let turn = |words, screen| (all > 1).then(|| turn(words, screen));
    let here = interpolate(
        text::KIOSK_SCREEN,
        &[("n", &format_integer(kiosk.screen as i64 + 1)), ("all", &format_integer(all as i64))],
    );
    let count = classed("p", "screens-count")
        .set("role", "status")
        .text(&said(scene, found))
        .maybe((all > 1).then(|| classed("span", "screens-here").text(&here)));
    classed("div", "screens")
        .with(count)
        .maybe(turn(text::KIOSK_BEFORE, kiosk.screen.checked_sub(1)))
        .maybe(turn(text::KIOSK_AFTER, Some(kiosk.screen + 1).filter(|screen| *screen < all)))
}
