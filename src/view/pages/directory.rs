//! The directory: looking up by typing, and browsing by field, mark, group and basis.

use crate::view::components::bundle_notice::{directory_notice, national_notice};
use crate::view::components::entry::entry;
use crate::view::components::facets::Facets;
use crate::view::components::national::national;
use crate::view::components::search_field::search_field;
use crate::view::components::wishes::{wish, wish_count};
use crate::view::context::Scene;
use crate::view::element::{Tag, button, classed, words};
use content::text::{self, interpolate_number};
use occupations::{Directory, SearchOutcome, SearchResponse};
use widget_state::Message;

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    let page = classed("div", "directory")
        .with(scene.heading().text(text::DIRECTORY_TITLE))
        .with(classed("p", "help").text(text::DIRECTORY_LEAD))
        .maybe(directory_notice(scene));
    let found = scene.state.found(&scene.data, scene.state.look_up.shown);
    match (&scene.data.directory, found) {
        (Some(directory), Some(found)) => look_around(page, scene, directory, &found),
        _ => page,
    }
}

fn look_around(page: Tag, scene: &Scene, directory: &Directory, found: &SearchResponse) -> Tag {
    let browsing = scene.state.look_up.query.trim().is_empty();
    let facets = Facets::of(scene, directory);
    let results = classed("section", "found")
        .set("aria-label", text::DIRECTORY_RESULTS)
        .maybe(facets.chosen())
        .with(classed("p", "found-count").set("role", "status").text(&said(scene, found)))
        .with(wish_count(scene));
    let results = elsewhere(results, scene, directory, found);
    page.with(search_field(scene, directory, found))
        .maybe(browsing.then(|| facets.tiles()))
        .with(facets.others(!browsing))
        .with(entries(results, scene, directory, found))
}

/// What was found, announced when it changes.
pub(crate) fn said(scene: &Scene, found: &SearchResponse) -> String {
    match found.outcome {
        SearchOutcome::Listed if scene.state.filter().is_empty() => {
            interpolate_number(text::DIRECTORY_ALL, found.total)
        }
        SearchOutcome::Listed | SearchOutcome::Found => {
            interpolate_number(text::DIRECTORY_FOUND, found.total)
        }
        SearchOutcome::Filtered => text::DIRECTORY_FILTERED.to_owned(),
        SearchOutcome::NotInDirectory => text::DIRECTORY_ELSEWHERE.to_owned(),
        SearchOutcome::NothingFound => text::DIRECTORY_NOTHING.to_owned(),
        SearchOutcome::Unchecked => text::DIRECTORY_UNCHECKED.to_owned(),
    }
}

/// National occupations that the directory does not have, and what to try when nothing was found.
pub(crate) fn elsewhere(
    mut results: Tag,
    scene: &Scene,
    directory: &Directory,
    found: &SearchResponse,
) -> Tag {
    match found.outcome {
        SearchOutcome::NotInDirectory => {
            for hit in &found.national_hits {
                results.push(national(directory, hit));
            }
            let similar =
                (!found.hits.is_empty()).then(|| classed("h2", "similar").text(text::DIRECTORY_SIMILAR));
            results.maybe(similar)
        }
        SearchOutcome::NothingFound => results.with(words("p", text::DIRECTORY_TRY)),
        SearchOutcome::Unchecked => {
            results.maybe(national_notice(scene)).with(words("p", text::DIRECTORY_TRY))
        }
        SearchOutcome::Listed | SearchOutcome::Found | SearchOutcome::Filtered => results,
    }
}

fn entries(results: Tag, scene: &Scene, directory: &Directory, found: &SearchResponse) -> Tag {
    let mut list = classed("ul", "entries");
    for hit in &found.hits {
        let occupation = &directory.occupations()[hit.occupation_index];
        let wish = wish(scene, occupation.code, &occupation.name);
        list.push(entry(hit, occupation).set("class", "wishable").with(wish));
    }
    let left = found.total - found.hits.len();
    let more = (left > 0).then(|| {
        button("button button-quiet")
            .on_click(scene, Message::MoreWanted)
            .text(&interpolate_number(text::DIRECTORY_MORE, left))
    });
    results.with(list).maybe(more)
}
