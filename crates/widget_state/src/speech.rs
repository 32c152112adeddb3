//! Reading aloud, if the device has a voice for it.

use crate::{Effect, State};

/// The state of reading aloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SpeechState {
    /// The device has no usable voice, or none has been found yet.
    #[default]
    NoVoice,
    /// There is a voice, and it is silent.
    Silent,
    /// The current page is being read. A kiosk counts this as user activity.
    Reading,
}

/// A message about reading aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpeechMessage {
    /// Whether the device has a usable voice, when that becomes known or changes.
    Voice(bool),
    /// The user pressed the button, which starts or stops.
    Pressed,
    /// The page was read to its end, or the device stopped.
    Ended,
}

pub(crate) fn update(state: &mut State, message: SpeechMessage) -> Vec<Effect> {
    match (message, state.device.speech) {
        (SpeechMessage::Voice(true), SpeechState::NoVoice) | (SpeechMessage::Ended, SpeechState::Reading) => {
            state.device.speech = SpeechState::Silent;
            Vec::new()
        }
        (SpeechMessage::Voice(false), _) => {
            let effects = stop_speaking(state);
            state.device.speech = SpeechState::NoVoice;
            effects
        }
        (SpeechMessage::Pressed, SpeechState::Silent) => {
            state.device.speech = SpeechState::Reading;
            vec![Effect::Speak(true)]
        }
        (SpeechMessage::Pressed, SpeechState::Reading) => stop_speaking(state),
        _ => Vec::new(),
    }
}

/// Stops reading aloud.
pub(crate) fn stop_speaking(state: &mut State) -> Vec<Effect> {
    if state.device.speech != SpeechState::Reading {
        return Vec::new();
    }
    state.device.speech = SpeechState::Silent;
    vec![Effect::Speak(false)]
}

/// Ranks a voice by how well it reads Mandarin, the smallest number best. `None` for a voice that is not
/// used: one of another language, and one that sends the text to a server.
pub fn rank(language: &str, is_local: bool) -> Option<u8> {
    let language = language.to_ascii_lowercase();
    let mut subtags = language.split(['-', '_']);
    let is_chinese = matches!(subtags.next(), Some("zh" | "cmn"));
    let rest: Vec<&str> = subtags.collect();
    if !is_local || !is_chinese || rest.iter().any(|subtag| OTHER_CHINESE.contains(subtag)) {
        return None;
    }
    Some(match rest[..] {
        ["cn"] | ["hans"] | ["hans", "cn"] => 0,
        [] => 1,
        _ => 2,
    })
}

/// The regions whose Chinese is Cantonese, and the Chinese languages other than Mandarin (ISO 639-3).
const OTHER_CHINESE: [&str; 16] = [
    "hk", "mo", "yue", "nan", "min", "wuu", "hak", "gan", "hsn", "cdo", "cjy", "mnp", "cpx", "czh", "czo",
    "lzh",
];

/// The names of voices that speak Cantonese, whatever language they state.
const CANTONESE_NAMES: [&str; 9] =
    ["cantonese", "hong kong", "hongkong", "sin-ji", "sinji", "粤", "粵", "廣東話", "广东话"];

/// Returns whether the name of a voice is that of a Cantonese one: some devices state `zh-CN` for it.
pub fn has_cantonese_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    CANTONESE_NAMES.iter().any(|known| name.contains(known))
}
