//! Reading aloud: start, stop and end; another page stops it.

use super::Walk;
use crate::speech::{SpeechMessage, SpeechState, has_cantonese_name, rank};
use crate::{Effect, Message};

fn reading() -> Walk {
    let mut walk = Walk::open("#/check");
    walk.send(Message::Speech(SpeechMessage::Pressed));
    assert_eq!((walk.state.device.speech, walk.effects.len()), (SpeechState::NoVoice, 0), "no voice");
    walk.send(Message::Speech(SpeechMessage::Voice(true)));
    walk.send(Message::Speech(SpeechMessage::Pressed));
    assert_eq!(
        (walk.state.device.speech, &*walk.effects),
        (SpeechState::Reading, &[Effect::Speak(true)][..])
    );
    walk
}

#[test]
fn the_second_tap_stops_and_the_end_ends() {
    let mut walk = reading();
    walk.send(Message::Speech(SpeechMessage::Voice(true)));
    assert_eq!(walk.state.device.speech, SpeechState::Reading, "another voice came");
    walk.send(Message::Speech(SpeechMessage::Pressed));
    assert_eq!(
        (walk.state.device.speech, &*walk.effects),
        (SpeechState::Silent, &[Effect::Speak(false)][..])
    );
    walk.send(Message::Speech(SpeechMessage::Pressed));
    walk.send(Message::Speech(SpeechMessage::Ended));
    assert_eq!((walk.state.device.speech, walk.effects.len()), (SpeechState::Silent, 0));
}

#[test]
fn another_page_is_silent() {
    let mut walk = reading();
    walk.follow("#/about");
    assert!(walk.effects.contains(&Effect::Speak(false)));
    assert_eq!(walk.state.device.speech, SpeechState::Silent);
    walk.back();
    assert!(!walk.effects.contains(&Effect::Speak(false)), "nothing to stop");
}

#[test]
fn a_voice_that_is_taken_away_is_gone() {
    let mut walk = reading();
    walk.send(Message::Speech(SpeechMessage::Voice(false)));
    assert_eq!(
        (walk.state.device.speech, &*walk.effects),
        (SpeechState::NoVoice, &[Effect::Speak(false)][..])
    );
}

#[test]
fn only_voices_on_the_device_that_speak_mandarin_are_used() {
    let ranks = ["zh-CN", "zh_CN_#Hans", "cmn-Hans-CN", "zh", "zh-TW", "zh_TW"].map(|it| rank(it, true));
    assert_eq!(ranks, [Some(0), Some(2), Some(0), Some(1), Some(2), Some(2)]);
    for other in [
        "zh-Hant-HK",
        "zh_HK_#Hant",
        "zh-HK-x-private",
        "ZH-hk",
        "zh-MO",
        "zh-Hant-MO",
        "zh-yue",
        "zh-yue-HK",
        "zh-yue-CN",
        "zh-Hans-HK",
        "yue",
        "yue-CN",
        "yue_HK",
        "zh-nan",
        "zh-min-nan",
        "zh-wuu",
        "cmn-HK",
        "nan-TW",
        "hak-CN",
    ] {
        assert_eq!(rank(other, true), None, "{other}");
    }
    for name in [
        "Sinji",
        "Sin-ji",
        "Google 粤語（香港）",
        "Microsoft Tracy - Cantonese (Traditional)",
        "粵語",
        "广东话女声",
    ] {
        assert!(has_cantonese_name(name), "{name}");
    }
    for name in
        ["Tingting", "Google 普通话（中国大陆）", "Microsoft Huihui", "", "婷婷", "Meijia", "小燕", "Li-mu"]
    {
        assert!(!has_cantonese_name(name), "{name}");
    }
    for other in ["zh-HK", "yue-HK", "en-US", "", "zhx", "ja-JP"] {
        assert_eq!(rank(other, true), None, "{other}");
    }
    assert_eq!(rank("zh-CN", false), None, "it would send the result to a server");
}
