//! List items for occupations of the directory.

use super::highlight::{highlight, highlight_name};
use super::icons;
use super::national::neighbour_reason;
use crate::view::element::{Element, el, link};
use content::text;
use occupations::{Directory, Hit, Mark, Matched, Neighbour, Occupation, OccupationCode};
use widget_state::Route;

/// Renders a search hit as a link to its page, with the match highlighted.
pub(crate) fn occupation_item(hit: &Hit, occupation: &Occupation) -> Element {
    let described = if hit.matched == Matched::Description { &hit.ranges[..] } else { &[] };
    let line = highlight(el("span").class("entry-line"), &occupation.description, described);
    let why = match_reason(
        text::DIRECTORY_LABEL_MATCHED,
        &hit.matched,
        hit.text(occupation),
        &hit.ranges,
        occupation.code,
    );
    item_link(occupation, hit_name(hit, occupation), why, Some(line))
}

/// Renders the neighbours of an occupation, each with the reason.
pub(crate) fn neighbour_list(directory: &Directory, neighbours: &[Neighbour]) -> Element {
    let mut list = el("ul").class("entries");
    for neighbour in neighbours {
        let occupation = &directory.occupations()[neighbour.occupation_index];
        let name = occupation_name(occupation, &[]);
        let line = el("span").class("entry-line").text(&neighbour_reason(directory, neighbour));
        list.add_child(item_link(occupation, name, None, Some(line)));
    }
    list
}

/// Renders the name of a search hit, with the match highlighted.
pub(crate) fn hit_name(hit: &Hit, occupation: &Occupation) -> Element {
    occupation_name(occupation, if hit.matched == Matched::Name { &hit.ranges } else { &[] })
}

/// Renders the matched text if it is not visible otherwise; `None` if it is the name or the description.
/// `label_words` introduce a label.
pub(crate) fn match_reason(
    label_words: &str,
    matched: &Matched,
    matched_text: Option<&str>,
    ranges: &[(usize, usize)],
    code: OccupationCode,
) -> Option<Element> {
    let words = match matched {
        Matched::Name | Matched::Description => return None,
        Matched::WorkType(_) => text::DIRECTORY_WORK_TYPE_MATCHED,
        Matched::Label(_) => label_words,
        Matched::Code => text::DIRECTORY_CODE_MATCHED,
    };
    let code = code.text();
    Some(highlight(el("span").class("entry-why").text(words), matched_text.unwrap_or(&code), ranges))
}

/// Renders the official mark that follows a name, in Chinese instead of the letters L and S.
pub(crate) fn mark_letters(occupation: &Occupation) -> Option<Element> {
    let mark = match occupation.mark {
        Mark::Green => text::DIRECTORY_MARK_GREEN,
        Mark::Digital => text::DIRECTORY_MARK_DIGITAL,
        Mark::Both => text::DIRECTORY_MARK_BOTH,
        Mark::Unmarked => return None,
    };
    Some(el("span").class("letters").text(mark))
}

fn occupation_name(occupation: &Occupation, ranges: &[(usize, usize)]) -> Element {
    highlight_name(el("span").class("entry-name"), &occupation.name, occupation.name_lines, ranges)
        .with_optional_child(mark_letters(occupation))
}

fn item_link(occupation: &Occupation, name: Element, why: Option<Element>, line: Option<Element>) -> Element {
    let words =
        el("span").class("entry-words").with_child(name).with_optional_child(why).with_optional_child(line);
    let link = link(&Route::Occupation(occupation.code).address()).class("entry");
    el("li").with_child(link.with_child(icons::field_icon(occupation.field)).with_child(words))
}
