//! Recognizes a hand scanner, which types a code like a keyboard. Knows how scans end, and what input methods
//! make of them, outside of fields and within.
//!
//! A scan ends with Enter, Tab, or a control character that a scanner types with Ctrl (J is a line feed, M a
//! carriage return, I a tab), or with a pause. Some scanners type each character as Alt and its number on the
//! numeric keypad, which is independent of the keyboard's language.

/// Milliseconds between two keys after which a scan is over. A scanner needs a fraction of it.
pub const PAUSE: f64 = 1_000.0;

/// Minimum length of a scan. Shorter input is a user at the keyboard.
const MIN_LENGTH: usize = 8;

/// Minimum length of a scan in a field that no key ends. The shortest receipt has 24 characters.
const MIN_LENGTH_IN_FIELD: usize = 20;

/// Maximum average of milliseconds between the keys of a scan in a field, where users type, too.
const MAX_INTERVAL_IN_FIELD: f64 = 60.0;

/// Maximum length of a scanned line in bytes.
const MAX_LENGTH: usize = 2_000;

/// A key that was pressed, in the terms of the UI Events standard.
#[derive(Clone, Copy, Debug, Default)]
pub struct Key<'a> {
    /// `KeyboardEvent.key`
    pub name: &'a str,
    /// `KeyboardEvent.code`
    pub code: &'a str,
    /// Whether Ctrl is held.
    pub ctrl: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether the Windows or Command key is held.
    pub meta: bool,
    /// Whether an input method handles the key.
    pub is_input_method: bool,
}

impl<'a> From<&'a str> for Key<'a> {
    fn from(name: &'a str) -> Self {
        Key { name, ..Key::default() }
    }
}

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
    /// Whether the keys go to a field.
    in_field: bool,
    typed: String,
    /// Number of keys that an input method consumed.
    swallowed: usize,
    /// The number typed on the numeric keypad with Alt held.
    character_number: Option<u32>,
    /// Time of the first key in milliseconds.
    begun: f64,
    /// Time of the last key in milliseconds.
    at: f64,
}

impl Scanner {
    /// Creates a scanner for keys that go to a field, where a scan is recognized by its speed.
    pub fn in_field() -> Self {
        Scanner { in_field: true, ..Scanner::default() }
    }

