//! Reading aloud: begun, stopped, ended; silent on another page.

use super::Walk;
use crate::aloud::{Aloud, Happened, rank};
use crate::{Effect, Message};

fn reading() -> Walk {
    let mut walk = Walk::open("#/check");
    walk.send(Message::Aloud(Happened::Pressed));
    assert_eq!((walk.state.aloud, walk.effects.len()), (Aloud::NoVoice, 0), "nobody can read");
    walk.send(Message::Aloud(Happened::Voice(true)));
    walk.send(Message::Aloud(Happened::Pressed));
    assert_eq!((walk.state.aloud, &*walk.effects), (Aloud::Reading, &[Effect::Aloud(true)][..]));
    walk
}

#[test]
fn the_second_tap_stops_and_the_end_ends() {
    let mut walk = reading();
    walk.send(Message::Aloud(Happened::Voice(true)));
    assert_eq!(walk.state.aloud, Aloud::Reading, "another voice came");
    walk.send(Message::Aloud(Happened::Pressed));
    assert_eq!((walk.state.aloud, &*walk.effects), (Aloud::Silent, &[Effect::Aloud(false)][..]));
    walk.send(Message::Aloud(Happened::Pressed));
    walk.send(Message::Aloud(Happened::Ended));
    assert_eq!((walk.state.aloud, walk.effects.len()), (Aloud::Silent, 0));
}

#[test]
fn another_page_is_silent() {
    let mut walk = reading();
    walk.follow("#/about");
    assert!(walk.effects.contains(&Effect::Aloud(false)));
    assert_eq!(walk.state.aloud, Aloud::Silent);
    walk.back();
    assert!(!walk.effects.contains(&Effect::Aloud(false)), "nothing to stop");
}

#[test]
fn a_voice_that_is_taken_away_is_gone() {
    let mut walk = reading();
    walk.send(Message::Aloud(Happened::Voice(false)));
    assert_eq!((walk.state.aloud, &*walk.effects), (Aloud::NoVoice, &[Effect::Aloud(false)][..]));
}

#[test]
fn only_voices_on_the_device_that_speak_mandarin_are_used() {
    let ranks = ["zh-CN", "zh_CN_#Hans", "cmn-Hans-CN", "zh", "zh-TW", "zh_TW"].map(|it| rank(it, true));
    assert_eq!(ranks, [Some(0), Some(2), Some(0), Some(1), Some(2), Some(2)]);
    for other in ["zh-HK", "yue-HK", "en-US", "", "zhx", "ja-JP"] {
        assert_eq!(rank(other, true), None, "{other}");
    }
    assert_eq!(rank("zh-CN", false), None, "it would send the result to a server");
}
