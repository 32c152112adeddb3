//! The directory page: search, and filters by field, mark, group and basis.

use crate::view::components::facets::Facets;
use crate::view::components::load_notice::{directory_notice, meaning_notice, national_notice};
use crate::view::components::national::national_occupation;
use crate::view::components::occupation_item::occupation_item;
use crate::view::components::search_field::search_field;
use crate::view::components::wishes::{wish_button, wish_count};
use crate::view::context::ViewContext;
use crate::view::element::{Element, button, el};
use content::text::{self, interpolate, interpolate_number};
use occupations::{Confidence, Directory, Mark, MatchRank, SearchOutcome, SearchResponse};
use widget_state::{Message, SearchMessage};

/// Renders the page. While a query is typed, the first hit stands right below the field and the number of
/// hits: on a phone, all else would push it off the screen.
pub(super) fn page(cx: &ViewContext) -> Element {
    let page = el("div")
        .class("directory")
        .with_child(cx.heading().words(text::DIRECTORY_TITLE))
        .with_optional_child(is_browsing(cx).then(|| lead(cx)))
        .with_optional_child(directory_notice(cx));
    let found = cx.state.search_results(&cx.data, cx.state.search.shown);
    match (&cx.data.directory, found) {
        (Some(directory), Some(found)) => contents(page, cx, directory, &found),
        _ => page,
    }
}

fn is_browsing(cx: &ViewContext) -> bool {
    cx.state.search.query.trim().is_empty()
}

/// Renders what kind of edition the directory is, once it is loaded, and how to search it.
fn lead(cx: &ViewContext) -> Element {
    let statement = cx.data.directory.map(edition_statement).unwrap_or_default();
    el("p").class("help").text(&[&statement, text::DIRECTORY_LEAD].concat())
}

/// Returns whether this is the official directory or a reference edition.
pub(crate) fn edition_statement(directory: &Directory) -> String {
    match directory.document() {
        None => text::DIRECTORY_REFERENCE.to_owned(),
        Some(_) => interpolate(text::DIRECTORY_OFFICIAL, &[("edition", directory.edition())]),
    }
}

fn contents(page: Element, cx: &ViewContext, directory: &Directory, found: &SearchResponse) -> Element {
    let browsing = is_browsing(cx);
    let facets = Facets::of(cx, directory, found);
    let results = el("section")
        .class("found")
        .attribute("aria-label", text::DIRECTORY_RESULTS)
        .with_optional_child(facets.chosen())
        .with_child(
            el("p").class("found-count").attribute("role", "status").text(&result_summary(cx, found)),
        );
    let results = other_results(results, cx, directory, found);
    page.with_child(search_field(cx, directory, found))
        .with_optional_child(browsing.then(|| facets.tiles()))
        .with_optional_child(browsing.then(|| facets.others(false)))
        .with_child(occupation_list(results, cx, directory, found, browsing))
        .with_optional_child((!browsing).then(|| facets.others(true)))
        .with_optional_child((!browsing).then(|| lead(cx)))
}

/// Returns the summary of the search, for a live region.
pub(crate) fn result_summary(cx: &ViewContext, found: &SearchResponse) -> String {
    match found.outcome {
        SearchOutcome::Listed if cx.state.filter().is_empty() => {
            interpolate_number(text::DIRECTORY_ALL, found.total)
        }
        SearchOutcome::Found if found.hits.first().is_some_and(|hit| hit.rank == MatchRank::Typo) => {
            interpolate_number(text::DIRECTORY_MAYBE, found.total)
        }
        SearchOutcome::Listed | SearchOutcome::Found => {
            interpolate_number(text::DIRECTORY_FOUND, found.total)
        }
        SearchOutcome::Filtered => text::DIRECTORY_FILTERED.to_owned(),
        SearchOutcome::Near if found.hits.is_empty() => text::DIRECTORY_NEAR_NATIONAL.to_owned(),
        SearchOutcome::Near if found.confidence == Confidence::Near => text::DIRECTORY_ONLY_NEAR.to_owned(),
        SearchOutcome::Near => text::DIRECTORY_NEAR.to_owned(),
        SearchOutcome::NotInDirectory => text::DIRECTORY_ELSEWHERE.to_owned(),
        SearchOutcome::NothingFound => text::DIRECTORY_NOTHING.to_owned(),
        SearchOutcome::Unchecked => text::DIRECTORY_UNCHECKED.to_owned(),
    }
}

/// Adds national occupations outside the directory, or advice if nothing was found.
pub(crate) fn other_results(
    results: Element,
    cx: &ViewContext,
    directory: &Directory,
    found: &SearchResponse,
) -> Element {
    match found.outcome {
        SearchOutcome::Near if !found.national_first => results.with_children(Vec::new()),
        SearchOutcome::NotInDirectory | SearchOutcome::Near => {
            let mut others = national_occupations(directory, found);
            if !found.hits.is_empty() {
                others.push(el("h2").class("similar").words(text::DIRECTORY_SIMILAR).key("similar"));
            }
            results.with_children(others)
        }
        SearchOutcome::NothingFound => results.with_children(advice(meaning_notice(cx))),
        SearchOutcome::Unchecked => results.with_children(advice(national_notice(cx))),
        SearchOutcome::Listed | SearchOutcome::Found | SearchOutcome::Filtered => {
            results.with_children(Vec::new())
        }
    }
}

fn national_occupations(directory: &Directory, found: &SearchResponse) -> Vec<Element> {
    found.national_hits.iter().map(|hit| national_occupation(directory, hit).key(&hit.code.text())).collect()
}

fn advice(notice: Option<Element>) -> Vec<Element> {
    notice.into_iter().chain([el("p").text(text::DIRECTORY_TRY)]).collect()
}

fn occupation_list(
    results: Element,
    cx: &ViewContext,
    directory: &Directory,
    found: &SearchResponse,
    browsing: bool,
) -> Element {
    let mut items = Vec::with_capacity(found.hits.len());
    let mut has_marks = false;
    for hit in &found.hits {
        let occupation = &directory.occupations()[hit.occupation_index];
        has_marks |= occupation.mark != Mark::Unmarked;
        let wish = wish_button(cx, occupation.code, &occupation.name);
        let item = occupation_item(hit, occupation).class("wishable").with_child(wish);
        // Hits come in between when another file is loaded: the key keeps the link under the finger what it
        // is.
        items.push(item.key(&occupation.code.text()));
    }
    let left = found.total - found.hits.len();
    let more = (left > 0).then(|| {
        button("button button-quiet")
            .onclick(cx, Message::Search(SearchMessage::MoreRequested))
            .text(&interpolate_number(text::DIRECTORY_MORE, left))
    });
    // Only a listed entry has the button that the line speaks of, so national occupations come before it.
    let has_buttons = !found.hits.is_empty() || !cx.state.wishes.is_empty();
    let count = |here: bool| (has_buttons && here).then(|| wish_count(cx));
    let legend =
        |here: bool| (has_marks && here).then(|| el("p").class("quiet").text(text::DIRECTORY_MARK_LEGEND));
    let results = results
        .with_optional_child(count(browsing))
        .with_optional_child(legend(browsing))
        .with_child(el("ul").class("entries").with_children(items))
        .with_optional_child(more)
        .with_optional_child(count(!browsing))
        .with_optional_child(legend(!browsing));
    if found.outcome == SearchOutcome::Near && !found.national_first {
        // An entry of the directory that fits as well comes first.
        return results.with_children(national_occupations(directory, found));
    }
    results
}
