//! The answers saved in the tab's session, for a page that is loaded again: by a reload, or by a messenger that
//! discarded it in the background.
//!
//! The text is not a receipt: receipts are encoded in the extras chunk, which is not loaded when the first page is
//! shown; and a text that only the same edition of the rules reads needs no stable codes.

use crate::questionnaire::continue_check;
use crate::{Effect, Resources, SavedMessage, State};
use content::text::format_integer;
use eligibility::{Answer, Answers, Date, Month};

/// The separator between two facts.
const BREAK: char = '|';
/// The index of the policy whose answers are saved: the main policy, which is always loaded.
pub(crate) const POLICY: usize = 0;

/// Handles a message about the saved answers.
pub(crate) fn update(state: &mut State, message: SavedMessage, data: &Resources) -> Vec<Effect> {
    match message {
        SavedMessage::Found(text) => {
            let day = state.as_of(&data.policies[POLICY]).date;
            state.check.saved = read(&text, data, day);
            Vec::new()
        }
        SavedMessage::Resumed => match state.check.saved.take() {
            Some(answers) => {
                state.check.answers[POLICY] = answers;
                vec![continue_check()]
            }
            None => Vec::new(),
        },
        SavedMessage::Discarded => {
            state.check.saved = None;
            vec![Effect::Save(String::new())]
        }
    }
}

/// Writes the answers to the main policy: its fingerprint, then one field for each fact.
pub(crate) fn write(answers: &Answers, data: &Resources) -> String {
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

/// Parses the answers of the same edition; `None` if the text is another, has no answers, or has one that cannot be
/// given on `as_of`.
pub(crate) fn read(text: &str, data: &Resources, as_of: Date) -> Option<Answers> {
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
