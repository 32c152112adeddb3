//! The characters of a receipt, and what people and scanners make of them.

use alloc::{string::String, vec::Vec};

/// Thirty-two characters of five bits: digits and capitals without I, L, O and U. All of them stay as
/// they are in an address, and a QR code takes them in its alphanumeric mode.
const CHARACTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Writes symbols of ten bits, two characters each.
pub(crate) fn spell(symbols: &[u16]) -> String {
    let mut text = String::with_capacity(symbols.len() * 2);
    for symbol in symbols {
        for digit in [symbol >> 5, *symbol] {
            text.push(char::from(CHARACTERS[usize::from(digit & 31)]));
        }
    }
    text
}

/// What cannot be spelled out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// A character that no receipt has.
    Character(char),
    /// More characters than the limit.
    TooLong,
}

/// Reads at most `limit` characters as their values, 0 to 31. What is between them (spaces, line
/// breaks, hyphens, marks without width) is passed over.
pub(crate) fn digits(text: &str, limit: usize) -> Result<Vec<u8>, Unreadable> {
    let mut digits = Vec::new();
    for character in text.chars() {
        if is_between(character) {
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

/// The part of a scanned or pasted link that can be a receipt: what follows the last slash. A receipt
/// holds no slash, so a bare receipt comes back whole.
pub fn text_in_link(scanned: &str) -> &str {
    let (mut last, mut rest) = (scanned, scanned.chars());
    while let Some(character) = rest.next() {
        if matches!(character, '/' | '／') {
            last = rest.as_str();
        }
    }
    last
}

/// Whether a reader would not see the character, or see a gap: it says nothing.
fn is_between(character: char) -> bool {
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

/// The value of a character: small and full-width letters count as the capital, and the letters that
/// are not used as the digit they are taken for.
fn digit(character: char) -> Option<u8> {
    let narrow = match character {
        '\u{FF01}'..='\u{FF5E}' => (u32::from(character) - 0xFEE0) as u8,
        _ if character.is_ascii() => character as u8,
        _ => return None,
    };
    let meant = match narrow.to_ascii_uppercase() {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        capital => capital,
    };
    CHARACTERS.iter().position(|known| *known == meant).map(|value| value as u8)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The character set of the alphanumeric mode of QR codes, without those an address would change.
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

    #[test]
    fn the_receipt_is_found_in_its_link() {
        for scanned in ["1AB2", "https://example.org/green/#/r/1AB2", "#/r/1AB2", "／ｒ／1AB2"] {
            assert_eq!(text_in_link(scanned), "1AB2");
        }
        assert_eq!(text_in_link(""), "");
    }
}
