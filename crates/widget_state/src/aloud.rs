//! Reading aloud, where the device has a voice for it.

use super::{Effect, State};
use serde::{Deserialize, Serialize};

/// How reading aloud stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Aloud {
    /// The device has no voice that we use, or none has been found yet.
    #[default]
    NoVoice,
    /// There is one, and it is silent.
    Silent,
    /// The page shown is being read. A kiosk takes that for somebody being there.
    Reading,
}

/// Something that happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Happened {
    /// Whether the device has a voice has become known, or changed.
    Voice(bool),
    /// The button was pressed: it begins, or it stops.
    Pressed,
    /// The page has been read to its end, or the device stopped.
    Ended,
}

/// Takes it in.
pub(super) fn update(state: &mut State, happened: Happened) -> Vec<Effect> {
    match (happened, state.aloud) {
        (Happened::Voice(true), Aloud::NoVoice) | (Happened::Ended, Aloud::Reading) => {
            state.aloud = Aloud::Silent;
            Vec::new()
        }
        (Happened::Voice(false), _) => {
            let effects = hush(state);
            state.aloud = Aloud::NoVoice;
            effects
        }
        (Happened::Pressed, Aloud::Silent) => {
            state.aloud = Aloud::Reading;
            vec![Effect::Aloud(true)]
        }
        (Happened::Pressed, Aloud::Reading) => hush(state),
        _ => Vec::new(),
    }
}

/// Stops, if something is being read.
pub(super) fn hush(state: &mut State) -> Vec<Effect> {
    if state.aloud != Aloud::Reading {
        return Vec::new();
    }
    state.aloud = Aloud::Silent;
    vec![Effect::Aloud(false)]
}

/// How well a voice reads Mandarin, the smallest number best; `None` for one that we do not use: one of
/// another language, and one that sends what it reads to a server.
pub fn rank(language: &str, is_local: bool) -> Option<u8> {
    let language = language.to_ascii_lowercase().replace('_', "-");
    let rank = match &*language {
        "zh-cn" | "zh-hans" | "zh-hans-cn" | "cmn-hans-cn" | "cmn-cn" => 0,
        "zh" | "cmn" => 1,
        // Written zh here and there, but Cantonese.
        "zh-hk" | "zh-mo" | "zh-hant-hk" | "zh-yue" => return None,
        other if other.starts_with("zh-") || other.starts_with("cmn-") => 2,
        _ => return None,
    };
    is_local.then_some(rank)
}
