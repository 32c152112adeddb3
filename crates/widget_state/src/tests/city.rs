//! The city of the host page: by id and by name, as portals write it.

use super::root;
use crate::Resources;
use crate::city::option_for;

/// Returns the names that the form for portals offers.
fn names_of_the_form() -> Vec<String> {
    let page = std::fs::read_to_string(root().join("embed.html")).expect("the form for portals");
    let (_, select) = page.split_once("<select id=\"city\"").expect("a select for the city");
    let (select, _) = select.split_once("</select>").expect("its end");
    let options = select.split("<option>").skip(1);
    options.filter_map(|option| Some(option.split_once("</option>")?.0.to_owned())).collect()
}

/// A portal writes a name into its page once and for years. If this fails because a label in `data/` was
/// reworded, keep the city's name as the label or as the short name.
#[test]
fn every_city_is_found_by_its_name_with_and_without_its_suffix_and_by_its_id() {
    let data = Resources::built_in();
    let policy = &data.policies[0];
    let fact = &policy.facts[policy.fact_index("place").expect("the question for the city")];
    let names = names_of_the_form();
    assert_eq!(names.len(), 16, "{names:?}");
    let mut found = Vec::new();
    for name in &names {
        let index = option_for(name, fact).unwrap_or_else(|| panic!("no option for the city {name}"));
        assert_eq!(option_for(&format!("{name}市"), fact), Some(index), "{name}市");
        let id = &fact.kind.options()[index].id;
        assert_eq!(option_for(id, fact), Some(index), "{id}");
        found.push(index);
    }
    found.dedup();
    assert_eq!(found.len(), 16, "each city has an option of its own");
    // All options but the last, which is "not in Shandong".
    assert_eq!(fact.kind.options().len(), 17, "a city of the data is missing in embed.html");
}

#[test]
fn other_names_and_other_questions_have_no_city() {
    let data = Resources::built_in();
    let policy = &data.policies[0];
    let place = policy.fact_index("place").expect("the question for the city");
    for name in ["", "北京", "济", "jinan ", "Jinan"] {
        assert_eq!(option_for(name, &policy.facts[place]), None, "{name}");
    }
    for (index, fact) in policy.facts.iter().enumerate().filter(|(index, _)| *index != place) {
        for option in fact.kind.options() {
            assert_eq!(option_for(&option.label, fact), None, "fact {index}");
        }
    }
}
