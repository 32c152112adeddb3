//! Finds the receipts in scanned, typed or pasted text, whatever is before, between and behind them.
//!
//! The check digits decide what a receipt is, so that neither a separator nor a link is needed: two receipts
//! may follow each other directly, and be broken over lines.

use crate::alphabet::{CharacterClass, classify};
use crate::check_digits::CHECK_SYMBOLS;
use crate::content::Receipt;
use crate::encoding::{LONGEST, ReceiptError};
use crate::link::{decode, in_text};
use alloc::vec::Vec;
use core::ops::Range;
use text_normal_form::{Folded, fold};

/// The first digit of every receipt of the current version.
const FIRST_DIGIT: u8 = 1;

/// The minimum length of a damaged receipt that does not begin like one. The shortest receipt has 24.
const LONG: usize = 20;

/// The minimum length of a truncated receipt, which still begins like one.
const SHORT: usize = 8;

/// Returns everything in the text that is a receipt or looks like one, in its order. A line without any is
/// reported as one error; blank lines are skipped. The list is never empty.
///
/// ```
/// use receipt::{ReceiptError, find};
///
/// let receipt = "1693NXV904SFJN1A292YSRF73XZ37F0ZSWBRDBB8XY6SSR00HAJBYDAF";
/// let text = format!("张三：<https://example.org/#/r/{receipt}>https://example.org/#/r/{receipt}。");
/// assert_eq!(find(&text).iter().filter(|found| found.is_ok()).count(), 2);
/// assert_eq!(find("https://example.org/menu"), [Err(ReceiptError::NotAReceipt)]);
/// ```
#[must_use]
pub fn find(text: &str) -> Vec<Result<Receipt, ReceiptError>> {
    let text = &*decode(text);
    let mut found = Vec::new();
    let mut unread = 0;
    for (range, result) in valid_receipts(text) {
        damaged_receipts(text, unread..range.start, &mut found);
        unread = range.end;
        found.push((range, result));
    }
    damaged_receipts(text, unread..text.len(), &mut found);
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let end = start + line.len();
        let is_reported = found.iter().any(|(range, _)| range.start < end && range.end > start);
        if !is_reported && line.chars().any(|character| classify(character) != CharacterClass::Gap) {
            found.push((start..end, Err(error_of_line(line))));
        }
        start = end;
    }
    found.sort_by_key(|(range, _)| range.start);
    if found.is_empty() {
        return Vec::from([Err(ReceiptError::Empty)]);
    }
    found.into_iter().map(|(_, result)| result).collect()
}

/// A receipt, or the reason why it is none, with its position in the text in bytes.
type Found = (Range<usize>, Result<Receipt, ReceiptError>);

/// Returns every piece with right check digits.
fn valid_receipts(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    for run in runs(text, 0..text.len()) {
        let mut start = 0;
        while start < run.digits.len() {
            match receipt_at(&run, start) {
                Some((length, result)) => {
                    let range = run.positions[start].start..run.positions[start + length - 1].end;
                    found.push((range, result));
                    start += length;
                }
                None => start += 1,
            }
        }
    }
    found
}

/// A row of characters of the alphabet, with gaps.
#[derive(Default)]
struct Run {
    /// The values of the characters.
    digits: Vec<u8>,
    /// The positions of the characters in the text.
    positions: Vec<Range<usize>>,
}

impl Run {
    /// Returns whether a word begins with this digit.
    fn begins_word(&self, index: usize) -> bool {
        index == 0 || self.positions[index - 1].end != self.positions[index].start
    }

    /// Returns whether it looks like a receipt: long enough for its first digit, and mixed of digits and
    /// letters, as words and numbers are not.
    fn looks_like_receipt(&self) -> bool {
        let length = self.digits.len();
        let numbers = self.digits.iter().filter(|digit| **digit < 10).count();
        let least = if self.digits.first() == Some(&FIRST_DIGIT) { SHORT } else { LONG };
        length >= least && numbers * 10 >= length && numbers < length
    }
}

/// Splits a part of the text at the characters that no receipt contains.
fn runs(text: &str, part: Range<usize>) -> Vec<Run> {
    let mut runs = Vec::from([Run::default()]);
    for (at, character) in text[part.clone()].char_indices() {
        let at = part.start + at;
        match classify(character) {
            CharacterClass::Gap => {}
            CharacterClass::Other => runs.push(Run::default()),
            CharacterClass::Digit(digit) => {
                if let Some(run) = runs.last_mut() {
                    run.digits.push(digit);
                    run.positions.push(at..at + character.len_utf8());
                }
            }
        }
    }
    runs.retain(|run| !run.digits.is_empty());
    runs
}

