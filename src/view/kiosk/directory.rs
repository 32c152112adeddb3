//! The directory without a keyboard: a keypad for pinyin initials and digits, and one screen of hits at a
//! time.

use super::keypad::keypad;
use crate::view::components::facets::Facets;
use crate::view::components::load_notice::{directory_notice, handwriting_notice};
use crate::view::components::occupation_item::occupation_item;
use crate::view::components::wishes::{wish_button, wish_count};
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::pages::directory::{edition_statement, other_results, result_summary};
use content::text::{self, format_integer, interpolate};
use occupations::{Directory, SearchResponse};
use widget_state::Message;
use widget_state::kiosk::{HandwritingEvent, Kiosk, KioskEvent, keypad_results};

pub(super) fn page(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let head = el("div")
        .class("pad-head")
        .with_child(cx.heading().words(text::DIRECTORY_TITLE))
        .with_child(wish_count(cx))
        .with_child(query_display(cx, kiosk));
    let page = el("div").class("pad").with_child(head);
    let found = keypad_results(&cx.state, &cx.data, kiosk.hits_per_screen() * (kiosk.screen + 1));
    match (&cx.data.directory, found) {
        (Some(directory), Some(found)) => {
            page.with_child(input(cx, kiosk)).with_child(search_results(cx, kiosk, directory, &found))
        }
        _ => page.with_optional_child(directory_notice(cx)),
    }
}

/// Renders the keypad or, if the visitor writes by hand, the field to write in.
fn input(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let Some(handwriting) = &kiosk.handwriting else {
        return keypad(cx, "pad-keys pad-letters", ('a'..='z').chain('0'..='9')).key("keypad");
    };
    match (cx.views.handwriting, cx.data.recogniser) {
        (Some(views), Some(_)) => (views.field)(cx, handwriting).key("field"),
        _ => el("div").class("write").with_optional_child(handwriting_notice(cx)).key("notice"),
    }
}

/// Renders the button that opens the field to write in, or the keypad.
fn input_switch(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let (event, words) = match kiosk.handwriting {
        None => (HandwritingEvent::Opened, text::KIOSK_WRITE),
        Some(_) => (HandwritingEvent::Closed, text::KIOSK_WRITE_LETTERS),
    };
    button("kiosk-way pad-switch").onclick(cx, Message::Kiosk(KioskEvent::Handwriting(event))).text(words)
}

/// Renders the query like an input. It is not one, so that no on-screen keyboard of the system opens.
fn query_display(cx: &ViewContext, kiosk: &Kiosk) -> Element {
    let typed = &cx.state.search.text;
    let (lead, nothing) = match kiosk.handwriting.is_some() {
        true => (text::KIOSK_WRITE_LEAD, text::KIOSK_WRITE_NOTHING),
        false => (text::KIOSK_PAD_LEAD, text::KIOSK_PAD_NOTHING),
    };
    let shown = if typed.is_empty() {
        el("p").class("pad-typed pad-nothing").text(nothing)
    } else {
        el("p").class("pad-typed").text(&typed.to_ascii_uppercase())
    };
    el("div")
        .class("pad-field")
        .with_child(el("p").class("quiet").text(lead))
        .with_child(shown.attribute("role", "status").attribute("aria-label", text::KIOSK_PAD_TYPED))
        .with_child(input_switch(cx, kiosk))
}

fn search_results(cx: &ViewContext, kiosk: &Kiosk, directory: &Directory, found: &SearchResponse) -> Element {
    let facets = Facets::of(cx, directory, found);
    let is_beginning = cx.state.search.is_empty() && cx.state.filter().is_empty();
    let results = el("section")
        .class("found")
        .attribute("aria-label", text::DIRECTORY_RESULTS)
        .with_optional_child(facets.chosen())
        .with_child(result_pages(cx, kiosk, directory, found, is_beginning));
    if is_beginning {
        return results.with_child(board(cx)).with_child(facets.tiles());
    }
    let results = other_results(results, cx, directory, found);
    let mut list = el("ul").class("entries");
    for hit in found.hits.iter().skip(kiosk.hits_per_screen() * kiosk.screen) {
        let occupation = &directory.occupations()[hit.occupation_index];
        let wish = wish_button(cx, occupation.code, &occupation.name);
        let item = occupation_item(hit, occupation).class("wishable").with_child(wish);
        list.add_child(item.key(&occupation.code.text()));
    }
    results.with_child(list)
}

/// Renders the everyday words for visitors who know no pinyin, with their pictures as soon as these are
/// loaded.
fn board(cx: &ViewContext) -> Element {
    let mut board = el("div").class("board");
    for word in text::KIOSK_BOARD.split(' ') {
        let key = button("key").onclick(cx, Message::Kiosk(KioskEvent::WordTapped(word)));
        let picture = cx.views.handwriting.and_then(|views| (views.word_picture)(word));
        board.add_child(key.with_optional_child(picture).with_child(el("span").text(word)));
    }
    board
}

/// Renders the number of hits, and the buttons to page through them; where there is one page, the kind of
/// edition.
fn result_pages(
    cx: &ViewContext,
    kiosk: &Kiosk,
    directory: &Directory,
    found: &SearchResponse,
    is_beginning: bool,
) -> Element {
    let all = if is_beginning { 1 } else { kiosk.screens_for(found.total) };
    let turn = |words: &str, screen: Option<usize>| {
        let button = button("kiosk-way").text(words);
        match screen {
            Some(screen) => button.onclick(cx, Message::Kiosk(KioskEvent::ScreenChanged(screen))),
            None => button.attribute("disabled", ""),
        }
    };
    let turn = |words, screen| (all > 1).then(|| turn(words, screen));
    let (n, of) = (format_integer(kiosk.screen as i64 + 1), format_integer(all as i64));
    let here = match all {
        1 => edition_statement(directory),
        _ => interpolate(text::KIOSK_SCREEN, &[("n", &n), ("all", &of)]),
    };
    let count = el("p")
        .class("screens-count")
        .attribute("role", "status")
        .with_child(el("span").text(&result_summary(cx, found)))
        .with_child(el("span").class("screens-here").text(&here));
    el("div")
        .class("screens")
        .with_child(count)
        .with_optional_child(turn(text::KIOSK_BEFORE, kiosk.screen.checked_sub(1)))
        .with_optional_child(turn(text::KIOSK_AFTER, Some(kiosk.screen + 1).filter(|screen| *screen < all)))
}
