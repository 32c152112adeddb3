//! Sentences with values in them. The one way in which it is done, everywhere: what the standard library has
//! for it would weigh more than all sentences of a page.

use alloc::string::String;

/// Fills each `{name}` of `template` with what `value` says. What it has no value for stays as it is, so that
/// a mistake shows itself.
pub fn fill_with(template: &str, value: &dyn Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| Some((value(name)?, after)));
        rest = match found {
            Some((value, after)) => {
                filled.push_str(&value);
                after
            }
            None => {
                filled.push('{');
                after
            }
        };
    }
    filled.push_str(rest);
    filled
}

/// Fills each `{name}` of `template` with its value; a name without one stays as it is.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    fill_with(template, &|name| {
        let value = values.iter().find(|(known, _)| *known == name)?;
        Some(String::from(value.1))
    })
}

/// A whole number in digits.
pub fn digits(number: i64) -> String {
    let mut text = String::new();
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
    text
}

#[cfg(test)]
mod tests {
    use super::{digits, fill};
    use alloc::string::ToString;

    #[test]
    fn fills_what_it_knows_and_leaves_the_rest() {
        assert_eq!(fill("a{x}b{y}c", &[("x", "1"), ("y", "{x}")]), "a1b{x}c");
        assert_eq!(fill("{z} {", &[("x", "1")]), "{z} {");
        assert_eq!(fill("{x}{x}", &[("x", "7")]), "77");
    }

    #[test]
    fn writes_numbers_as_the_library_does() {
        for number in [0, 1, 9, 10, 99, 100, 2026, -1, -10, i64::MAX, i64::MIN] {
            assert_eq!(digits(number), number.to_string());
        }
    }
}
