//! A question of the check, answered by touch.

use super::number;
use crate::view::components::month_keys::month_keys;
use crate::view::components::single_choice::unsure_option;
use crate::view::context::ViewContext;
use crate::view::element::{Element, el};
use crate::view::pages::question::{form, form_with_fields, page_with};
use eligibility::policy::{FactIndex, FactKind};

pub(super) fn page(cx: &ViewContext) -> Element {
    page_with(cx, by_touch)
}

fn by_touch(cx: &ViewContext, fact: FactIndex) -> Element {
    let today = cx.situation().as_of.month;
    let policy = cx.policy();
    match &policy.facts[fact].kind {
        FactKind::Choice(_) | FactKind::Choices(_) => form(cx, fact),
        FactKind::Month { back, ahead } => {
            let keys = month_keys(cx, today.plus(-back), today.plus(*ahead));
            // The last key submits the answer, so there is no Next button.
            let unsure = unsure_option(cx, fact, policy.question(fact));
            form_with_fields(cx, fact, el("div").with_child(keys).with_child(unsure), false)
        }
        FactKind::Number { unit, decimals, .. } => {
            form_with_fields(cx, fact, number::number(cx, unit, *decimals > 0), true)
        }
    }
}