    /// Handles a key. `at` is the time in milliseconds from any origin.
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
    pub fn key<'a>(&mut self, key: impl Into<Key<'a>>, at: f64) -> ScannerEvent {
        let key = key.into();
        if at - self.at > PAUSE {
            self.reset();
        }
        if self.length() == 0 {
            self.begun = at;
        }
        self.at = at;
        if key.is_input_method || matches!(key.name, "Process" | "Unidentified") {
            self.swallowed += 1;
            return ScannerEvent::Key;
        }
        if key.alt && !key.ctrl && !key.meta {
            return self.digit_with_alt(&key);
        }
        let ended = self.finish_character();
        if ended != ScannerEvent::Ignored {
            return ended;
        }
        if key.name == "Alt" {
            self.character_number = Some(0);
            return ScannerEvent::Ignored;
        }
        if key.ctrl || key.alt || key.meta {
            let is_line_end = key.ctrl && matches!(key.name, "j" | "J" | "m" | "M" | "i" | "I");
            return if is_line_end { self.end(MIN_LENGTH) } else { ScannerEvent::Ignored };
        }
        let mut characters = key.name.chars();
        match (characters.next(), characters.next()) {
            // A link contains no space, and the space key presses buttons.
            (Some(' ' | '\u{3000}'), None) => ScannerEvent::Ignored,
            (Some(character), None) => self.push(character),
            _ if matches!(key.name, "Enter" | "Tab") => self.end(MIN_LENGTH),
            // Modifier keys such as Shift.
            _ => ScannerEvent::Ignored,
        }
    }

    /// Handles the release of Alt, which completes a character typed by its number.
    pub fn alt_released(&mut self) -> ScannerEvent {
        self.finish_character()
    }

    /// Handles a pause of [`PAUSE`] after a key: a scanner that sends no key at the end is done.
    pub fn pause(&mut self) -> ScannerEvent {
        match self.finish_character() {
            ScannerEvent::Line(line) => ScannerEvent::Line(line),
            _ => self.end(if self.in_field { MIN_LENGTH_IN_FIELD } else { MIN_LENGTH }),
        }
    }

    fn length(&self) -> usize {
        self.typed.chars().count() + self.swallowed
    }

    fn reset(&mut self) {
        *self = Scanner { in_field: self.in_field, at: self.at, ..Scanner::default() };
    }

    /// Adds a character; a line end ends the scan.
    fn push(&mut self, character: char) -> ScannerEvent {
        if matches!(character, '\t' | '\n' | '\r') {
            return self.end(MIN_LENGTH);
        }
        if self.typed.len() < MAX_LENGTH {
            self.typed.push(character);
        }
        ScannerEvent::Key
    }

    /// Handles a key with Alt held: a digit of a character's number.
    fn digit_with_alt(&mut self, key: &Key) -> ScannerEvent {
        let digit = key.code.strip_prefix("Numpad").unwrap_or(key.name);
        let digit = digit.parse::<u32>().ok().filter(|digit| *digit < 10);
        match (digit, self.character_number) {
            (Some(digit), number) => {
                self.character_number = Some(number.unwrap_or(0).saturating_mul(10).saturating_add(digit));
                ScannerEvent::Key
            }
            _ => ScannerEvent::Ignored,
        }
    }

    /// Completes a character typed by its number.
    fn finish_character(&mut self) -> ScannerEvent {
        let number = self.character_number.take().and_then(|number| u8::try_from(number).ok());
        match number.map(char::from) {
            Some(character @ ('\t' | '\n' | '\r' | '!'..='~')) => match self.push(character) {
                // The key that completes the character is handled by itself.
                ScannerEvent::Key => ScannerEvent::Ignored,
                ended => ended,
            },
            _ => ScannerEvent::Ignored,
        }
    }

    /// Ends the scan, if it has the minimum length and the speed of one.
    fn end(&mut self, least: usize) -> ScannerEvent {
        let length = self.length();
        let is_fast = self.at - self.begun <= MAX_INTERVAL_IN_FIELD * length as f64;
        let (typed, swallowed) = (std::mem::take(&mut self.typed), self.swallowed);
        self.reset();
        if length < least || (self.in_field && !is_fast) {
            ScannerEvent::Ignored
        } else if swallowed > 0 {
            ScannerEvent::Swallowed
        } else {
            ScannerEvent::Line(typed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, PAUSE, Scanner, ScannerEvent};

    /// Returns the event of the last key, with `apart` milliseconds between the keys.
    fn last(keys: &[&str], apart: f64) -> ScannerEvent {
        let mut scanner = Scanner::default();
        let mut event = ScannerEvent::Ignored;
        for (index, key) in keys.iter().enumerate() {
            event = scanner.key(*key, 5_000.0 + index as f64 * apart);
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
                scanner.key(*key, 0.0);
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

    const LINE: &str = "1693NXV904SFJN1A292Y";

    /// Types the line with this many milliseconds between the keys. Returns the time of the last key.
    fn type_line(scanner: &mut Scanner, apart: f64) -> f64 {
        let mut at = 10_000.0;
        for key in LINE.chars() {
            at += apart;
            assert_eq!(scanner.key(&*key.to_string(), at), ScannerEvent::Key);
        }
        at
    }

    fn with_ctrl(name: &str) -> Key<'_> {
        Key { ctrl: true, ..Key::from(name) }
    }

    #[test]
    fn every_scan_ends_with_a_line_whatever_ends_it() {
        let line = ScannerEvent::Line(LINE.to_owned());
        let ends = ["Enter", "Tab", "\n", "\r", "\t"].map(Key::from);
        let control_characters = ["j", "J", "m", "M", "i"].map(with_ctrl);
        for mut scanner in [Scanner::default(), Scanner::in_field()] {
            for end in ends.into_iter().chain(control_characters) {
                let at = type_line(&mut scanner, 5.0);
                assert_eq!(scanner.key(end, at + 5.0), line, "{end:?}");
            }
            for ignored in ["Shift", "Escape", "ArrowDown", "F12", "End"] {
                let at = type_line(&mut scanner, 5.0);
                assert_eq!(scanner.key(ignored, at + 5.0), ScannerEvent::Ignored, "{ignored}");
                assert_eq!(scanner.pause(), line, "{ignored}");
            }
            type_line(&mut scanner, 5.0);
            assert_eq!(scanner.pause(), line, "nothing at the end");
            assert_eq!(scanner.pause(), ScannerEvent::Ignored, "only once");
        }
    }

    /// Each character as Alt and its number, with and without a leading zero, with and without Num Lock.
    #[test]
    fn characters_typed_by_their_numbers_are_a_scan() {
        for (zeros, num_lock) in [("", true), ("0", true), ("0", false)] {
            for mut scanner in [Scanner::default(), Scanner::in_field()] {
                for character in LINE.chars() {
                    assert_eq!(scanner.key("Alt", 1.0), ScannerEvent::Ignored);
                    for digit in format!("{zeros}{}", character as u32).chars() {
                        let (digit, code) = (digit.to_string(), format!("Numpad{digit}"));
                        let name = if num_lock { &digit } else { "Home" };
                        let key = Key { name, code: &code, alt: true, ..Key::default() };
                        assert_eq!(scanner.key(key, 1.0), ScannerEvent::Key);
                    }
                    assert_eq!(scanner.alt_released(), ScannerEvent::Ignored);
                }
                assert_eq!(scanner.key("Enter", 2.0), ScannerEvent::Line(LINE.to_owned()));
            }
        }
    }

    #[test]
    fn a_line_end_typed_by_its_number_ends_a_scan() {
        let mut scanner = Scanner::default();
        let at = type_line(&mut scanner, 5.0);
        for digit in ["1", "3"] {
            scanner.key(Key { alt: true, ..Key::from(digit) }, at);
        }
        assert_eq!(scanner.alt_released(), ScannerEvent::Line(LINE.to_owned()));
    }

    #[test]
    fn in_a_field_a_user_ends_nothing_by_accident() {
        let mut scanner = Scanner::in_field();
        // The focus leaves the field, or the user pauses.
        let at = type_line(&mut scanner, 150.0);
        assert_eq!(scanner.key("Tab", at + 150.0), ScannerEvent::Ignored);
        type_line(&mut scanner, 150.0);
        assert_eq!(scanner.pause(), ScannerEvent::Ignored);
        for key in ["1", "2", "3", "Tab"] {
            assert_eq!(scanner.key(key, 1.0) == ScannerEvent::Key, key != "Tab");
        }
    }

    #[test]
    fn keys_of_an_input_method_end_nothing_and_are_told_of() {
        for end in ["Enter", "Tab", "Process"] {
            for mut scanner in [Scanner::default(), Scanner::in_field()] {
                let at = type_line(&mut scanner, 5.0);
                let key = Key { is_input_method: true, ..Key::from(end) };
                assert_eq!(scanner.key(key, at), ScannerEvent::Key, "{end}");
                assert_eq!(scanner.pause(), ScannerEvent::Swallowed, "{end}");
            }
        }
    }

    #[test]
    fn shortcuts_are_no_part_of_a_scan() {
        let mut scanner = Scanner::default();
        for name in ["j", "m", "c", "v", "Enter"] {
            assert_eq!(scanner.key(with_ctrl(name), 1.0), ScannerEvent::Ignored, "{name}");
        }
        type_line(&mut scanner, 5.0);
        assert_eq!(scanner.key("Enter", 10_000.0 + 2.0 * PAUSE), ScannerEvent::Ignored, "much later");
    }
}
