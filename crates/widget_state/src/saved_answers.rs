//! The answers and wishes saved in the tab's session, for a page that is loaded again: by a reload, or by a
//! messenger that discarded it in the background.
//!
//! The text is not a receipt: receipts are encoded in the extras chunk, which is not loaded when the first
//! page is shown; and a text that only the same edition of the rules reads needs no stable codes.

use crate::kiosk::KioskEvent;
use crate::speech::SpeechMessage;
use crate::wishes::MAX_WISHES;
use crate::{Effect, Message, PolicyRef, Resources, Route, SavedMessage, SearchMessage, ShareMessage, State};
use content::text::format_integer;
use eligibility::completions::Path;
use eligibility::{Answer, Answers, Date, Month};
use occupations::OccupationCode;

/// The separator between two facts.
const BREAK: char = '|';
/// The end of the code of a wish.
const CODE_END: char = ',';
/// The index of the policy whose answers are saved: the main policy, which is always loaded.
pub(crate) const POLICY: usize = 0;

/// Handles a message about the saved answers.
pub(crate) fn update(state: &mut State, message: SavedMessage, data: &Resources) -> Vec<Effect> {
    match message {
        SavedMessage::Found(text) => {
            let day = state.as_of(data.policies[POLICY]).date;
            let Some((answers, wishes)) = read(&text, data, day) else { return Vec::new() };
            state.check.answers[POLICY] = answers;
            state.wishes = wishes;
            state.check.restored = !matches!(state.route, Route::Presented(_));
            if state.check.restored {
                return Vec::new();
            }
            vec![Effect::Go(Route::Review { policy: PolicyRef::Main }.address()), Effect::Save(text)]
        }
        SavedMessage::Cleared if asks_before_clearing(state) => vec![Effect::LapseClearing],
        // Every message but a tap on the button takes its question back (update.rs).
        SavedMessage::ClearingLapsed => Vec::new(),
        SavedMessage::Cleared => {
            state.wishes.clear();
            let mut effects = vec![forget_answers(state, data)];
            if state.route.policy().is_some() {
                effects.push(Effect::Go(Route::Start.address()));
            }
            effects
        }
    }
}

/// Returns whether a message leaves the question of a button that clears as it is: the tap that answers it,
/// and what the device reports by itself, such as a voice found a moment after the start.
pub(crate) fn leaves_clearing_asked(message: &Message) -> bool {
    match message {
        Message::Restarted | Message::Saved(SavedMessage::Cleared) => true,
        Message::Started | Message::Today(_) | Message::Loaded(..) => true,
        Message::Search(message) => matches!(message, SearchMessage::Blurred),
        Message::Share(message) => matches!(message, ShareMessage::Finished(_)),
        Message::Speech(message) => matches!(message, SpeechMessage::Voice(_) | SpeechMessage::Ended),
        Message::Kiosk(event) => matches!(
            event,
            KioskEvent::ScreenMeasured(_) | KioskEvent::IdleFor(_) | KioskEvent::PrintNoticeEnded
        ),
        _ => false,
    }
}

/// Asks at the first tap on a button that clears answers; returns false at the second one, which clears them.
pub(crate) fn asks_before_clearing(state: &mut State) -> bool {
    state.check.confirms_clearing ^= true;
    state.check.confirms_clearing
}

/// Clears the answers to the main policy, here and in the session.
pub(crate) fn forget_answers(state: &mut State, data: &Resources) -> Effect {
    state.check.answers[POLICY] = Answers::none(data.policies[POLICY]);
    state.check.restored = false;
    data.evaluations.clear();
    save(state, data)
}

/// Returns the effect that saves the answers to the main policy and the wishes.
pub(crate) fn save(state: &State, data: &Resources) -> Effect {
    Effect::Save(write(&state.check.answers[POLICY], &state.wishes, data))
}

/// Writes the fingerprint of the main policy, one field for each fact, and the codes of the wishes. Empty if
/// there is nothing to save.
pub(crate) fn write(answers: &Answers, wishes: &[OccupationCode], data: &Resources) -> String {
    if answers.is_empty() && wishes.is_empty() {
        return String::new();
    }
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
    text.push(BREAK);
    for code in wishes {
        text.push_str(&format_integer(code.number().into()));
        text.push(CODE_END);
    }
    text
}

/// Writes the given answers of a presented receipt of the main policy and its wishes, for the owner to go on
/// with. Presumed answers are left out.
pub fn write_presented(path: &Path, wishes: &[OccupationCode], data: &Resources) -> String {
    let mut given = Answers::none(data.policies[POLICY]);
    for fact in &path.asked {
        given.set(*fact, path.answers.get(*fact));
    }
    write(&given, wishes, data)
}

/// Parses the answers and wishes of the same edition; `None` if the text is another, holds neither, or has an
/// answer that cannot be given on `as_of`.
pub(crate) fn read(text: &str, data: &Resources, as_of: Date) -> Option<(Answers, Vec<OccupationCode>)> {
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
    let mut wishes = Vec::new();
    for code in parts.next()?.split_terminator(CODE_END) {
        wishes.push(OccupationCode::from_number(code.parse().ok()?)?);
    }
    let is_valid = parts.next().is_none()
        && answers.fit(policy, as_of)
        && wishes.len() <= MAX_WISHES
        && !(answers.is_empty() && wishes.is_empty());
    is_valid.then_some((answers, wishes))
}
