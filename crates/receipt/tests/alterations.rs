//! Every altered, swapped, lost or doubled character is detected.

use crate::common::{CHARACTERS, Random, policies, random_receipt};
use receipt::{Receipt, ReceiptError};

/// Issues receipts of all policies and of many lengths.
fn receipts() -> Vec<(Receipt, String)> {
    let mut random = Random(1);
    let mut receipts: Vec<(Receipt, String)> = Vec::new();
    for policy in policies() {
        for _ in 0..40 {
            let receipt = random_receipt(&policy, &mut random);
            let text = receipt.encode();
            receipts.push((receipt, text));
        }
    }
    receipts
}

/// Every position × every other character of the alphabet.
#[test]
fn every_altered_character_is_noticed() {
    let mut tried = 0;
    for (_, text) in receipts() {
        let mut altered = text.clone().into_bytes();
        for index in 0..altered.len() {
            let original = altered[index];
            for character in CHARACTERS.iter().filter(|character| **character != original) {
                altered[index] = *character;
                let read = Receipt::decode(std::str::from_utf8(&altered).expect("ASCII"));
                assert_eq!(read, Err(ReceiptError::Damaged), "{text}: {} at {index}", *character as char);
                tried += 1;
            }
            altered[index] = original;
        }
    }
    assert!(tried > 60_000, "{tried} alterations");
}

/// Returns the character of the alphabet that this one is another spelling of.
fn meant(character: char) -> Option<u8> {
    let narrow = match u32::from(character) {
        wide @ 0xFF01..=0xFF5E => (wide - 0xFEE0) as u8,
        // The letters of pinyin, as a Chinese keyboard may write them.
        _ if "āáǎà".contains(character) => b'A',
        _ if "ēéěè".contains(character) => b'E',
        _ if "īíǐì".contains(character) => b'I',
        _ if "ōóǒò".contains(character) => b'O',
        _ if "üÜǖǘǚǜ".contains(character) => b'V',
        0x0251 => b'A',
        0x0261 => b'G',
        narrow => u8::try_from(narrow).ok()?,
    };
    match narrow.to_ascii_uppercase() {
        b'O' => Some(b'0'),
        b'I' | b'L' => Some(b'1'),
        capital => CHARACTERS.contains(&capital).then_some(capital),
    }
}

/// Every position × every character that can be typed: detected, or decoded to the same receipt because it is
/// another spelling of the character.
#[test]
fn whatever_is_typed_in_its_place_is_noticed_or_means_the_same() {
    let typed = (0..0x250).chain(0x2000..0x2070).chain(0xFF00..0xFFF0).filter_map(char::from_u32);
    let typed: Vec<char> = typed.collect();
    for (receipt, text) in receipts().iter().step_by(9) {
        for index in 0..text.len() {
            let original = text.as_bytes()[index];
            for character in &typed {
                let altered = format!("{}{character}{}", &text[..index], &text[index + 1..]);
                if let Ok(read) = Receipt::decode(&altered) {
                    assert_eq!(&read, receipt, "{altered}");
                    assert_eq!(meant(*character), Some(original), "{character:?}");
                }
            }
        }
    }
}

/// Swaps any two neighbours, and any two characters.
#[test]
fn every_swap_is_noticed() {
    let mut neighbours = 0;
    for (_, text) in receipts() {
        for first in 0..text.len() {
            for second in first + 1..text.len() {
                let mut swapped = text.clone().into_bytes();
                swapped.swap(first, second);
                if swapped == text.as_bytes() {
                    continue;
                }
                neighbours += usize::from(second == first + 1);
                let read = Receipt::decode(std::str::from_utf8(&swapped).expect("ASCII"));
                assert_eq!(read, Err(ReceiptError::Damaged), "{text}: {first} and {second}");
            }
        }
    }
    assert!(neighbours > 2_000, "{neighbours} swaps of neighbours");
}

/// A text of odd length is never valid, so a lost or doubled character is detected.
#[test]
fn every_lost_or_added_character_is_noticed() {
    for (_, text) in receipts() {
        for index in 0..text.len() {
            let lost = format!("{}{}", &text[..index], &text[index + 1..]);
            assert_eq!(Receipt::decode(&lost), Err(ReceiptError::Damaged), "{text} without {index}");
        }
        for index in 0..=text.len() {
            for character in CHARACTERS {
                let added = format!("{}{}{}", &text[..index], *character as char, &text[index..]);
                let read = Receipt::decode(&added);
                assert!(
                    matches!(read, Err(ReceiptError::Damaged | ReceiptError::TooLong)),
                    "{text} with {} at {index}",
                    *character as char
                );
            }
        }
    }
}

/// Truncates at every position, or continues with the start of another receipt.
#[test]
fn every_cut_is_noticed() {
    let receipts = receipts();
    for pair in receipts.windows(2) {
        let (text, other) = (&pair[0].1, &pair[1].1);
        for index in 0..text.len() {
            assert!(Receipt::decode(&text[..index]).is_err(), "{text} up to {index}");
            assert!(index == 0 || Receipt::decode(&text[index..]).is_err(), "{text} from {index}");
            let joined = format!("{}{}", &text[..index], &other[index.min(other.len())..]);
            if let Ok(read) = Receipt::decode(&joined) {
                assert!(joined == *text || joined == *other, "{joined}: {read:?}");
            }
        }
    }
}
