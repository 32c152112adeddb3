//! The answers of a session as a short text, for a page that is loaded again: by a reload, or by a
//! messenger that had put it out of the way.
//!
//! A text of our own and not a receipt: those are written and read by the third part of the widget, which is
//! not there yet when the first page stands; and what only these very rules read again needs no codes
//! that outlive an edition.

use crate::Resources;
use content::text::format_integer;
use eligibility::{Answer, Answers, Date, Month};

/// Between the parts of the text.
const BREAK: char = '|';
/// The first policy: the one the widget is about, and the only one that is always there.
pub(super) const POLICY: usize = 0;

/// The answers to the first policy's questions: its edition, then one part for each fact.
pub(super) fn write(answers: &Answers, data: &Resources) -> String {
    let policy = &data.policies[POLICY];
    let mut text = format_integer(policy.fingerprint.into());
    for fact in 0..policy.facts.len() {
        text.push(BREAK);
        let (sign, value) = match answers.get(fact) {
            None => continue,
            Some(Answer::Unsure) => ('?', 0),
            Some(Answer::Choice(option)) => ('c', i32::from(option)),
            Some(Answer::Choices(options)) => ('s', options as i32),
            Some(Answer::Month(month)) => ('m', month.0),
            Some(Answer::Number(number)) => ('n', number),
        };
        text.push(sign);
        text.push_str(&format_integer(value.into()));
    }
    text
}

/// The answers in a text of these very rules; `None` when it is something else, or holds none, or one that
/// cannot be given on `as_of`.
pub(super) fn read(text: &str, data: &Resources, as_of: Date) -> Option<Answers> {
    let policy = &data.policies[POLICY];
    let mut parts = text.split(BREAK);
    (parts.next()? == format_integer(policy.fingerprint.into())).then_some(())?;
    let mut answers = Answers::none(policy);
    for fact in 0..policy.facts.len() {
        let part = parts.next()?;
        let Some(sign) = part.chars().next() else { continue };
        let value: i32 = part[sign.len_utf8()..].parse().ok()?;
        let answer = match sign {
            '?' => Answer::Unsure,
            'c' => Answer::Choice(u8::try_from(value).ok()?),
            's' => Answer::Choices(value as u32),
            'm' => Answer::Month(Month(value)),
            'n' => Answer::Number(value),
            _ => return None,
        };
        answers.set(fact, Some(answer));
    }
    let whole = parts.next().is_none() && !answers.is_empty() && answers.fit(policy, as_of);
    whole.then_some(answers)
}
