//! A hand scanner types what it reads, like a keyboard, and ends with Enter or Tab.

/// A pause of so many milliseconds begins anew: a scanner takes a fraction of it between two keys.
const PAUSE: f64 = 1_000.0;

/// Fewer characters than this come from somebody who tried a key.
const LEAST: usize = 8;

/// More characters than this are nobody's link.
const MOST: usize = 2_000;

/// What a key led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScannerEvent {
    /// It is none of ours.
    Ignored,
    /// It belongs to something that is being scanned.
    Key,
    /// Something was scanned.
    Line(String),
    /// Something was scanned, but an input method swallowed keys of it.
    Swallowed,
}

/// The keys of what is being scanned.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Scanner {
    typed: String,
    /// How many keys an input method took for itself.
    swallowed: usize,
    /// When the last key came, in milliseconds.
    at: f64,
}

impl Scanner {
    /// Takes in a key that no field was there for, by its name in the UI Events standard, and the time
    /// in milliseconds from any beginning.
    pub fn key(&mut self, key: &str, at: f64) -> ScannerEvent {
        if at - self.at > PAUSE {
            *self = Self::default();
        }
        self.at = at;
        let mut characters = key.chars();
        match (characters.next(), characters.next()) {
            // No link holds a space, and it presses buttons.
            (Some(' ' | '\u{3000}'), None) => ScannerEvent::Ignored,
            (Some(character), None) => {
                if self.typed.len() < MOST {
                    self.typed.push(character);
                }
                ScannerEvent::Key
            }
            _ => self.named(key),
        }
    }

    fn named(&mut self, key: &str) -> ScannerEvent {
        match key {
            "Enter" | "Tab" => {
                let Self { typed, swallowed, .. } = std::mem::take(self);
                if typed.chars().count() + swallowed < LEAST {
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
            // Shift and the like.
            _ => ScannerEvent::Ignored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Scanner, ScannerEvent};

    /// What comes of keys that follow each other so many milliseconds apart.
    fn last(keys: &[&str], apart: f64) -> ScannerEvent {
        let mut scanner = Scanner::default();
        let mut heard = ScannerEvent::Ignored;
        for (place, key) in keys.iter().enumerate() {
            heard = scanner.key(key, 5_000.0 + place as f64 * apart);
        }
        heard
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
