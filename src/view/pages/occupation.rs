//! The page of an occupation.

use crate::view::components::highlight::highlight_name;
use crate::view::components::icons::{self, StatusIcon, status_icon};
use crate::view::components::load_notice::directory_notice;
use crate::view::components::occupation_item::{mark_letters, neighbour_list};
use crate::view::components::section::{nav_item, section};
use crate::view::components::wishes::{wish_button, wish_count};
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, interpolate};
use occupations::{Basis, Directory, Filter, Occupation, OccupationCode};
use widget_state::{PolicyRef, Route};

const NEIGHBOURS: usize = 4;

pub(super) fn page(cx: &ViewContext, code: OccupationCode) -> Element {
    let page = el("article").class("occupation");
    let page = match cx.data.directory {
        None => page.with_child(cx.heading().words(&code.text())).with_optional_child(directory_notice(cx)),
        Some(directory) => match directory.position(code) {
            Some(index) => details(page, cx, directory, index),
            // An outdated or invented link.
            None => page
                .with_child(
                    cx.heading().words(&interpolate(text::OCCUPATION_UNKNOWN, &[("code", &code.text())])),
                )
                .with_child(el("p").class("help").text(text::OCCUPATION_UNKNOWN_WORDS)),
        },
    };
    page.with_child(nav_items(cx))
}

fn details(page: Element, cx: &ViewContext, directory: &Directory, index: usize) -> Element {
    let occupation = &directory.occupations()[index];
    let details = el("dl")
        .class("details")
        .with_child(mark(directory, occupation))
        .with_child(field(directory, occupation))
        .with_child(work_types(occupation))
        .with_child(group(directory, occupation));
    page.with_child(head(cx, directory, occupation)).with_child(details).with_child(
        section(text::OCCUPATION_NEAR)
            .with_child(neighbour_list(directory, &directory.nearest(index, NEIGHBOURS))),
    )
}

/// Renders whether the occupation is a green one, as far as public documents tell: the first line of the
/// page.
fn basis(directory: &Directory, occupation: &Occupation) -> Element {
    // Without the official list, only a public report names an occupation for certain.
    let icon = if occupation.basis == Basis::Named { StatusIcon::Yes } else { StatusIcon::Ask };
    let statement = &directory.basis_text(occupation.basis).statement;
    let ask = (icon == StatusIcon::Ask).then(|| el("span").text(text::OCCUPATION_ASK));
    let words = el("span").with_child(el("b").text(statement)).with_optional_child(ask);
    el("p").class(&icon.class("basis")).with_child(status_icon(icon)).with_child(words)
}

fn head(cx: &ViewContext, directory: &Directory, occupation: &Occupation) -> Element {
    let code = interpolate(text::OCCUPATION_CODE, &[("code", &occupation.code.text())]);
    let wishes = el("div")
        .class("wish-line")
        .with_child(wish_button(cx, occupation.code, &occupation.name))
        .with_child(wish_count(cx));
    let column = el("div")
        .with_child(el("p").class("occupation-code").text(&code))
        .with_child(
            highlight_name(cx.heading(), &occupation.name, occupation.name_lines, &[])
                .with_optional_child(mark_letters(occupation)),
        )
        .with_child(basis(directory, occupation))
        .with_child(el("p").class("occupation-line").text(&occupation.description))
        .with_child(wishes);
    el("div").class("occupation-head").with_child(icons::field_icon(occupation.field)).with_child(column)
}

fn mark(directory: &Directory, occupation: &Occupation) -> Element {
    let words = directory.mark_text(occupation.mark);
    detail(text::OCCUPATION_MARK, el("dd").text(&words.name).with_child(fine_print(&words.meaning)))
}

fn field(directory: &Directory, occupation: &Occupation) -> Element {
    let words = directory.field_text(occupation.field);
    let all = Route::Directory(Filter { field: Some(occupation.field), ..Filter::default() });
    let clause = interpolate(
        text::OCCUPATION_PHRASE,
        &[("clause", &words.clause), ("heading", &words.heading), ("phrase", &occupation.phrase)],
    );
    let field = el("dd").with_child(link(&all.address()).text(&words.name)).with_child(fine_print(&clause));
    detail(text::OCCUPATION_FIELD, field)
}

fn work_types(occupation: &Occupation) -> Element {
    if occupation.work_types.is_empty() {
        return detail(text::OCCUPATION_WORK_TYPES, el("dd").text(text::OCCUPATION_NO_WORK_TYPES));
    }
    let mut list = el("ul").class("work-types");
    for (name, lines) in occupation.work_types.iter().zip(&occupation.work_type_lines) {
        list.add_child(highlight_name(el("li").empty(), name, *lines, &[]));
    }
    detail(text::OCCUPATION_WORK_TYPES, el("dd").with_child(list))
}

fn group(directory: &Directory, occupation: &Occupation) -> Element {
    let major = occupation.major_group();
    let all = Route::Directory(Filter { major_group: Some(major), ..Filter::default() });
    let words = el("dd")
        .text(&occupation.group)
        .text(text::OCCUPATION_GROUP_OF)
        .with_child(link(&all.address()).text(&directory.major_group_text(major).name));
    detail(text::OCCUPATION_GROUP, words)
}

fn detail(name: &str, description: Element) -> Element {
    el("div").class("detail").with_child(el("dt").text(name)).with_child(description)
}

fn fine_print(words: &str) -> Element {
    el("span").class("detail-more").text(words)
}

/// Renders the links to the directory and to the check.
fn nav_items(cx: &ViewContext) -> Element {
    let directory = Route::Directory(cx.state.filter()).address();
    let check = Route::Check { policy: PolicyRef::Main }.address();
    el("ul")
        .class("ways-on")
        .with_child(nav_item(&directory, text::OCCUPATION_BACK))
        .with_child(nav_item(&check, text::OCCUPATION_CHECK))
}
