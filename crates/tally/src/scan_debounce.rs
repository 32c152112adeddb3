//! Debounces the camera, which reads a code many times per second, so that each presentation counts once.

/// Milliseconds without a reading after which a code counts again.
const TIMEOUT: f64 = 2_000.0;

/// The codes in front of the camera with the times of their last readings.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScanDebounce(Vec<(String, f64)>);

impl ScanDebounce {
    /// Records a reading and returns whether the code is newly presented. `at` is in milliseconds from any
    /// origin.
    ///
    /// ```
    /// let mut debounce = tally::ScanDebounce::default();
    /// assert!(debounce.is_new("1AB2", 0.0));
    /// assert!(!debounce.is_new("1AB2", 40.0));
    /// ```
    pub fn is_new(&mut self, text: &str, at: f64) -> bool {
        self.0.retain(|(_, seen)| at - seen < TIMEOUT);
        match self.0.iter_mut().find(|(known, _)| known == text) {
            Some((_, seen)) => {
                *seen = at;
                false
            }
            None => {
                self.0.push((text.to_owned(), at));
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ScanDebounce;

    #[test]
    fn a_code_counts_once_until_it_is_taken_away() {
        let mut debounce = ScanDebounce::default();
        assert!(debounce.is_new("a", 0.0));
        for at in [200.0, 1_900.0, 3_800.0] {
            assert!(!debounce.is_new("a", at));
        }
        assert!(debounce.is_new("b", 3_900.0));
        assert!(!debounce.is_new("a", 4_000.0), "two at once");
        assert!(debounce.is_new("a", 6_000.0), "held up again");
    }
}
