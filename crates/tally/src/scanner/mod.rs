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
mod tests;
