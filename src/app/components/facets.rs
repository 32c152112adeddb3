//! What the directory can be narrowed by. Every choice is a link, so that the address says what is
//! shown and the back button takes a choice back.

use super::icons;
use crate::app::scene::Scene;
use crate::state::Route;
use crate::text::{self, fill, fill_number};
use occupations::{Basis, Directory, FacetCounts, Field, Filter, MajorGroup, Mark};
use yew::prelude::*;

/// The five fields as tiles, for those who begin by looking around.
pub(crate) fn field_tiles(scene: &Scene, directory: &Directory) -> Html {
    let filter = scene.state.filter();
    let counts = directory.facet_counts(&scene.state.look_up.query, &filter);
    html! {
        <ul class="fields" aria-label={text::DIRECTORY_BY_FIELD}>
            { for Field::ALL.into_iter().zip(fields(directory, filter, &counts)).map(|(field, value)| html! {
                <li>
                    <a class="field-tile" href={Route::Directory(value.leads_to).address()}
                        aria-current={value.chosen.then_some("true")}>
                        {icons::field(field)}
                        <span>{value.name}</span>
                        <span class="facet-count">{fill_number(text::DIRECTORY_COUNT, value.count)}</span>
                    </a>
                </li>
            }) }
        </ul>
    }
}

/// The other ways to narrow, shut until one is wanted; with the fields while their tiles are away.
pub(crate) fn facets(scene: &Scene, directory: &Directory, with_fields: bool) -> Html {
    let filter = scene.state.filter();
    let counts = directory.facet_counts(&scene.state.look_up.query, &filter);
    html! {
        <details class="more narrow">
            <summary>{if with_fields { text::DIRECTORY_NARROW } else { text::DIRECTORY_NARROW_MORE }}</summary>
            <div class="facets">
                if with_fields { {facet(text::DIRECTORY_BY_FIELD, fields(directory, filter, &counts))} }
                {facet(text::DIRECTORY_BY_MARK, marks(directory, filter, &counts))}
                {facet(text::DIRECTORY_BY_BASIS, bases(directory, filter, &counts))}
                {facet(text::DIRECTORY_BY_GROUP, groups(directory, filter, &counts))}
            </div>
        </details>
    }
}

/// What is chosen now, each with a way to take it back.
pub(crate) fn chosen(scene: &Scene, directory: &Directory) -> Html {
    let filter = scene.state.filter();
    let none = FacetCounts::default();
    let all = [
        fields(directory, filter, &none),
        marks(directory, filter, &none),
        bases(directory, filter, &none),
        groups(directory, filter, &none),
    ];
    if filter.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="chosen" aria-label={text::DIRECTORY_CHOSEN}>
            { for all.into_iter().flatten().filter(|value| value.chosen).map(|value| html! {
                <li>
                    <a href={Route::Directory(value.leads_to).address()}
                        aria-label={fill(text::DIRECTORY_TAKE_BACK, &[("name", &value.name)])}>
                        {value.name}{icons::cross()}
                    </a>
                </li>
            }) }
            <li><a href={Route::Directory(Filter::default()).address()}>{text::DIRECTORY_ALL_AGAIN}</a></li>
        </ul>
    }
}

/// One value of a facet: what it is called, whether it is chosen, where choosing it leads, and how
/// many entries it would leave.
struct Value {
    name: String,
    chosen: bool,
    leads_to: Filter,
    count: usize,
}

fn fields(directory: &Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value> {
    let value = |field: Field| {
        let chosen = filter.field == Some(field);
        Value {
            name: directory.field_text(field).name.clone(),
            chosen,
            leads_to: Filter { field: (!chosen).then_some(field), ..filter },
            count: counts.fields[field as usize],
        }
    };
    Field::ALL.into_iter().map(value).collect()
}

fn marks(directory: &Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value> {
    let value = |mark: Mark| {
        let chosen = filter.mark == Some(mark);
        Value {
            name: directory.mark_text(mark).name.clone(),
            chosen,
            leads_to: Filter { mark: (!chosen).then_some(mark), ..filter },
            count: counts.marks[mark as usize],
        }
    };
    Mark::ALL.into_iter().map(value).collect()
}

fn groups(directory: &Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value> {
    let value = |group: MajorGroup| {
        let chosen = filter.major_group == Some(group);
        Value {
            name: directory.major_group_text(group).name.clone(),
            chosen,
            leads_to: Filter { major_group: (!chosen).then_some(group), ..filter },
            count: counts.major_groups[usize::from(group.number()) - 1],
        }
    };
    (1..=8).filter_map(MajorGroup::new).map(value).collect()
}

fn bases(directory: &Directory, filter: Filter, counts: &FacetCounts) -> Vec<Value> {
    let value = |basis: Basis| {
        let chosen = filter.basis == Some(basis);
        Value {
            name: directory.basis_text(basis).name.clone(),
            chosen,
            leads_to: Filter { basis: (!chosen).then_some(basis), ..filter },
            count: counts.bases[basis as usize],
        }
    };
    Basis::ALL.into_iter().map(value).collect()
}

fn facet(title: &'static str, values: Vec<Value>) -> Html {
    html! {
        <section class="facet">
            <h2 class="facet-title">{title}</h2>
            <ul aria-label={title}>
                // A value nothing has is left out, unless it is the one chosen.
                { for values.into_iter().filter(|value| value.count > 0 || value.chosen).map(|value| html! {
                    <li>
                        <a class="facet-value" href={Route::Directory(value.leads_to).address()}
                            aria-current={value.chosen.then_some("true")}>
                            <span>{value.name}</span>
                            <span class="facet-count">{value.count}</span>
                        </a>
                    </li>
                }) }
            </ul>
        </section>
    }
}
