//! The filters of the directory. Every value is a link, so that the URL contains the filter and the back
//! button undoes a choice.

use super::icons;
use super::section::disclosure;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el, link};
use content::text::{self, format_integer, interpolate, interpolate_number};
use occupations::{Basis, Directory, FacetCounts, Field, Filter, MajorGroup, Mark, SearchResponse};
use widget_state::Route;

/// A value of a facet: its name, whether it is selected, the filter that its link sets, and the number of
/// entries it would leave.
struct Value<'a> {
    name: &'a str,
    chosen: bool,
    leads_to: Filter,
    count: usize,
}

/// The facets for the current filter and query.
pub(crate) struct Facets<'a> {
    fields: Vec<Value<'a>>,
    marks: Vec<Value<'a>>,
    bases: Vec<Value<'a>>,
    groups: Vec<Value<'a>>,
    narrowed: bool,
}

impl<'a> Facets<'a> {
    /// Counts the entries that each value would leave.
    pub(crate) fn of(cx: &ViewContext, directory: &'a Directory, found: &SearchResponse) -> Self {
        let filter = cx.state.filter();
        let counts = directory.facet_counts(&found.unfiltered, &filter);
        Self {
            fields: fields(directory, filter, &counts),
            marks: marks(directory, filter, &counts),
            bases: bases(directory, filter, &counts),
            groups: groups(directory, filter, &counts),
            narrowed: !filter.is_empty(),
        }
    }

    /// Renders the five fields as tiles, for visitors who browse.
    pub(crate) fn tiles(&self) -> Element {
        let mut list = el("ul").class("fields").attribute("aria-label", text::DIRECTORY_BY_FIELD);
        for (field, value) in Field::ALL.into_iter().zip(&self.fields) {
            let tile = value
                .link("field-tile")
                .with_child(icons::field_icon(field))
                .with_child(el("span").text(value.name));
            let count = interpolate_number(text::DIRECTORY_COUNT, value.count);
            list.add_child(
                el("li").with_child(tile.with_child(el("span").class("facet-count").text(&count))),
            );
        }
        list
    }

    /// Renders the other facets in a closed disclosure; also the fields, while their tiles are hidden.
    pub(crate) fn others(&self, with_fields: bool) -> Element {
        let fields = with_fields.then(|| facet(text::DIRECTORY_BY_FIELD, &self.fields));
        let facets = el("div")
            .class("facets")
            .with_optional_child(fields)
            .with_child(facet(text::DIRECTORY_BY_MARK, &self.marks))
            .with_child(facet(text::DIRECTORY_BY_BASIS, &self.bases))
            .with_child(facet(text::DIRECTORY_BY_GROUP, &self.groups));
        let summary = if with_fields { text::DIRECTORY_NARROW } else { text::DIRECTORY_NARROW_MORE };
        disclosure("more narrow", summary).with_child(facets)
    }

    /// Renders the selected values, each with a link that removes it; `None` without a filter.
    pub(crate) fn chosen(&self) -> Option<Element> {
        if !self.narrowed {
            return None;
        }
        let mut list = el("ul").class("chosen").attribute("aria-label", text::DIRECTORY_CHOSEN);
        for value in [&self.fields, &self.marks, &self.bases, &self.groups].into_iter().flatten() {
            if value.chosen {
                let link = link(&Route::Directory(value.leads_to).address()).attribute(
                    "aria-label",
                    &interpolate(text::DIRECTORY_TAKE_BACK, &[("name", value.name)]),
                );
                list.add_child(el("li").with_child(link.text(value.name).with_child(icons::cross())));
            }
        }
        let all = link(&Route::Directory(Filter::default()).address()).text(text::DIRECTORY_ALL_AGAIN);
        Some(list.with_child(el("li").with_child(all)))
    }
}

impl Value<'_> {
    fn link(&self, class: &str) -> Element {
        link(&Route::Directory(self.leads_to).address())
            .class(class)
            .attribute_if("aria-current", self.chosen)
    }
}

fn facet(title: &str, values: &[Value<'_>]) -> Element {
    let mut list = el("ul").attribute("aria-label", title);
    // A value without entries is omitted unless it is selected.
    for value in values.iter().filter(|value| value.count > 0 || value.chosen) {
        let count = el("span").class("facet-count").text(&format_integer(value.count as i64));
        let link = value.link("facet-value").with_child(el("span").text(value.name)).with_child(count);
        list.add_child(el("li").with_child(link));
    }
    el("section").class("facet").with_child(el("h2").class("facet-title").words(title)).with_child(list)
}

fn fields<'a>(directory: &'a Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value<'a>> {
    let value = |field: Field| {
        let chosen = filter.field == Some(field);
        Value {
            name: &directory.field_text(field).name,
            chosen,
            leads_to: Filter { field: (!chosen).then_some(field), ..filter },
            count: counts.fields[field as usize],
        }
    };
    Field::ALL.into_iter().map(value).collect()
}

fn marks<'a>(directory: &'a Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value<'a>> {
    let value = |mark: Mark| {
        let chosen = filter.mark == Some(mark);
        Value {
            name: &directory.mark_text(mark).name,
            chosen,
            leads_to: Filter { mark: (!chosen).then_some(mark), ..filter },
            count: counts.marks[mark as usize],
        }
    };
    Mark::ALL.into_iter().map(value).collect()
}

fn groups<'a>(directory: &'a Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value<'a>> {
    let value = |group: MajorGroup| {
        let chosen = filter.major_group == Some(group);
        Value {
            name: &directory.major_group_text(group).name,
            chosen,
            leads_to: Filter { major_group: (!chosen).then_some(group), ..filter },
            count: counts.major_groups[usize::from(group.number()) - 1],
        }
    };
    (1..=8).filter_map(MajorGroup::new).map(value).collect()
}

fn bases<'a>(directory: &'a Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value<'a>> {
    let value = |basis: Basis| {
        let chosen = filter.basis == Some(basis);
        Value {
            name: &directory.basis_text(basis).name,
            chosen,
            leads_to: Filter { basis: (!chosen).then_some(basis), ..filter },
            count: counts.bases[basis as usize],
        }
    };
    Basis::ALL.into_iter().map(value).collect()
}
