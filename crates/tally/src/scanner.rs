//! Recognizes a hand scanner, which types a code like a keyboard and ends with Enter or Tab.

/// Milliseconds between two keys after which a scan is discarded. A scanner needs a fraction of it.
const TIMEOUT: f64 = 1_000.0;

/// Minimum length of a scan. Shorter input is a user at the keyboard.
const MIN_LENGTH: usize = 8;

/// Maximum length of a scanned line in bytes.
const MAX_LENGTH: usize = 2_000;

/// The effect of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerEvent {
    /// The key is not part of a scan.
    Ignored,
    /// The key is part of a scan in progress.
    Key,
    /// A scan is complete.
    Line(String),
    /// A scan is complete, but an input method consumed some of its keys.
    Swallowed,
}

/// A scan in progress.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scanner {
    typed: String,
    /// Number of keys that an input method consumed.
    swallowed: usize,
    /// Time of the last key in milliseconds.
    at: f64,
}

impl Scanner {
    /// Handles a key that was pressed outside of input fields. `key` is its name in the UI Events standard,
    /// `at` the time in milliseconds from any origin.
    ///
    /// ```
    /// use tally::{Scanner, ScannerEvent};
    ///
    /// let mut scanner = Scanner::default();
    /// for key in ["1", "6", "9", "3", "N", "X", "V", "9"] {
    ///     assert_eq!(scanner.key(key, 0.0), ScannerEvent::Key);
    /// }
    /// assert_eq!(scanner.key("Enter", 5.0), ScannerEvent::Line("1693NXV9".to_owned()));
    /// ```
    pub fn key(&mut self, key: &str, at: f64) -> ScannerEvent {
        if at - self.at > TIMEOUT {
            *self = Self::default();
        }
        self.at = at;
        let mut characters = key.chars();
        match (characters.next(), characters.next()) {
            // A link contains no space, and the space key presses buttons.
            (Some(' ' | '\u{3000}'), None) => ScannerEvent::Ignored,
            (Some(character), None) => {
                if self.typed.len() < MAX_LENGTH {
                    self.typed.push(character);
                }
                ScannerEvent::Key
            }
            _ => self.named(key),
        }
    }

    /// Handles a key that types no character.
    fn named(&mut self, key: &str) -> ScannerEvent {
        match key {
            "Enter" | "Tab" => {
                let Self { typed, swallowed, .. } = std::mem::take(self);
                if typed.chars().count() + swallowed < MIN_LENGTH {
                    ScannerEvent::Ignored
                } else if swallowed > 0 {
                    ScannerEvent::Swallowed
                } else {
                    ScannerEvent::Line(typed)
                }
            }
            "Process" | "Unidentified" => {
                self.swallowed += 1;
                ScannerEvent::Key
            }
            // Modifier keys such as Shift.
            _ => ScannerEvent::Ignored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scanner, ScannerEvent};

    /// Returns the event of the last key, with `apart` milliseconds between the keys.
    fn last(keys: &[&str], apart: f64) -> ScannerEvent {
        let mut scanner = Scanner::default();
        let mut event = ScannerEvent::Ignored;
        for (index, key) in keys.iter().enumerate() {
            event = scanner.key(key, 5_000.0 + index as f64 * apart);
        }
        event
    }

    const KEYS: [&str; 11] = ["1", "Shift", "A", "b", "３", "4", "/", "6", "7", "8", "Enter"];

    #[test]
    fn keys_in_a_row_are_a_line() {
        let line = ScannerEvent::Line("1Ab３4/678".to_owned());
        assert_eq!(last(&KEYS, 5.0), line);
        assert_eq!(last(&KEYS, 900.0), line);
        let mut with_tab = KEYS;
        with_tab[10] = "Tab";
        assert_eq!(last(&with_tab, 5.0), line);
    }

    #[test]
    fn a_person_at_the_keyboard_scans_nothing() {
        assert_eq!(last(&KEYS, 1_001.0), ScannerEvent::Ignored, "too slow");
        assert_eq!(last(&["Tab", "Tab", "Enter"], 5.0), ScannerEvent::Ignored, "going to a button");
        assert_eq!(last(&["a", "b", "Enter"], 5.0), ScannerEvent::Ignored, "trying a key");
        assert_eq!(last(&[" "], 5.0), ScannerEvent::Ignored, "pressing a button");
        assert_eq!(last(&["Enter"], 5.0), ScannerEvent::Ignored);
    }

    #[test]
    fn one_scan_leaves_nothing_for_the_next() {
        let mut scanner = Scanner::default();
        for _ in 0..3 {
            for key in &KEYS[..10] {
                scanner.key(key, 0.0);
            }
            assert_eq!(scanner.key("Enter", 1.0), ScannerEvent::Line("1Ab３4/678".to_owned()));
        }
    }

    #[test]
    fn an_input_method_that_swallows_is_told_of() {
        let mut keys = KEYS;
        keys[3] = "Process";
        assert_eq!(last(&keys, 5.0), ScannerEvent::Swallowed);
        assert_eq!(last(&["Process", "Enter"], 5.0), ScannerEvent::Ignored);
    }

    #[test]
    fn an_endless_row_takes_no_endless_room() {
        let mut scanner = Scanner::default();
        for _ in 0..10_000 {
            scanner.key("1", 0.0);
        }
        assert_eq!(scanner.key("Enter", 0.0), ScannerEvent::Line("1".repeat(2_000)));
    }
}
