//! A month, chosen from two lists: nothing is typed, so it works on a kiosk without a keyboard.

use super::slip::SLIP_ID;
use crate::app::scene::Scene;
use crate::state::{Draft, Message};
use crate::text::{self, fill_number};
use eligibility::Month;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The lists for a month that lies between `first` and `last`.
pub(crate) fn month(scene: &Scene, first: Month, last: Month) -> Html {
    let Draft::Month { year, month } = scene.state.draft else { return Html::default() };
    let slip = scene.state.slip;
    let month_is_wrong = slip.is_some_and(|slip| slip.is_about_month());
    let year_is_wrong = slip.is_some() && !month_is_wrong;
    html! {
        <div class="month">
            <label class="field">
                <span class="field-label">{text::QUESTION_YEAR}</span>
                { list(scene, |value| Message::YearChosen(value.map(|year| year as i32)), year.is_none(), year_is_wrong,
                    decades(first.year(), last.year(), year)) }
            </label>
            <label class="field">
                <span class="field-label">{text::QUESTION_MONTH}</span>
                { list(scene, Message::MonthChosen, month.is_none(), month_is_wrong,
                    (1..=12).map(|number| option(number, text::QUESTION_MONTH_OPTION, month == Some(number))).collect()) }
            </label>
        </div>
    }
}

/// The years, the latest first, by decade, so that a long list can be run through by eye.
fn decades(first: i32, last: i32, chosen: Option<i32>) -> Html {
    let decades = (first / 10..=last / 10).rev();
    decades
        .map(|decade| {
            let years = (decade * 10).max(first)..=(decade * 10 + 9).min(last);
            html! {
                <optgroup label={fill_number(text::QUESTION_DECADE, decade as usize * 10)}>
                    { for years.rev().map(|year| option(year as u32, text::QUESTION_YEAR_OPTION, chosen == Some(year))) }
                </optgroup>
            }
        })
        .collect()
}

fn option(number: u32, words: &str, chosen: bool) -> Html {
    html! {
        <option value={number.to_string()} selected={chosen}>{fill_number(words, number as usize)}</option>
    }
}

fn list(
    scene: &Scene,
    message: fn(Option<u32>) -> Message,
    nothing_chosen: bool,
    wrong: bool,
    options: Html,
) -> Html {
    let send = scene.send.clone();
    let onchange = Callback::from(move |event: Event| {
        let list = event.target().map(|target| target.unchecked_into::<HtmlSelectElement>());
        send.emit(message(list.and_then(|list| list.value().parse().ok())));
    });
    html! {
        <select class="select" {onchange} aria-invalid={wrong.then_some("true")} aria-describedby={wrong.then_some(SLIP_ID)}>
            <option value="" selected={nothing_chosen}>{text::QUESTION_CHOOSE}</option>
            {options}
        </select>
    }
}