/// Returns the length and the content of the receipt that starts with this digit of the run.
fn receipt_at(run: &Run, start: usize) -> Option<(usize, Result<Receipt, ReceiptError>)> {
    let digits = &run.digits[start..run.digits.len().min(start + LONGEST)];
    if digits[0] != FIRST_DIGIT && !run.begins_word(start) {
        return None;
    }
    // A valid text, with its length in front, has the sum 0 (docs/receipt.md: the root 1).
    let mut sum = 0;
    for (index, pair) in digits.chunks_exact(2).enumerate() {
        sum ^= usize::from(pair[0]) << 5 | usize::from(pair[1]);
        let content = (index + 1).checked_sub(CHECK_SYMBOLS);
        if content.is_some_and(|content| content == sum) {
            let length = 2 * (index + 1);
            match Receipt::from_digits(&digits[..length]) {
                Err(ReceiptError::Damaged) => {}
                result => return Some((length, result)),
            }
        }
    }
    None
}

/// Adds every piece of this part of the text that looks like a receipt, and the reason why it is none.
fn damaged_receipts(text: &str, part: Range<usize>, found: &mut Vec<Found>) {
    let before = found.len();
    for word in words(text, part.clone()) {
        let letters = &text[word.clone()];
        if follows_fragment(text, word.start)
            || (is_like_receipt(letters) && !is_in_link(text, part.start, word.start))
        {
            found.push((word, Receipt::decode(letters)));
        }
    }
    // Written in groups: several words, which are too short alone. Never over lines, so that each is
    // reported.
    let mut start = part.start;
    for line in text[part.clone()].split_inclusive(['\n', '\r']) {
        let line = start..start + line.len();
        start = line.end;
        for run in runs(text, line) {
            let range = run.positions[0].start..run.positions[run.positions.len() - 1].end;
            let is_found =
                found[before..].iter().any(|(word, _)| word.start < range.end && word.end > range.start);
            if run.digits.len() >= LONG
                && run.looks_like_receipt()
                && !is_found
                && !is_in_link(text, part.start, range.start)
            {
                found.push((range, Receipt::from_digits(&run.digits)));
            }
        }
    }
}

/// Returns the words of a part of the text: the longest rows of letters and digits of any script.
fn words(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    for (at, character) in text[part.clone()].char_indices() {
        if matches!(fold(character), Folded::Character(_)) {
            let (start, end) = (part.start + at, part.start + at + character.len_utf8());
            match words.last_mut().filter(|word| word.end == start) {
                Some(word) => word.end = end,
                None => words.push(start..end),
            }
        }
    }
    words
}

/// Returns whether a word looks like a receipt, apart from a few characters: a receipt with a wrong
/// character in it, or with a name before it.
fn is_like_receipt(word: &str) -> bool {
    let foreign = word.chars().filter(|character| classify(*character) == CharacterClass::Other).count();
    let digits = word.chars().filter_map(|character| match classify(character) {
        CharacterClass::Digit(digit) => Some(digit),
        _ => None,
    });
    let run = Run { digits: digits.collect(), positions: Vec::new() };
    run.looks_like_receipt() && run.digits.len() >= 4 * foreign
}

/// Returns whether the word that starts here is directly after `#/r/`, as a keyboard or an input method
/// writes it.
fn follows_fragment(text: &str, start: usize) -> bool {
    let is_slash = |character: &char| matches!(character, '/' | '／' | '、');
    let mut before = text[..start].chars().rev();
    before.next().filter(is_slash).is_some()
        && before.next().is_some_and(|letter| matches!(letter, 'r' | 'R' | 'ｒ' | 'Ｒ'))
        && before.next().filter(is_slash).is_some()
        && matches!(before.next(), None | Some('#' | '＃'))
}

/// Returns whether the word that starts here is a piece of a link that begins behind `from`: of its path, or
/// the value of a parameter.
fn is_in_link(text: &str, from: usize, start: usize) -> bool {
    let before = &text[from..start];
    let characters = before.char_indices().rev().take(LONGEST_LINK);
    let link = characters.take_while(|(_, character)| !ends_link(*character)).last();
    before.ends_with('=')
        || link.is_some_and(|(at, _)| LINK_SIGNS.iter().any(|sign| before[at..].contains(sign)))
}

/// Returns the reason why a line without anything that looks like a receipt is none.
fn error_of_line(line: &str) -> ReceiptError {
    if ['.', '。', ':', '：', '@', '='].iter().any(|sign| line.contains(*sign)) {
        return ReceiptError::NotAReceipt;
    }
    match Receipt::decode(in_text(line)) {
        Err(ReceiptError::Damaged) | Ok(_) => ReceiptError::NotAReceipt,
        Err(error) => error,
    }
}

/// The number of characters before a word in which the beginning of its link is looked for.
const LONGEST_LINK: usize = 500;

/// The signs of a link, as typed and as an input method changes them.
const LINK_SIGNS: [&str; 4] = ["//", "／／", "、、", "www."];

/// Returns whether the character is in no link, or separates the parts of one.
fn ends_link(character: char) -> bool {
    let is_ascii = matches!(character, '!'..='~')
        && !matches!(character, '"' | '&' | '(' | ')' | '+' | ',' | ';' | '<' | '>' | '|');
    !(is_ascii || matches!(character, '／' | '、' | '：'))
}
