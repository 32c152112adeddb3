//! Tests of the recognition of scans: a scanner, a person at the keyboard, an input method.

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
