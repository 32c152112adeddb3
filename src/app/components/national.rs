//! An occupation of the national classification that the directory does not have.

use super::entry::near;
use crate::app::scene::Scene;
use crate::text::{self, fill};
use occupations::{Directory, GroupLevel, NationalHit, Neighbour};
use yew::prelude::*;

/// Says that it is a national occupation and not in the directory, and what is nearest.
pub(crate) fn national(scene: &Scene, hit: &NationalHit) -> Html {
    let words =
        fill(text::DIRECTORY_NOT_IN_DIRECTORY, &[("name", &hit.name), ("code", &hit.code.to_string())]);
    html! {
        <section class="elsewhere">
            <h3 class="elsewhere-name">{words}</h3>
            if hit.nearest.is_empty() {
                <p>{text::DIRECTORY_NONE_NEAR}</p>
            } else {
                <p>{text::DIRECTORY_NEAREST}</p>
                <ul class="entries">{ for hit.nearest.iter().map(|neighbour| near(scene, neighbour)) }</ul>
            }
        </section>
    }
}

/// Why an entry is near.
pub(crate) fn reason(directory: &Directory, neighbour: &Neighbour) -> String {
    let occupation = &directory.occupations()[neighbour.occupation];
    let group = match neighbour.group {
        GroupLevel::Small => fill(text::DIRECTORY_SAME_GROUP, &[("group", &occupation.group)]),
        GroupLevel::Middle => text::DIRECTORY_SAME_MIDDLE_GROUP.to_owned(),
        GroupLevel::Major => {
            let group = &directory.major_group_text(occupation.major_group()).name;
            fill(text::DIRECTORY_SAME_MAJOR_GROUP, &[("group", group)])
        }
        GroupLevel::None => String::new(),
    };
    let words = match &neighbour.words[..] {
        [] => String::new(),
        words => fill(text::DIRECTORY_SAME_WORDS, &[("words", &words.join(text::DIRECTORY_AND))]),
    };
    let reasons: Vec<String> = [group, words].into_iter().filter(|reason| !reason.is_empty()).collect();
    reasons.join(text::DIRECTORY_REASON_BREAK)
}
