//! Template interpolation (`{name}`). Replaces `core::fmt`, which costs more wasm than all templates of a
//! page.

use alloc::string::String;

/// The bytes that the values of a template usually need.
pub(crate) const USUAL_VALUES: usize = 64;

/// Appends `template` to `text` and calls `write` for each `{name}`.
///
/// `write` appends the value and returns whether the name is known. An unknown name stays as it is, so that a
/// mistake in a template is visible.
pub(crate) fn write_template(text: &mut String, template: &str, write: &dyn Fn(&mut String, &str) -> bool) {
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        rest = match after.split_once('}') {
            Some((name, behind)) if write(text, name) => behind,
            _ => {
                text.push('{');
                after
            }
        };
    }
    text.push_str(rest);
}

/// Replaces each `{name}` of `template` with its value. A name without a value stays as it is.
///
/// ```
/// use eligibility::template::interpolate;
///
/// assert_eq!(interpolate("满{age}岁", &[("age", "16")]), "满16岁");
/// ```
#[must_use]
pub fn interpolate(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + USUAL_VALUES);
    write_template(&mut text, template, &|text, name| {
        let value = values.iter().find(|(known, _)| *known == name);
        value.map(|(_, value)| text.push_str(value)).is_some()
    });
    text
}

/// Appends `template` to `text` with each `{name}` replaced by its number.
pub(crate) fn write_number_template(text: &mut String, template: &str, numbers: &[(&str, i64)]) {
    write_template(text, template, &|text, name| {
        let number = numbers.iter().find(|(known, _)| *known == name);
        number.map(|(_, number)| write_integer(text, *number)).is_some()
    });
}

/// Formats an integer in decimal digits.
#[must_use]
pub fn format_integer(number: i64) -> String {
    let mut text = String::new();
    write_integer(&mut text, number);
    text
}

/// Appends an integer in decimal digits to `text`.
fn write_integer(text: &mut String, number: i64) {
    if number < 0 {
        text.push('-');
    }
    let size = number.unsigned_abs();
    let mut unit = 1;
    while size / unit >= 10 {
        unit *= 10;
    }
    while unit > 0 {
        text.push(char::from(b'0' + (size / unit % 10) as u8));
        unit /= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::{format_integer, interpolate};
    use alloc::string::ToString;

    #[test]
    fn known_names_are_replaced_and_others_stay() {
        assert_eq!(interpolate("a{x}b{y}c", &[("x", "1"), ("y", "{x}")]), "a1b{x}c");
        assert_eq!(interpolate("{z} {", &[("x", "1")]), "{z} {");
        assert_eq!(interpolate("{x}{x}", &[("x", "7")]), "77");
    }

    #[test]
    fn integers_are_formatted_as_by_the_standard_library() {
        for number in [0, 1, 9, 10, 99, 100, 2026, -1, -10, i64::MAX, i64::MIN] {
            assert_eq!(format_integer(number), number.to_string());
        }
    }
}
