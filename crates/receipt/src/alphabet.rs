//! The alphabet of a receipt, and the other spellings that are accepted. It is the alphabet of Crockford's
//! Base32.

use alloc::{string::String, vec::Vec};
use text_normal_form::{Folded, fold, is_dash};

/// Thirty-two characters for five bits each: digits and capitals without I, L, O and U (Crockford's Base32).
/// URLs need no escapes for them, and a QR code encodes them in alphanumeric mode.
const CHARACTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Encodes symbols of ten bits as two characters each.
pub(crate) fn encode_symbols(symbols: &[u16]) -> String {
    let mut text = String::with_capacity(symbols.len() * 2);
    for symbol in symbols {
        for digit in [symbol >> 5, *symbol] {
            text.push(char::from(CHARACTERS[usize::from(digit & 31)]));
        }
    }
    text
}

/// The reason why a text cannot be read as digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// A character outside the alphabet.
    Character(char),
    /// More characters than the limit.
    TooLong,
}

/// A character of a text as a receipt sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CharacterClass {
    /// A character of the alphabet, with its value from 0 to 31.
    Digit(u8),
    /// A space, a line break, a dash, or an invisible character.
    Gap,
    /// Any other character.
    Other,
}

/// Classifies a character. Lower-case, full-width and accented characters equal the capital, and O, I and L
/// equal the digits with which they are confused.
pub(crate) fn classify(character: char) -> CharacterClass {
    if is_gap(character) {
        return CharacterClass::Gap;
    }
    let canonical = match fold(character) {
        Folded::Nothing | Folded::Diaeresis => return CharacterClass::Gap,
        Folded::Character('o') => '0',
        Folded::Character('i' | 'l') => '1',
        Folded::Character(letter) => letter.to_ascii_uppercase(),
        Folded::Separator => return CharacterClass::Other,
    };
    let value = CHARACTERS.iter().position(|known| char::from(*known) == canonical);
    value.map_or(CharacterClass::Other, |value| CharacterClass::Digit(value as u8))
}

/// Decodes at most `limit` characters to their values, 0 to 31. Skips gaps.
pub(crate) fn digits(text: &str, limit: usize) -> Result<Vec<u8>, Unreadable> {
    let mut digits = Vec::new();
    for character in text.chars() {
        match classify(character) {
            CharacterClass::Gap => {}
            CharacterClass::Other => return Err(Unreadable::Character(character)),
            CharacterClass::Digit(_) if digits.len() == limit => return Err(Unreadable::TooLong),
            CharacterClass::Digit(digit) => digits.push(digit),
        }
    }
    Ok(digits)
}

/// Returns whether the character is a dash or white space.
fn is_gap(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r'
            | ' '
            | '\u{85}'
            | '\u{A0}'
            | '\u{2000}'..='\u{200A}'
            | '\u{2028}'..='\u{202F}'
            | '\u{205F}'
            | '\u{2066}'..='\u{2069}'
            | '\u{3000}'
    ) || is_dash(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All characters are in the alphanumeric mode of QR codes and unreserved in URLs.
    #[test]
    fn every_character_stays_itself_in_an_address_and_a_code() {
        for (value, character) in CHARACTERS.iter().enumerate() {
            assert!(character.is_ascii_digit() || character.is_ascii_uppercase());
            assert_eq!(classify(char::from(*character)), CharacterClass::Digit(value as u8));
        }
    }

    #[test]
    fn what_a_scanner_or_a_person_makes_of_it_reads_the_same() {
        let digits = |text| digits(text, 120);
        let meant = digits("0123456789ABCDEFGHJKMNPQRSTVWXYZ").expect("the alphabet");
        for written in [
            "0123456789abcdefghjkmnpqrstvwxyz",
            " 0123 4567-89AB\r\nCDEF\tGHJK\u{200B}MNPQ RSTV\u{3000}WXYZ\u{FEFF}\n",
            "０１２３４５６７８９ＡＢＣＤＥＦＧＨＪＫＭＮＰＱＲＳＴＶＷＸＹＺ",
            "Oi23456789ａｂｃｄｅｆｇｈｊｋｍｎｐｑｒｓｔｖｗｘｙｚ",
            "oL23456789ABCDEFGHJKMNPQRSTVWXYZ",
            "0123–4567‑89AB−CDEF—GHJK\u{2060}MNPQ\u{a0}RSTV－WXYZ",
            "\u{202a}0123456789ábcdéfɡhjkmnpqrstüwxyz\u{202c}",
        ] {
            assert_eq!(digits(written).as_ref(), Ok(&meant), "{written}");
        }
    }

    #[test]
    fn what_no_receipt_has_is_named() {
        for character in ['U', 'u', 'Ｕ', '%', '+', '.', '/', '#', '零', 'А', '\u{0}', 'ß', '😀', '—']
        {
            let text: String = ['1', character].iter().collect();
            let expected = match character {
                '—' => Ok(alloc::vec![1]),
                other => Err(Unreadable::Character(other)),
            };
            assert_eq!(digits(&text, 120), expected, "{character:?}");
        }
        assert_eq!(digits("000", 2), Err(Unreadable::TooLong));
        assert_eq!(digits("0 0", 2), Ok(alloc::vec![0, 0]));
    }
}
