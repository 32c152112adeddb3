//! One question, with nothing in it that would have to be typed.

use super::{month, number};
use crate::view::components::choice::unsure;
use crate::view::context::Scene;
use crate::view::element::{Tag, tag};
use crate::view::pages::question::{form, form_of, page_with};
use eligibility::policy::{FactIndex, FactKind};

/// The page.
pub(super) fn page(scene: &Scene) -> Tag {
    page_with(scene, by_touch)
}

fn by_touch(scene: &Scene, fact: FactIndex) -> Tag {
    let today = scene.situation().as_of.month;
    let policy = scene.policy();
    match &policy.facts[fact].kind {
        FactKind::Choice(_) | FactKind::Choices(_) => form(scene, fact),
        FactKind::Month { back, ahead } => {
            let keys = month::month(scene, today.plus(-back), today.plus(*ahead));
            // The last key answers, so there is nothing to go on with.
            let unsure = unsure(scene, fact, policy.question(fact));
            form_of(scene, fact, tag("div").with(keys).with(unsure), false)
        }
        FactKind::Number { unit, decimals, .. } => {
            form_of(scene, fact, number::number(scene, unit, *decimals > 0), true)
        }
    }
}
