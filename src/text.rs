//! Every word of the interface: one constant for each key of `data/texts/`, and a way to fill them.

use eligibility::Date;

include!(concat!(env!("OUT_DIR"), "/texts.rs"));

/// Fills each `{name}` of `template` with its value. A name without a value stays as it is, so that
/// a mistake shows itself.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, after)| {
            let value = values.iter().find(|(known, _)| *known == name)?;
            Some((value.1, after))
        });
        match value {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// Fills `{n}` with a number.
pub fn fill_number(template: &str, number: usize) -> String {
    fill(template, &[("n", &number.to_string())])
}

/// A day in words.
pub fn day(date: Date) -> String {
    let (year, month) = (date.month.year().to_string(), date.month.month().to_string());
    fill(crate::text::SHELL_DAY, &[("year", &year), ("month", &month), ("day", &date.day.to_string())])
}

#[cfg(test)]
mod tests {
    use super::{fill, fill_number};

    #[test]
    fn fills_what_it_knows_and_leaves_the_rest() {
        assert_eq!(fill("a{x}b{y}c", &[("x", "1"), ("y", "{x}")]), "a1b{x}c");
        assert_eq!(fill("{z} {", &[("x", "1")]), "{z} {");
        assert_eq!(fill_number("{n}/{n}", 7), "7/7");
    }
}
