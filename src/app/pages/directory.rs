//! The directory: looking up by typing, and browsing by field, mark, group and basis.

use crate::app::components::bundle_notice::{directory_notice, national_notice};
use crate::app::components::entry::entry;
use crate::app::components::facets::{chosen, facets, field_tiles};
use crate::app::components::national::national;
use crate::app::components::search_field::search_field;
use crate::app::scene::Scene;
use crate::state::Message;
use crate::text::{self, fill_number};
use occupations::{Answer, Directory, Finding};
use yew::prelude::*;

/// The page.
pub(super) fn page(scene: &Scene) -> Html {
    let found = scene.state.found(&scene.data, scene.state.look_up.shown);
    let browsing = scene.state.look_up.query.trim().is_empty();
    html! {
        <div class="directory">
            {scene.heading(html! { {text::DIRECTORY_TITLE} })}
            <p class="help">{text::DIRECTORY_LEAD}</p>
            {directory_notice(scene)}
            if let (Some(directory), Some(found)) = (&scene.data.directory, &found) {
                {search_field(scene, directory, found)}
                if browsing { {field_tiles(scene, directory)} }
                {facets(scene, directory, !browsing)}
                <section class="found" aria-label={text::DIRECTORY_RESULTS}>
                    {chosen(scene, directory)}
                    {status(scene, found)}
                    {elsewhere(scene, found)}
                    {entries(scene, directory, found)}
                </section>
            }
        </div>
    }
}

/// What was found, announced when it changes.
fn status(scene: &Scene, found: &Answer) -> Html {
    let words = match found.finding {
        Finding::Listed if scene.state.filter().is_empty() => fill_number(text::DIRECTORY_ALL, found.total),
        Finding::Listed | Finding::Found => fill_number(text::DIRECTORY_FOUND, found.total),
        Finding::Filtered => text::DIRECTORY_FILTERED.to_owned(),
        Finding::NotInDirectory => text::DIRECTORY_ELSEWHERE.to_owned(),
        Finding::NothingFound => text::DIRECTORY_NOTHING.to_owned(),
        Finding::Unchecked => text::DIRECTORY_UNCHECKED.to_owned(),
    };
    html! { <p class="found-count" role="status">{words}</p> }
}

/// National occupations that the directory does not have, and what to try when nothing was found.
fn elsewhere(scene: &Scene, found: &Answer) -> Html {
    match found.finding {
        Finding::NotInDirectory => html! {
            <>
                { for found.elsewhere.iter().map(|hit| national(scene, hit)) }
                if !found.hits.is_empty() { <h3 class="similar">{text::DIRECTORY_SIMILAR}</h3> }
            </>
        },
        Finding::NothingFound => html! { <p>{text::DIRECTORY_TRY}</p> },
        Finding::Unchecked => html! { <>{national_notice(scene)}<p>{text::DIRECTORY_TRY}</p></> },
        Finding::Listed | Finding::Found | Finding::Filtered => Html::default(),
    }
}

fn entries(scene: &Scene, directory: &Directory, found: &Answer) -> Html {
    html! {
        <>
            <ul class="entries">
                { for found.hits.iter().map(|hit| entry(hit, &directory.occupations()[hit.occupation])) }
            </ul>
            if found.total > found.hits.len() {
                <button type="button" class="button button-quiet" onclick={scene.on_click(Message::MoreWanted)}>
                    {fill_number(text::DIRECTORY_MORE, found.total - found.hits.len())}
                </button>
            }
        </>
    }
}
