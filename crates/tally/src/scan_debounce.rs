//! A camera sees the same code many times a second; it counts once for each time it is held up.

/// A code that was not seen for so many milliseconds has been taken away.
const AWAY: f64 = 2_000.0;

/// The codes before the camera, each with the time it was last seen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ScanDebounce(Vec<(String, f64)>);

impl ScanDebounce {
    /// Takes in that a code is seen; whether it has just been held up. Times are in milliseconds from
    /// any beginning.
    pub fn is_new(&mut self, text: &str, at: f64) -> bool {
        self.0.retain(|(_, seen)| at - seen < AWAY);
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
