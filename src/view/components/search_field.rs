//! The search field of the directory: a combobox with a list of suggestions (ARIA 1.2 pattern). The runtime
//! listens to the start and end of an input method's composition, because Yew has no listeners for them.

use super::icons;
use super::occupation_item::{hit_name, match_reason};
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use crate::view::events::{self, Event};
use content::text::{self, format_integer};
use occupations::{Directory, SearchResponse};
use widget_state::{Message, SearchKey, SearchMessage, suggested};

const FIELD_ID: &str = "qg-field";
const LIST_ID: &str = "qg-suggestions";

/// Renders the field, and the suggestions while there are any.
pub(crate) fn search_field(cx: &ViewContext, directory: &Directory, answer: &SearchResponse) -> Element {
    let field = &cx.state.search;
    let suggestions = suggested(answer);
    let open = field.open && !suggestions.is_empty() && !cx.config.is_phone;
    let active = field.active.filter(|active| open && *active < suggestions.len());
    let clear = (!field.text.is_empty()).then(|| {
        button("search-clear")
            .attribute("aria-label", text::DIRECTORY_CLEAR)
            .onclick(cx, Message::Search(SearchMessage::Typed { text: String::new(), composing: false }))
            .with_child(icons::cross())
    });
    let row = el("div")
        .class("search-box")
        .with_child(icons::magnifier())
        .with_child(input(cx, open, active))
        .with_optional_child(clear);
    let mut list = el("ul")
        .class("suggestions")
        .attribute("id", LIST_ID)
        .attribute("role", "listbox")
        .attribute("aria-label", text::DIRECTORY_SUGGESTIONS);
    if open {
        for (index, hit) in suggestions.iter().enumerate() {
            let occupation = &directory.occupations()[hit.occupation_index];
            let option = el("li")
                .key(&occupation.code.text())
                .class("suggestion")
                .attribute("id", &option_id(index))
                .attribute("role", "option")
                .boolean_attribute("aria-selected", active == Some(index))
                .onmousedown(cx, keep_focus)
                .onclick(cx, Message::Search(SearchMessage::Picked(hit.occupation_index)));
            list.add_child(option.with_child(hit_name(hit, occupation)).with_optional_child(match_reason(
                text::DIRECTORY_LABEL_MATCHED,
                &hit.matched,
                hit.text(occupation),
                &hit.ranges,
                occupation.code,
            )));
        }
    } else {
        list = list.attribute("hidden", "");
    }
    let label = el("label").class("field-label").attribute("for", FIELD_ID).words(text::DIRECTORY_FIELD);
    el("div").class("search").with_child(label).with_child(row).with_child(list)
}

fn input(cx: &ViewContext, open: bool, active: Option<usize>) -> Element {
    let input = el("input")
        .attribute("id", FIELD_ID)
        .class("input search-input")
        .attribute("type", "text")
        .attribute("enterkeyhint", "search")
        .attribute("maxlength", "60")
        .attribute("autocomplete", "off")
        .attribute("autocapitalize", "none")
        .attribute("spellcheck", "false")
        .attribute("role", "combobox")
        .attribute("aria-autocomplete", "list")
        .attribute("aria-haspopup", "listbox")
        .attribute("aria-controls", LIST_ID)
        .boolean_attribute("aria-expanded", open)
        .attribute("placeholder", text::DIRECTORY_PLACEHOLDER)
        .value(&cx.state.search.text)
        .oninput(cx, typed)
        .onfocusout(cx, Message::Search(SearchMessage::Blurred));
    // The keys move in the list.
    let input = if cx.config.is_phone { input } else { input.onkeydown(cx, pressed) };
    match active {
        Some(active) => input.attribute("aria-activedescendant", &option_id(active)),
        None => input,
    }
}

fn option_id(index: usize) -> String {
    ["qg-suggestion-", &format_integer(index as i64)].concat()
}

/// Keeps the focus in the field: losing it would close the list before the click.
fn keep_focus(event: &Event) -> Option<Message> {
    event.prevent_default();
    None
}

/// Reads the edited text. An input event outside a composition ends it, even if its end was never reported.
fn typed(event: &Event) -> Option<Message> {
    let (text, composing) = (events::value(event), events::is_composing(event));
    Some(Message::Search(SearchMessage::Typed { text, composing }))
}

fn pressed(event: &Event) -> Option<Message> {
    if events::is_handled_by_input_method(event) {
        return None;
    }
    let key = match events::key(event)?.as_str() {
        "ArrowDown" => SearchKey::Down,
        "ArrowUp" => SearchKey::Up,
        "Enter" => SearchKey::Enter,
        "Escape" => SearchKey::Escape,
        _ => return None,
    };
    event.prevent_default();
    Some(Message::Search(SearchMessage::KeyPressed(key)))
}
