//! One occupation of the directory.

use crate::app::components::bundle_notice::directory_notice;
use crate::app::components::entry::{letters, near};
use crate::app::components::icons;
use crate::app::scene::Scene;
use crate::state::Route;
use crate::text::{self, fill};
use occupations::{Directory, Filter, Mark, Occupation, OccupationCode};
use yew::prelude::*;

const NEIGHBOURS: usize = 4;

/// The page.
pub(super) fn page(scene: &Scene, code: OccupationCode) -> Html {
    let Some(directory) = &scene.data.directory else {
        return html! { <>{scene.heading(html! { {code.to_string()} })}{directory_notice(scene)}{ways(scene)}</> };
    };
    match directory.position_of(&code.to_string()) {
        Some(place) => known(scene, directory, place),
        None => unknown(scene, code),
    }
}

fn known(scene: &Scene, directory: &Directory, place: usize) -> Html {
    let occupation = &directory.occupations()[place];
    html! {
        <article class="occupation">
            <div class="occupation-head">
                {icons::field(occupation.field)}
                <div>
                    <p class="occupation-code">{fill(text::OCCUPATION_CODE, &[("code", &occupation.code.to_string())])}</p>
                    {scene.heading(html! { <>{occupation.name.clone()}{letters(occupation)}</> })}
                    <p class="occupation-line">{occupation.description.clone()}</p>
                </div>
            </div>
            <p class="basis"><strong>{text::OCCUPATION_BASIS}</strong>{directory.basis_text(occupation.basis).statement.clone()}</p>
            <dl class="details">
                {mark(directory, occupation)}
                {field(directory, occupation)}
                {work_types(occupation)}
                {row(text::OCCUPATION_GROUP, html! {
                    <>{occupation.group.clone()}{text::OCCUPATION_GROUP_OF}
                    <a href={Route::Directory(Filter { major_group: Some(occupation.major_group()), ..Filter::default() }).address()}>
                        {directory.major_group_text(occupation.major_group()).name.clone()}
                    </a></>
                })}
            </dl>
            <section class="part">
                <h2>{text::OCCUPATION_NEAR}</h2>
                <ul class="entries">
                    { for directory.nearest(place, NEIGHBOURS).iter().map(|neighbour| near(scene, neighbour)) }
                </ul>
            </section>
            {ways(scene)}
        </article>
    }
}

/// An occupation this directory does not have: an old link, or one made up.
fn unknown(scene: &Scene, code: OccupationCode) -> Html {
    html! {
        <>
            {scene.heading(html! { {fill(text::OCCUPATION_UNKNOWN, &[("code", &code.to_string())])} })}
            <p class="help">{text::OCCUPATION_UNKNOWN_WORDS}</p>
            {ways(scene)}
        </>
    }
}

fn mark(directory: &Directory, occupation: &Occupation) -> Html {
    let words = directory.mark_text(occupation.mark);
    let name = match occupation.mark {
        Mark::Unmarked => words.name.clone(),
        mark => fill(text::OCCUPATION_MARK_NAME, &[("letters", mark.letters()), ("name", &words.name)]),
    };
    row(text::OCCUPATION_MARK, html! { <>{name}<span class="detail-more">{words.meaning.clone()}</span></> })
}

fn field(directory: &Directory, occupation: &Occupation) -> Html {
    let words = directory.field_text(occupation.field);
    let filter = Filter { field: Some(occupation.field), ..Filter::default() };
    let clause = fill(
        text::OCCUPATION_PHRASE,
        &[("clause", &words.clause), ("heading", &words.heading), ("phrase", &occupation.phrase)],
    );
    row(
        text::OCCUPATION_FIELD,
        html! {
            <><a href={Route::Directory(filter).address()}>{words.name.clone()}</a><span class="detail-more">{clause}</span></>
        },
    )
}

fn work_types(occupation: &Occupation) -> Html {
    let words = if occupation.work_types.is_empty() {
        html! { {text::OCCUPATION_NO_WORK_TYPES} }
    } else {
        html! {
            <ul class="work-types">{ for occupation.work_types.iter().map(|name| html! { <li>{name.clone()}</li> }) }</ul>
        }
    };
    row(text::OCCUPATION_WORK_TYPES, words)
}

fn row(name: &'static str, words: Html) -> Html {
    html! { <div class="detail"><dt>{name}</dt><dd>{words}</dd></div> }
}

/// The ways on from here.
fn ways(scene: &Scene) -> Html {
    html! {
        <ul class="ways-on">
            <li><a href={Route::Directory(scene.state.filter()).address()}>{text::OCCUPATION_BACK}</a></li>
            <li><a href={Route::Check { policy: String::new() }.address()}>{text::OCCUPATION_CHECK}</a></li>
        </ul>
    }
}
