//! Every occupation can be found on the pad of a kiosk: by the initials of its name, and by its code.

use super::{Walk, root};
use crate::Message;
use crate::chunks::{DirectoryLogic, ExtrasLogic};
use crate::kiosk::{KeypadKey, Kiosk, KioskEvent, Presence, keypad_results};
use occupations::Filter;
use pinyin::ToPinyinMulti;
use serde::Deserialize;
use std::collections::BTreeMap;

/// The part of the reviewed readings that determines initials.
#[derive(Deserialize)]
struct Readings {
    one: BTreeMap<String, String>,
    several: Vec<Several>,
}

#[derive(Deserialize)]
struct Several {
    character: char,
    readings: Vec<String>,
    #[serde(default)]
    words: BTreeMap<String, String>,
}

fn readings() -> Readings {
    let text = std::fs::read_to_string(root().join("data/occupations/polyphones.toml")).expect("is there");
    toml::from_str(&text).expect("the readings")
}

/// Returns the initials of a name by the reviewed readings, as a visitor types them.
fn initials(name: &str, readings: &Readings) -> String {
    let initial = |character: char| -> Option<char> {
        if character.is_ascii_alphanumeric() {
            return Some(character.to_ascii_lowercase());
        }
        if let Some((reading, _)) = readings.one.iter().find(|(_, all)| all.contains(character)) {
            return reading.chars().next();
        }
        if let Some(several) = readings.several.iter().find(|several| several.character == character) {
            let settled = several.words.iter().find(|(word, _)| name.contains(word.as_str()));
            let reading = settled.map_or(&several.readings[0], |(_, reading)| reading);
            return reading.chars().next();
        }
        character.to_pinyin_multi()?.into_iter().next()?.plain().chars().next()
    };
    name.chars().filter_map(initial).collect()
}

/// Opens the directory at a kiosk.
pub(super) fn at_the_pad() -> Walk {
    let mut walk = Walk::open("#/");
    let bundles = data_compiler::occupations::compile(root()).unwrap_or_else(|_| panic!("data/occupations"));
    walk.data.directory_logic = Some(&DirectoryLogic::TABLE);
    walk.data.extras_logic = Some(&ExtrasLogic::TABLE);
    walk.data.directory = (DirectoryLogic::TABLE.parse_directory)(&bundles.directory);
    walk.data.national = (DirectoryLogic::TABLE.parse_national)(&bundles.national);
    walk.state.kiosk = Some(Kiosk { presence: Presence::Active, ..Kiosk::default() });
    walk.follow("#/directory");
    walk
}

/// Returns the codes on the first screen after these keys.
fn first_screen(walk: &mut Walk, typed: &str) -> Vec<String> {
    walk.send(Message::Kiosk(KioskEvent::Pressed(KeypadKey::Clear)));
    for sign in typed.chars() {
        assert!(sign.is_ascii_lowercase() || sign.is_ascii_digit(), "no key for {sign}");
        walk.send(Message::Kiosk(KioskEvent::Pressed(KeypadKey::Character(sign))));
    }
    assert_eq!(walk.state.search.query, typed, "the pad holds all of it");
    let hits = walk.state.kiosk.as_ref().map_or(0, Kiosk::hits_per_screen);
    let found = keypad_results(&walk.state, &walk.data, hits).expect("the directory is here");
    let directory = walk.data.directory.expect("is here");
    found.hits.iter().map(|hit| directory.occupations()[hit.occupation_index].code.to_string()).collect()
}

#[test]
fn every_occupation_is_on_the_first_screen_by_its_initials_and_by_its_code() {
    let readings = readings();
    let mut walk = at_the_pad();
    let directory = walk.data.directory.expect("is here");
    let mut missed = Vec::new();
    for occupation in directory.occupations() {
        let code = occupation.code.to_string();
        for typed in [initials(&occupation.name, &readings), code.replace('-', "")] {
            if !first_screen(&mut walk, &typed).contains(&code) {
                missed.push(format!("{} by {typed}", occupation.name));
            }
        }
    }
    assert_eq!(directory.occupations().len(), 259);
    assert!(missed.is_empty(), "not on the first screen: {missed:#?}");
}

/// Lists first, for a visitor who types the initials of a word of the board, what the word itself finds.
#[test]
fn each_word_of_the_board_is_first_by_its_initials() {
    let readings = readings();
    let mut walk = at_the_pad();
    let directory = walk.data.directory.expect("is here");
    let mut missed = Vec::new();
    for word in content::text::KIOSK_BOARD.split(' ') {
        let meant = directory.search(word, &Filter::default(), 1);
        let code = directory.occupations()[meant[0].occupation_index].code.to_string();
        let typed = initials(word, &readings);
        let listed = first_screen(&mut walk, &typed);
        if listed.first() != Some(&code) {
            missed.push(format!("{word} ({code}) by {typed}: {listed:?}"));
        }
    }
    assert!(missed.is_empty(), "not first: {missed:#?}");
}
