//! The field of the directory: a combobox with a list of suggestions (ARIA 1.2 pattern). Begin and end
//! of a composition are reported by `browser::composition`, since Yew has no listeners for them.

use super::entry::{name, why};
use super::icons;
use crate::view::context::Scene;
use crate::view::element::{On, Tag, button, classed, tag};
use content::text::{self, format_integer};
use occupations::{Directory, SearchResponse};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, InputEvent, KeyboardEvent};
use widget_state::{Key, Message, suggested};

const FIELD_ID: &str = "qg-field";
const LIST_ID: &str = "qg-suggestions";
/// What browsers report as the code of any key that an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The field, and the suggestions while there are any.
pub(crate) fn search_field(scene: &Scene, directory: &Directory, answer: &SearchResponse) -> Tag {
    let field = &scene.state.look_up;
    let suggestions = suggested(answer);
    let open = field.open && !suggestions.is_empty();
    let active = field.active.filter(|active| open && *active < suggestions.len());
    let clear = (!field.text.is_empty()).then(|| {
        button("search-clear")
            .set("aria-label", text::DIRECTORY_CLEAR)
            .on_click(scene, Message::Typed { text: String::new(), composing: false })
            .with(icons::cross())
    });
    let row = classed("div", "search-box").with(icons::glass()).with(input(scene, open, active)).maybe(clear);
    let mut list = classed("ul", "suggestions")
        .set("id", LIST_ID)
        .set("role", "listbox")
        .set("aria-label", text::DIRECTORY_SUGGESTIONS);
    if open {
        for (place, hit) in suggestions.iter().enumerate() {
            let occupation = &directory.occupations()[hit.occupation_index];
            let option = classed("li", "suggestion")
                .set("id", &option_id(place))
                .set("role", "option")
                .either("aria-selected", active == Some(place))
                .reads(On::MouseDown, scene, keep_focus)
                .on_click(scene, Message::Picked(hit.occupation_index));
            list.push(option.with(name(hit, occupation)).maybe(why(hit, occupation)));
        }
    } else {
        list = list.set("hidden", "");
    }
    let label = classed("label", "field-label").set("for", FIELD_ID).text(text::DIRECTORY_FIELD);
    classed("div", "search").with(label).with(row).with(list)
}

fn input(scene: &Scene, open: bool, active: Option<usize>) -> Tag {
    let input = tag("input")
        .set("id", FIELD_ID)
        .set("class", "input search-input")
        .set("type", "text")
        .set("enterkeyhint", "search")
        .set("maxlength", "60")
        .set("autocomplete", "off")
        .set("autocapitalize", "none")
        .set("spellcheck", "false")
        .set("role", "combobox")
        .set("aria-autocomplete", "list")
        .set("aria-haspopup", "listbox")
        .set("aria-controls", LIST_ID)
        .either("aria-expanded", open)
        .set("placeholder", text::DIRECTORY_PLACEHOLDER)
        .value(&scene.state.look_up.text)
        .reads(On::Input, scene, typed)
        .reads(On::KeyDown, scene, pressed)
        .says(On::FocusOut, scene, Message::FieldLeft);
    match active {
        Some(active) => input.set("aria-activedescendant", &option_id(active)),
        None => input,
    }
}

/// The text of the field an event came from.
pub(crate) fn text_of(event: &Event) -> String {
    event.target().map(|field| field.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

fn option_id(place: usize) -> String {
    ["qg-suggestion-", &format_integer(place as i64)].concat()
}

/// Pressing would take the focus from the field, and the list would be gone before the click.
fn keep_focus(event: &Event) -> Option<Message> {
    event.prevent_default();
    None
}

/// An input event that is not part of a composition ends one, even if its end was never reported.
fn typed(event: &Event) -> Option<Message> {
    let composing = event.unchecked_ref::<InputEvent>().is_composing();
    Some(Message::Typed { text: text_of(event), composing })
}

fn pressed(event: &Event) -> Option<Message> {
    let event: &KeyboardEvent = event.unchecked_ref();
    if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
        return None;
    }
    let key = match event.key().as_str() {
        "ArrowDown" => Key::Down,
        "ArrowUp" => Key::Up,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        _ => return None,
    };
    event.prevent_default();
    Some(Message::KeyPressed(key))
}
