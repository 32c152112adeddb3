//! An occupation of the directory in a list.

use super::highlight::highlight;
use super::icons;
use crate::app::scene::Scene;
use crate::state::Route;
use crate::text;
use occupations::{Hit, Matched, Occupation};
use yew::prelude::*;

/// A hit as a link to its page, with what matched.
pub(crate) fn entry(hit: &Hit, occupation: &Occupation) -> Html {
    let none: &[(usize, usize)] = &[];
    let name_ranges = if hit.matched == Matched::Name { &hit.ranges[..] } else { none };
    let description_ranges = if hit.matched == Matched::Description { &hit.ranges[..] } else { none };
    html! {
        <li>
            <a class="entry" href={Route::Occupation(occupation.code).address()}>
                {icons::field(occupation.field)}
                <span class="entry-words">
                    <span class="entry-name">{highlight(&occupation.name, name_ranges)}{letters(occupation)}</span>
                    {why(hit, occupation)}
                    <span class="entry-line">{highlight(&occupation.description, description_ranges)}</span>
                </span>
            </a>
        </li>
    }
}

/// A link to an entry near another, with the reason.
pub(crate) fn near(scene: &Scene, neighbour: &occupations::Neighbour) -> Html {
    let Some(directory) = &scene.data.directory else { return Html::default() };
    let occupation = &directory.occupations()[neighbour.occupation];
    let reason = super::national::reason(directory, neighbour);
    html! {
        <li>
            <a class="entry entry-near" href={Route::Occupation(occupation.code).address()}>
                {icons::field(occupation.field)}
                <span class="entry-words">
                    <span class="entry-name">{occupation.name.clone()}{letters(occupation)}</span>
                    if !reason.is_empty() { <span class="entry-line">{reason}</span> }
                </span>
            </a>
        </li>
    }
}

/// What matched, when it is not the name.
pub(crate) fn why(hit: &Hit, occupation: &Occupation) -> Html {
    let (words, matched) = match &hit.matched {
        Matched::Name | Matched::Description => return Html::default(),
        Matched::WorkType(place) => match occupation.work_types.get(*place) {
            Some(work_type) => (text::DIRECTORY_WORK_TYPE_MATCHED, work_type.clone()),
            None => return Html::default(),
        },
        Matched::Label(label) => (text::DIRECTORY_LABEL_MATCHED, label.clone()),
        Matched::Code => (text::DIRECTORY_CODE_MATCHED, occupation.code.to_string()),
    };
    html! { <span class="entry-why">{words}{highlight(&matched, &hit.ranges)}</span> }
}

/// The letters of the mark behind a name.
pub(crate) fn letters(occupation: &Occupation) -> Html {
    match occupation.mark.letters() {
        "" => Html::default(),
        letters => html! { <span class="letters">{letters}</span> },
    }
}
