//! The offices of a city, as the help with the call shows them.

use super::html::html;
use crate::view::components::call::offices;
use content::call::Office;
use content::text::{self, interpolate};
use eligibility::policy::ChoiceOption;
use widget_state::Resources;

const OFFICE: Office = Office {
    city: "weifang",
    county: "某县",
    name: "公共就业服务中心",
    address: "某路1号",
    phone: "0536-12333",
    hours: "周一到周五",
    source: "https://example.gov.cn/",
    checked: "2026-11-28",
};

fn city(id: &str) -> ChoiceOption {
    let data = Resources::with_rules(None);
    let policy = &data.policies[0];
    let fact = policy.fact_index("place").expect("a fact of the policy");
    let options = policy.facts[fact].kind.options();
    options.iter().find(|option| option.id == id).expect("a city").clone()
}

#[test]
fn a_verified_office_has_its_number_to_dial_and_its_source() {
    let shown = html(&offices(&city("weifang"), [&OFFICE].into_iter()).into());
    for words in [
        "某县公共就业服务中心：某路1号，周一到周五",
        "href=\"tel:0536-12333\"",
        OFFICE.source,
        OFFICE.checked,
    ] {
        assert!(shown.contains(words), "{words} in {shown}");
    }
}

#[test]
fn a_city_without_a_verified_office_says_so() {
    let no_office = interpolate(text::CALL_NO_OFFICE, &[("city", "济南")]);
    assert!(html(&offices(&city("jinan"), [&OFFICE].into_iter()).into()).contains(&no_office));
    assert!(html(&offices(&city("outside"), [&OFFICE].into_iter()).into()).contains(text::CALL_OUTSIDE));
}
