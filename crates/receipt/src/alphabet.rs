//! The alphabet of a receipt, and the other spellings that are accepted. It is the alphabet of Crockford's
//! Base32.

use alloc::{string::String, vec::Vec};

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

/// Decodes at most `limit` characters to their values, 0 to 31. Skips spaces, line breaks, hyphens and
/// zero-width characters.
pub(crate) fn digits(text: &str, limit: usize) -> Result<Vec<u8>, Unreadable> {
    let mut digits = Vec::new();
    for character in text.chars() {
        if is_separator(character) {
            continue;
        }
        let digit = digit(character).ok_or(Unreadable::Character(character))?;
        if digits.len() == limit {
            return Err(Unreadable::TooLong);
        }
        digits.push(digit);
    }
    Ok(digits)
}

/// Returns whether the character is invisible or a separator.
fn is_separator(character: char) -> bool {
    matches!(
        character,
        '\t'..='\r'
            | ' '
            | '-'
            | '\u{85}'
            | '\u{A0}'
            | '\u{AD}'
            | '\u{2000}'..='\u{2015}'
            | '\u{2028}'..='\u{202F}'
            | '\u{2060}'
            | '\u{3000}'
            | '\u{FEFF}'
            | '\u{FF0D}'
    )
}

/// Returns the value of a character. Lower-case and full-width characters equal the capital, and O, I and L
/// equal the digits with which they are confused.
fn digit(character: char) -> Option<u8> {
    let narrow = match character {
        '\u{FF01}'..='\u{FF5E}' => (u32::from(character) - 0xFEE0) as u8,
        _ if character.is_ascii() => character as u8,
        _ => return None,
    };
    let canonical = match narrow.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        capital => capital,
    };
    CHARACTERS.iter().position(|known| *known == canonical).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All characters are in the alphanumeric mode of QR codes and unreserved in URLs.
    #[test]
    fn every_character_stays_itself_in_an_address_and_a_code() {
        for (value, character) in CHARACTERS.iter().enumerate() {
            assert!(character.is_ascii_digit() || character.is_ascii_uppercase());
            assert_eq!(digit(char::from(*character)), Some(value as u8));
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
        ] {
            assert_eq!(digits(written).as_ref(), Ok(&meant), "{written}");
        }
    }

    #[test]
    fn what_no_receipt_has_is_named() {
        for character in ['U', 'u', 'Ｕ', '%', '+', '.', '/', '#', '零', 'А', '\u{0}', 'é', '😀', '—']
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
