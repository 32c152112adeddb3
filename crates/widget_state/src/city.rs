//! The city of the host page: the attribute `city` of a portal (docs/embedding.md).

use eligibility::policy::{Fact, FactKind};

/// The id of the fact that is asked for with the cities as options.
pub const PLACE_FACT: &str = "place";
/// The id of its option for people who are in none of the cities.
pub const OUTSIDE: &str = "outside";

/// Returns the index of the option for `city`: an id of the data such as `jinan`, or a name such as `济南` or
/// `济南市`, which the data maps to that option. `None` for other questions and other cities.
pub fn option_for(city: &str, fact: &Fact) -> Option<usize> {
    match &fact.kind {
        FactKind::Choice(options) if fact.id == PLACE_FACT && !city.is_empty() => options
            .iter()
            .position(|option| [&option.id, &option.label, &option.short].into_iter().any(|it| it == city)),
        _ => None,
    }
}
