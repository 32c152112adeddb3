//! What the directory can be narrowed by. Every choice is a link, so that the address says what is
//! shown and the back button takes a choice back.

use super::icons;
use super::part::more;
use crate::view::context::Scene;
use crate::view::element::{Tag, classed, link, tag, words};
use content::text::{self, format_integer, interpolate, interpolate_number};
use occupations::{Basis, Directory, FacetCounts, Field, Filter, MajorGroup, Mark};
use widget_state::Route;

/// One value of a facet: what it is called, whether it is chosen, where choosing it leads, and how
/// many entries it would leave.
struct Value<'a> {
    name: &'a str,
    chosen: bool,
    leads_to: Filter,
    count: usize,
}

/// The facets under the filter and the query there are.
pub(crate) struct Facets<'a> {
    fields: Vec<Value<'a>>,
    marks: Vec<Value<'a>>,
    bases: Vec<Value<'a>>,
    groups: Vec<Value<'a>>,
    narrowed: bool,
}

impl<'a> Facets<'a> {
    /// Counts what each choice would leave.
    pub(crate) fn of(scene: &Scene, directory: &'a Directory) -> Self {
        let filter = scene.state.filter();
        let counts = directory.facet_counts(&scene.state.look_up.query, &filter);
        Self {
            fields: fields(directory, filter, &counts),
            marks: marks(directory, filter, &counts),
            bases: bases(directory, filter, &counts),
            groups: groups(directory, filter, &counts),
            narrowed: !filter.is_empty(),
        }
    }

    /// The five fields as tiles, for those who begin by looking around.
    pub(crate) fn tiles(&self) -> Tag {
        let mut list = classed("ul", "fields").set("aria-label", text::DIRECTORY_BY_FIELD);
        for (field, value) in Field::ALL.into_iter().zip(&self.fields) {
            let tile = value.link("field-tile").with(icons::field(field)).with(words("span", value.name));
            let count = interpolate_number(text::DIRECTORY_COUNT, value.count);
            list.push(tag("li").with(tile.with(classed("span", "facet-count").text(&count))));
        }
        list
    }

    /// The other ways to narrow, shut until one is wanted; with the fields while their tiles are away.
    pub(crate) fn others(&self, with_fields: bool) -> Tag {
        let fields = with_fields.then(|| facet(text::DIRECTORY_BY_FIELD, &self.fields));
        let facets = classed("div", "facets")
            .maybe(fields)
            .with(facet(text::DIRECTORY_BY_MARK, &self.marks))
            .with(facet(text::DIRECTORY_BY_BASIS, &self.bases))
            .with(facet(text::DIRECTORY_BY_GROUP, &self.groups));
        let summary = if with_fields { text::DIRECTORY_NARROW } else { text::DIRECTORY_NARROW_MORE };
        more("more narrow", summary).with(facets)
    }

    /// What is chosen now, each with a way to take it back.
    pub(crate) fn chosen(&self) -> Option<Tag> {
        if !self.narrowed {
            return None;
        }
        let mut list = classed("ul", "chosen").set("aria-label", text::DIRECTORY_CHOSEN);
        for value in [&self.fields, &self.marks, &self.bases, &self.groups].into_iter().flatten() {
            if value.chosen {
                let link = link(&Route::Directory(value.leads_to).address())
                    .set("aria-label", &interpolate(text::DIRECTORY_TAKE_BACK, &[("name", value.name)]));
                list.push(tag("li").with(link.text(value.name).with(icons::cross())));
            }
        }
        let all = link(&Route::Directory(Filter::default()).address()).text(text::DIRECTORY_ALL_AGAIN);
        Some(list.with(tag("li").with(all)))
    }
}

impl Value<'_> {
    fn link(&self, class: &str) -> Tag {
        link(&Route::Directory(self.leads_to).address()).set("class", class).flag("aria-current", self.chosen)
    }
}

fn facet(title: &str, values: &[Value<'_>]) -> Tag {
    let mut list = tag("ul").set("aria-label", title);
    // A value nothing has is left out, unless it is the one chosen.
    for value in values.iter().filter(|value| value.count > 0 || value.chosen) {
        let count = classed("span", "facet-count").text(&format_integer(value.count as i64));
        let link = value.link("facet-value").with(words("span", value.name)).with(count);
        list.push(tag("li").with(link));
    }
    classed("section", "facet").with(classed("h2", "facet-title").text(title)).with(list)
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
