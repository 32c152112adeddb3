//! The size of all text: three, of which the user chooses one.

/// The size of all text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextSize {
    /// Running text of 18 px.
    #[default]
    Standard,
    /// Running text of 22.5 px.
    Large,
    /// Running text of 30 px.
    ExtraLarge,
}

impl TextSize {
    /// Parses the value of `large` on the widget's element or in its URL: absent, `2`, or any other.
    pub fn parse(large: Option<&str>) -> Self {
        match large {
            None => TextSize::Standard,
            Some("2") => TextSize::ExtraLarge,
            Some(_) => TextSize::Large,
        }
    }

    /// Returns the query that a URL of the widget's own page has for this size.
    pub fn query(self) -> &'static str {
        match self {
            TextSize::Standard => "?",
            TextSize::Large => "?large=1",
            TextSize::ExtraLarge => "?large=2",
        }
    }

    /// Returns the next size; the first follows the last, so that the same button undoes the choice.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            TextSize::Standard => TextSize::Large,
            TextSize::Large => TextSize::ExtraLarge,
            TextSize::ExtraLarge => TextSize::Standard,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::TextSize;

    #[test]
    fn three_taps_return_to_the_first_size_and_each_query_reads_back() {
        let mut size = TextSize::default();
        for _ in 0..3 {
            let large = size.query().strip_prefix("?large=");
            assert_eq!(TextSize::parse(large), size);
            size = size.next();
        }
        assert_eq!(size, TextSize::Standard);
        assert_eq!(TextSize::parse(Some("")), TextSize::Large);
    }
}
