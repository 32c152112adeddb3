//! The field of the directory: a combobox with a list of suggestions (ARIA 1.2 pattern). Begin and end
//! of a composition are reported by `browser::composition`, since Yew has no listeners for them.

use super::entry::{letters, why};
use super::highlight::highlight;
use super::icons;
use crate::app::scene::Scene;
use crate::state::{Key, Message, SUGGESTIONS};
use crate::text;
use occupations::{Answer, Directory, Hit, Matched};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

const FIELD_ID: &str = "qg-field";
const LIST_ID: &str = "qg-suggestions";
/// What browsers report as the code of any key that an input method has taken.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The field, and the suggestions while there are any.
pub(crate) fn search_field(scene: &Scene, directory: &Directory, answer: &Answer) -> Html {
    let field = &scene.state.look_up;
    let suggestions = &answer.hits[..answer.hits.len().min(SUGGESTIONS)];
    let open = field.open && !suggestions.is_empty();
    let active = field.active.filter(|active| open && *active < suggestions.len()).map(option_id);
    let send = scene.send.clone();
    html! {
        <div class="search">
            <label class="field-label" for={FIELD_ID}>{text::DIRECTORY_FIELD}</label>
            <div class="search-box">
                {icons::glass()}
                <input id={FIELD_ID} class="input search-input" type="text" enterkeyhint="search" maxlength="60"
                    autocomplete="off" autocapitalize="none" spellcheck="false"
                    role="combobox" aria-autocomplete="list" aria-haspopup="listbox" aria-controls={LIST_ID}
                    aria-expanded={if open { "true" } else { "false" }} aria-activedescendant={active}
                    placeholder={text::DIRECTORY_PLACEHOLDER} value={field.text.clone()}
                    oninput={on_input(&send)} onkeydown={on_key(&send)}
                    onfocusout={Callback::from({ let send = send.clone(); move |_: FocusEvent| send.emit(Message::FieldLeft) })} />
                if !field.text.is_empty() {
                    <button type="button" class="search-clear" aria-label={text::DIRECTORY_CLEAR}
                        onclick={scene.on_click(Message::Typed { text: String::new(), composing: false })}>
                        {icons::cross()}
                    </button>
                }
            </div>
            <ul class="suggestions" id={LIST_ID} role="listbox" aria-label={text::DIRECTORY_SUGGESTIONS} hidden={!open}>
                { for suggestions.iter().enumerate().filter(|_| open).map(|(place, hit)| {
                    suggestion(scene, directory, hit, place)
                }) }
            </ul>
        </div>
    }
}

fn suggestion(scene: &Scene, directory: &Directory, hit: &Hit, place: usize) -> Html {
    let occupation = &directory.occupations()[hit.occupation];
    let ranges = if hit.matched == Matched::Name { &hit.ranges[..] } else { &[] };
    let active = scene.state.look_up.active == Some(place);
    // Pressing would take the focus from the field, and the list would be gone before the click.
    let onmousedown = Callback::from(|event: MouseEvent| event.prevent_default());
    html! {
        <li id={option_id(place)} class="suggestion" role="option" aria-selected={if active { "true" } else { "false" }}
            {onmousedown} onclick={scene.on_click(Message::Picked(hit.occupation))}>
            <span class="entry-name">{highlight(&occupation.name, ranges)}{letters(occupation)}</span>
            {why(hit, occupation)}
        </li>
    }
}

fn option_id(place: usize) -> String {
    ["qg-suggestion-", &place.to_string()].concat()
}

/// The text of the field an event came from.
fn text_of(event: &Event) -> String {
    event.target().map(|target| target.unchecked_into::<HtmlInputElement>().value()).unwrap_or_default()
}

/// An input event that is not part of a composition ends one, even if its end was never reported.
fn on_input(send: &Callback<Message>) -> Callback<InputEvent> {
    let send = send.clone();
    Callback::from(move |event: InputEvent| {
        send.emit(Message::Typed { text: text_of(&event), composing: event.is_composing() });
    })
}

fn on_key(send: &Callback<Message>) -> Callback<KeyboardEvent> {
    let send = send.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD {
            return;
        }
        let key = match event.key().as_str() {
            "ArrowDown" => Key::Down,
            "ArrowUp" => Key::Up,
            "Enter" => Key::Enter,
            "Escape" => Key::Escape,
            _ => return,
        };
        event.prevent_default();
        send.emit(Message::KeyPressed(key));
    })
}
