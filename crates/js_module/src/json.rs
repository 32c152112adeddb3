//! A minimal JSON encoder. `serde_json` would add more wasm than the rest of this crate, and JavaScript
//! parses the results itself.

use std::fmt;

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    /// An integer.
    Number(i64),
    Text(String),
    List(Vec<Json>),
    /// Members in output order.
    Object(Vec<(String, Json)>),
}

/// Creates an object from names and values that convert to [`Json`].
macro_rules! object {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::json::Json::Object(vec![$(($name.to_owned(), $crate::json::Json::from($value))),*])
    };
}
pub(crate) use object;

impl Json {
    /// Creates a list by converting each of `values`.
    pub(crate) fn list<T>(values: impl IntoIterator<Item = T>, each: impl FnMut(T) -> Json) -> Self {
        Json::List(values.into_iter().map(each).collect())
    }
}

impl From<bool> for Json {
    fn from(value: bool) -> Self {
        Json::Bool(value)
    }
}

impl From<usize> for Json {
    fn from(value: usize) -> Self {
        Json::Number(value as i64)
    }
}

impl From<u8> for Json {
    fn from(value: u8) -> Self {
        Json::Number(i64::from(value))
    }
}

impl From<&str> for Json {
    fn from(value: &str) -> Self {
        Json::Text(value.to_owned())
    }
}

impl From<&String> for Json {
    fn from(value: &String) -> Self {
        Json::Text(value.clone())
    }
}

impl From<String> for Json {
    fn from(value: String) -> Self {
        Json::Text(value)
    }
}

impl<T: Into<Json>> From<Option<T>> for Json {
    fn from(value: Option<T>) -> Self {
        value.map_or(Json::Null, T::into)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => f.write_str(if *value { "true" } else { "false" }),
            Json::Number(value) => write!(f, "{value}"),
            Json::Text(text) => write_text(f, text),
            Json::List(values) => {
                f.write_str("[")?;
                for (index, value) in values.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    value.fmt(f)?;
                }
                f.write_str("]")
            }
            Json::Object(members) => {
                f.write_str("{")?;
                for (index, (name, value)) in members.iter().enumerate() {
                    f.write_str(if index > 0 { "," } else { "" })?;
                    write_text(f, name)?;
                    f.write_str(":")?;
                    value.fmt(f)?;
                }
                f.write_str("}")
            }
        }
    }
}

/// Writes a string with the escapes that RFC 8259 requires.
fn write_text(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    f.write_str("\"")?;
    let mut rest = text;
    while let Some(position) = rest.find(|sign: char| sign < ' ' || sign == '"' || sign == '\\') {
        let (before, after) = rest.split_at(position);
        f.write_str(before)?;
        // The character is one byte long.
        let (sign, after) = after.split_at(1);
        match sign {
            "\"" | "\\" => write!(f, "\\{sign}")?,
            sign => write!(f, "\\u{:04x}", sign.as_bytes()[0])?,
        }
        rest = after;
    }
    f.write_str(rest)?;
    f.write_str("\"")
}

#[cfg(test)]
mod tests {
    use super::Json;

    #[test]
    fn what_is_written_is_read_back_the_same() {
        let text = "工\"\\\n\u{1f}末";
        let written = object! {
            "text": text,
            "empty": Json::List(Vec::new()),
            "values": Json::List(vec![Json::Null, true.into(), 7_usize.into(), "".into()]),
        };
        let read: serde_json::Value = serde_json::from_str(&written.to_string()).expect("is JSON");
        let expected = serde_json::json!({"text": text, "empty": [], "values": [null, true, 7, ""]});
        assert_eq!(read, expected);
    }
}
