//! An occupation of the directory in a list.

use super::highlight::highlight;
use super::icons;
use super::national::reason;
use crate::view::element::{Tag, classed, link, tag};
use content::text;
use occupations::{Directory, Hit, Matched, Neighbour, Occupation};
use widget_state::Route;

/// A hit as a link to its page, with what matched.
pub(crate) fn entry(hit: &Hit, occupation: &Occupation) -> Tag {
    let described = if hit.matched == Matched::Description { &hit.ranges[..] } else { &[] };
    let line = highlight(classed("span", "entry-line"), &occupation.description, described);
    linked(occupation, name(hit, occupation), why(hit, occupation), Some(line))
}

/// Entries near an occupation, each with the reason.
pub(crate) fn near(directory: &Directory, neighbours: &[Neighbour]) -> Tag {
    let mut list = classed("ul", "entries");
    for neighbour in neighbours {
        let occupation = &directory.occupations()[neighbour.occupation_index];
        let name = named(occupation, &[]);
        let line = classed("span", "entry-line").text(&reason(directory, neighbour));
        list.push(linked(occupation, name, None, Some(line)));
    }
    list
}

/// The name of a hit, with what matched in it.
pub(crate) fn name(hit: &Hit, occupation: &Occupation) -> Tag {
    named(occupation, if hit.matched == Matched::Name { &hit.ranges } else { &[] })
}

/// What matched, when it is not the name.
pub(crate) fn why(hit: &Hit, occupation: &Occupation) -> Option<Tag> {
    let code;
    let (words, matched) = match &hit.matched {
        Matched::Name | Matched::Description => return None,
        Matched::WorkType(place) => (text::DIRECTORY_WORK_TYPE_MATCHED, occupation.work_types.get(*place)?),
        Matched::Label(label) => (text::DIRECTORY_LABEL_MATCHED, label),
        Matched::Code => {
            code = occupation.code.text();
            (text::DIRECTORY_CODE_MATCHED, &code)
        }
    };
    Some(highlight(classed("span", "entry-why").text(words), matched, &hit.ranges))
}

/// The letters of the mark behind a name.
pub(crate) fn letters(occupation: &Occupation) -> Option<Tag> {
    match occupation.mark.letters() {
        "" => None,
        letters => Some(classed("span", "letters").text(letters)),
    }
}

fn named(occupation: &Occupation, ranges: &[(usize, usize)]) -> Tag {
    highlight(classed("span", "entry-name"), &occupation.name, ranges).maybe(letters(occupation))
}

fn linked(occupation: &Occupation, name: Tag, why: Option<Tag>, line: Option<Tag>) -> Tag {
    let words = classed("span", "entry-words").with(name).maybe(why).maybe(line);
    let link = link(&Route::Occupation(occupation.code).address()).set("class", "entry");
    tag("li").with(link.with(icons::field(occupation.field)).with(words))
}
