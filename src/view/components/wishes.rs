//! The visitor's list of occupations they want to train for.

use super::section::section;
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el, link};
use content::text::{self, format_integer, interpolate, interpolate_number};
use occupations::OccupationCode;
use receipt::MOST_WISHES;
use widget_state::{Message, Route};

/// Renders the button that adds an occupation to the list or removes it; disabled if the list is full.
pub(crate) fn wish_button(cx: &ViewContext, code: OccupationCode, name: &str) -> Element {
    let wished = cx.state.has_wish(code);
    let full = !wished && cx.state.is_wish_list_full();
    let (class, label) = match (wished, full) {
        (true, _) => ("wish wish-on", text::RECEIPT_WISHED),
        (_, true) => ("wish", text::RECEIPT_NO_ROOM),
        _ => ("wish", text::RECEIPT_WISH),
    };
    let wish = button(class)
        .attribute("aria-label", &interpolate(text::RECEIPT_WISH_WHAT, &[("said", label), ("name", name)]))
        .boolean_attribute("aria-pressed", wished)
        .onclick(cx, Message::WishToggled(code))
        .text(label);
    if full { wish.attribute("disabled", "") } else { wish }
}

/// Renders the length of the list and a link to it. The line is there from the beginning, so that nothing
/// moves when the first entry is added.
pub(crate) fn wish_count(cx: &ViewContext) -> Element {
    let receipt = Route::Receipt { policy: cx.policy_ref() }.address();
    let is_empty = cx.state.wishes.is_empty();
    if cx.state.kiosk.is_some() {
        // Beside the heading there is room for the link alone.
        let class = if is_empty { "wish-count wish-count-none" } else { "wish-count" };
        let words = interpolate_number(text::KIOSK_WISHES_LINK, cx.state.wishes.len());
        return el("p").class(class).attribute("role", "status").with_child(link(&receipt).text(&words));
    }
    let class = if is_empty { "wish-count" } else { "wish-count wish-some" };
    let line = el("p").class(class).attribute("role", "status");
    if is_empty {
        let most = format_integer(MOST_WISHES as i64);
        return line.text(&interpolate(text::RECEIPT_WISHES_START, &[("most", &most)]));
    }
    line.text(&wish_count_text(cx)).text(" ").with_child(link(&receipt).text(text::RECEIPT_WISHES_SEE))
}

/// Returns the length of the list in words.
fn wish_count_text(cx: &ViewContext) -> String {
    let count = cx.state.wishes.len();
    let words = match count {
        0 => text::RECEIPT_WISHES_NONE,
        MOST_WISHES => text::RECEIPT_WISHES_FULL,
        _ => text::RECEIPT_WISHES_COUNT,
    };
    interpolate(words, &[("n", &format_integer(count as i64)), ("most", &format_integer(MOST_WISHES as i64))])
}

/// Renders the visitor's own list, with its length, as a section with this heading.
pub(crate) fn wish_section(cx: &ViewContext, heading: &str) -> Element {
    section(heading)
        .with_child(el("p").text(&wish_count_text(cx)).attribute("role", "status"))
        .with_child(wish_list(cx, &cx.state.wishes, true))
}

/// Renders the list in its order. The visitor's own list has buttons to remove entries.
pub(crate) fn wish_list(cx: &ViewContext, wishes: &[OccupationCode], own: bool) -> Element {
    let mut list = el("ol").class("wish-list");
    for &code in wishes {
        let name = name_of(cx, code);
        let remove = own.then(|| {
            button("link")
                .attribute("aria-label", &interpolate(text::RECEIPT_REMOVE_WHAT, &[("name", &name)]))
                .onclick(cx, Message::WishToggled(code))
                .text(text::RECEIPT_REMOVE)
        });
        let code_words = el("span").text(&code.text()).class("wish-code");
        let about = link(&Route::Occupation(code).address()).text(&name);
        list.add_child(
            el("li")
                .key(&code.text())
                .with_child(about)
                .text(" ")
                .with_child(code_words)
                .with_optional_child(remove),
        );
    }
    list
}

/// Returns the name of an occupation: its code while the directory is not loaded, and a remark for an
/// occupation of another edition, which an older receipt may name.
pub(crate) fn name_of(cx: &ViewContext, code: OccupationCode) -> String {
    let Some(directory) = cx.data.directory else { return code.text() };
    match directory.occupation(code) {
        Some(occupation) => occupation.name.clone(),
        None => interpolate(text::RECEIPT_NOT_LISTED, &[("code", &code.text())]),
    }
}
