//! One occupation of the directory.

use crate::view::components::bundle_notice::directory_notice;
use crate::view::components::entry::{letters, near};
use crate::view::components::icons;
use crate::view::components::part::{part, way_on};
use crate::view::components::wishes::{wish, wish_count};
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, link, tag, words};
use content::text::{self, interpolate};
use occupations::{Directory, Filter, Occupation, OccupationCode};
use widget_state::Route;

const NEIGHBOURS: usize = 4;

/// The page.
pub(super) fn page(scene: &Scene, code: OccupationCode) -> Tag {
    let page = classed("article", "occupation");
    let page = match scene.data.directory {
        None => page.with(scene.heading().text(&code.text())).maybe(directory_notice(scene)),
        Some(directory) => match directory.position(code) {
            Some(place) => known(page, scene, directory, place),
            // An old link, or one made up.
            None => page
                .with(scene.heading().text(&interpolate(text::OCCUPATION_UNKNOWN, &[("code", &code.text())])))
                .with(classed("p", "help").text(text::OCCUPATION_UNKNOWN_WORDS)),
        },
    };
    page.with(ways_on(scene))
}

fn known(page: Tag, scene: &Scene, directory: &Directory, place: usize) -> Tag {
    let occupation = &directory.occupations()[place];
    let basis = classed("p", "basis")
        .with(words("strong", text::OCCUPATION_BASIS))
        .text(&directory.basis_text(occupation.basis).statement);
    let details = classed("dl", "details")
        .with(mark(directory, occupation))
        .with(field(directory, occupation))
        .with(work_types(occupation))
        .with(group(directory, occupation));
    page.with(head(scene, occupation))
        .with(basis)
        .with(details)
        .with(part(text::OCCUPATION_NEAR).with(near(directory, &directory.nearest(place, NEIGHBOURS))))
}

fn head(scene: &Scene, occupation: &Occupation) -> Tag {
    let code = interpolate(text::OCCUPATION_CODE, &[("code", &occupation.code.text())]);
    let wishes = classed("div", "wish-line")
        .with(wish(scene, occupation.code, &occupation.name))
        .with(wish_count(scene));
    let said = tag("div")
        .with(classed("p", "occupation-code").text(&code))
        .with(scene.heading().text(&occupation.name).maybe(letters(occupation)))
        .with(classed("p", "occupation-line").text(&occupation.description))
        .with(wishes);
    classed("div", "occupation-head").with(icons::field(occupation.field)).with(said)
}

fn mark(directory: &Directory, occupation: &Occupation) -> Tag {
    let words = directory.mark_text(occupation.mark);
    detail(text::OCCUPATION_MARK, tag("dd").text(&words.name).with(fine_print(&words.meaning)))
}

fn field(directory: &Directory, occupation: &Occupation) -> Tag {
    let words = directory.field_text(occupation.field);
    let all = Route::Directory(Filter { field: Some(occupation.field), ..Filter::default() });
    let clause = interpolate(
        text::OCCUPATION_PHRASE,
        &[("clause", &words.clause), ("heading", &words.heading), ("phrase", &occupation.phrase)],
    );
    let field = tag("dd").with(link(&all.address()).text(&words.name)).with(fine_print(&clause));
    detail(text::OCCUPATION_FIELD, field)
}

fn work_types(occupation: &Occupation) -> Tag {
    if occupation.work_types.is_empty() {
        return detail(text::OCCUPATION_WORK_TYPES, words("dd", text::OCCUPATION_NO_WORK_TYPES));
    }
    let mut list = classed("ul", "work-types");
    for name in &occupation.work_types {
        list.push(words("li", name));
    }
    detail(text::OCCUPATION_WORK_TYPES, tag("dd").with(list))
}

fn group(directory: &Directory, occupation: &Occupation) -> Tag {
    let major = occupation.major_group();
    let all = Route::Directory(Filter { major_group: Some(major), ..Filter::default() });
    let words = tag("dd")
        .text(&occupation.group)
        .text(text::OCCUPATION_GROUP_OF)
        .with(link(&all.address()).text(&directory.major_group_text(major).name));
    detail(text::OCCUPATION_GROUP, words)
}

fn detail(name: &str, words_of_it: Tag) -> Tag {
    classed("div", "detail").with(words("dt", name)).with(words_of_it)
}

fn fine_print(words: &str) -> Tag {
    classed("span", "detail-more").text(words)
}

/// The ways on from here.
fn ways_on(scene: &Scene) -> Tag {
    let directory = Route::Directory(scene.state.filter()).address();
    let check = Route::Check { policy: String::new() }.address();
    classed("ul", "ways-on")
        .with(way_on(&directory, text::OCCUPATION_BACK))
        .with(way_on(&check, text::OCCUPATION_CHECK))
}
