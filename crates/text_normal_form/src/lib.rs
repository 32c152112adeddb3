//! Text normalisation: the form in which characters are compared, wherever texts come from.
//!
//! It covers the compatibility forms (NFKC) that occur in typed and copied text and can be computed:
//! full width, letter case, tone marks in composed and combining form, phonetic letters and zero-width
//! characters. Kangxi radicals and compatibility ideographs are mapped by the table of traditional
//! characters, which the compiler extends for the characters of our texts.

#![no_std]
#![warn(missing_docs)]

/// The normal form of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Folded {
    /// A character to compare.
    Character(char),
    /// Punctuation or space between words.
    Separator,
    /// A combining diaeresis: it turns the `u` before it into `v`, the usual spelling of ü.
    Diaeresis,
    /// A zero-width character or a combining tone mark.
    Nothing,
}

/// Folds a character.
///
/// ```
/// use text_normal_form::{Folded, fold};
///
/// assert_eq!(fold('Ｌ'), Folded::Character('l'));
/// assert_eq!(fold('ǚ'), Folded::Character('v'));
/// assert_eq!(fold('★'), Folded::Separator);
/// assert_eq!(fold('\u{200b}'), Folded::Nothing);
/// ```
pub fn fold(character: char) -> Folded {
    match character {
        '\u{308}' => Folded::Diaeresis,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {
            Folded::Nothing
        }
        other => fold_character(other).map_or(Folded::Separator, Folded::Character),
    }
}

/// Folds a character: half width, lower case, no tone mark. Returns `None` for a separator.
pub fn fold_character(character: char) -> Option<char> {
    let character = match character {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(character),
        other => other,
    };
    let character = match character {
        'ā' | 'á' | 'ǎ' | 'à' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'Ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => 'v',
        'ɡ' => 'g',
        'ɑ' => 'a',
        other => other.to_ascii_lowercase(),
    };
    let separates = match character {
        'a'..='z' | '0'..='9' => false,
        '\0'..='\u{bf}' | '×' | '÷' => true,
        // General punctuation, arrows, signs, boxes; ideographic punctuation; full-width forms.
        '\u{2000}'..='\u{2e7f}' | '\u{3000}'..='\u{3020}' | '\u{fe00}'..='\u{ffff}' => true,
        // Emoji and other pictographs.
        '\u{1f000}'..='\u{1fbff}' => true,
        _ => false,
    };
    (!separates).then_some(character)
}

/// Returns whether the character is a hyphen, a dash or a minus sign of any script.
///
/// ```
/// assert!("-‐‑–—−－".chars().all(text_normal_form::is_dash));
/// ```
pub fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}')
}

#[cfg(test)]
mod tests {
    use super::{Folded, fold};

    #[test]
    fn the_forms_of_a_letter_are_one() {
        for character in ['g', 'G', 'ｇ', 'Ｇ', 'ɡ'] {
            assert_eq!(fold(character), Folded::Character('g'), "{character:?}");
        }
        for character in ['v', 'V', 'ｖ', 'ü', 'Ü', 'ǖ', 'ǘ', 'ǚ', 'ǜ'] {
            assert_eq!(fold(character), Folded::Character('v'), "{character:?}");
        }
        for character in ['a', 'ā', 'á', 'ǎ', 'à', 'ɑ', 'Ａ'] {
            assert_eq!(fold(character), Folded::Character('a'), "{character:?}");
        }
    }

    #[test]
    fn invisible_characters_and_marks_are_nothing() {
        let invisible = ['\u{200b}', '\u{200e}', '\u{2060}', '\u{feff}', '\u{ad}', '\u{304}', '\u{301}'];
        for character in invisible {
            assert_eq!(fold(character), Folded::Nothing, "{character:?}");
        }
        assert_eq!(fold('\u{308}'), Folded::Diaeresis);
    }
}
