//! Sentences with values in them. The one way in which it is done, everywhere: what the standard library has
//! for it would weigh more than all sentences of a page.

use alloc::string::String;

/// Writes `template` behind `text`, and for each `{name}` what `write` writes behind it. A name that `write`
/// does not know, as it says, stays as it is, so that a mistake shows itself.
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

/// Fills each `{name}` of `template` with its value; a name without one stays as it is.
pub fn interpolate(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    write_template(&mut filled, template, &|text, name| {
        let value = values.iter().find(|(known, _)| *known == name);
        value.map(|(_, value)| text.push_str(value)).is_some()
    });
    filled
}

/// Writes `template` behind `text`, with each `{name}` as the digits of its number.
pub(crate) fn write_number_template(text: &mut String, template: &str, numbers: &[(&str, i64)]) {
    write_template(text, template, &|text, name| {
        let number = numbers.iter().find(|(known, _)| *known == name);
        number.map(|(_, number)| write_integer(text, *number)).is_some()
    });
}

/// A whole number in digits.
pub fn format_integer(number: i64) -> String {
    let mut text = String::new();
    write_integer(&mut text, number);
    text
}

/// Writes a whole number behind `text`.
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
    fn fills_what_it_knows_and_leaves_the_rest() {
        assert_eq!(interpolate("a{x}b{y}c", &[("x", "1"), ("y", "{x}")]), "a1b{x}c");
        assert_eq!(interpolate("{z} {", &[("x", "1")]), "{z} {");
        assert_eq!(interpolate("{x}{x}", &[("x", "7")]), "77");
    }

    #[test]
    fn writes_numbers_as_the_library_does() {
        for number in [0, 1, 9, 10, 99, 100, 2026, -1, -10, i64::MAX, i64::MIN] {
            assert_eq!(format_integer(number), number.to_string());
        }
    }
}
