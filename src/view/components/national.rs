//! An occupation of the national classification that is not in the directory.

use super::occupation_item::{match_reason, neighbour_list};
use crate::view::element::{Element, el};
use content::text::{self, interpolate};
use occupations::{Directory, GroupLevel, NationalHit, Neighbour};

/// Renders that it is a national occupation outside the directory, with the nearest entries.
pub(crate) fn national_occupation(directory: &Directory, hit: &NationalHit) -> Element {
    let name =
        interpolate(text::DIRECTORY_NOT_IN_DIRECTORY, &[("name", &hit.name), ("code", &hit.code.text())]);
    let section = el("section")
        .class("elsewhere")
        .with_child(el("h2").class("elsewhere-name").words(&name))
        // Its labels are not only names of the occupation: 超市 is where a 商品营业员 works.
        .with_optional_child(match_reason(
            text::DIRECTORY_WORD_MATCHED,
            &hit.matched,
            hit.text(),
            &hit.ranges,
            hit.code,
        ));
    if hit.nearest.is_empty() {
        section.with_child(el("p").text(text::DIRECTORY_NONE_NEAR))
    } else {
        section
            .with_child(el("p").text(text::DIRECTORY_NEAREST))
            .with_child(neighbour_list(directory, &hit.nearest))
    }
}

/// Returns the reason for which a neighbour is near.
pub(crate) fn neighbour_reason(directory: &Directory, neighbour: &Neighbour) -> String {
    let occupation = &directory.occupations()[neighbour.occupation_index];
    let mut reason = match neighbour.group {
        GroupLevel::Small => interpolate(text::DIRECTORY_SAME_GROUP, &[("group", &occupation.group)]),
        GroupLevel::Middle => text::DIRECTORY_SAME_MIDDLE_GROUP.to_owned(),
        GroupLevel::Major => {
            let group = &directory.major_group_text(occupation.major_group()).name;
            interpolate(text::DIRECTORY_SAME_MAJOR_GROUP, &[("group", group)])
        }
        GroupLevel::None => String::new(),
    };
    if !neighbour.words.is_empty() {
        if !reason.is_empty() {
            reason.push_str(text::DIRECTORY_REASON_BREAK);
        }
        let words = neighbour.words.join(text::DIRECTORY_AND);
        reason.push_str(&interpolate(text::DIRECTORY_SAME_WORDS, &[("words", &words)]));
    }
    reason
}
