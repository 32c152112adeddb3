//! State functions and texts that are loaded later, each with the chunk of the widget that needs them.
//!
//! The first chunk reaches them only through these tables, which [`super::Resources`] holds once the chunk is
//! loaded; a call by name would link the function into the first chunk.

use crate::directory_override::Occupations;
use crate::kiosk::{self, HandwritingEvent, KioskEvent};
use crate::overrides::RejectReason;
use crate::tally::{self, TallyMessage};
use crate::{Effect, Resources, SearchKey, State, search_field};
use ::handwriting::{Recogniser, Templates};
use content::glossary::{FURTHER_MEANINGS, FURTHER_WORDS, Meaning, Word};
use occupations::file;
use occupations::{
    Directory, Filter, Meaning as SearchMeaning, MeaningParser, National, OccupationCode, SearchResponse,
};

/// The type of [`occupations::look_up`].
pub type LookUp =
    fn(&Directory, Option<&National>, Option<&SearchMeaning>, &str, &Filter, usize) -> SearchResponse;

/// Does the next step of parsing the meaning file. Returns the result after the last one: `None` for a
/// damaged file.
pub type MeaningSteps = Box<dyn FnMut() -> Option<Option<&'static SearchMeaning>>>;

/// The state functions of the directory chunk.
#[derive(Debug)]
pub struct DirectoryLogic {
    /// Parses the directory file.
    pub parse_directory: fn(&[u8]) -> Option<&'static Directory>,
    /// Parses the file of the national classification.
    pub parse_national: fn(&[u8]) -> Option<&'static National>,
    /// Parses the meaning file, which belongs to the two files above.
    pub parse_meaning: fn(Vec<u8>, &'static Directory, &'static National) -> MeaningSteps,
    /// Parses a deployer's directory with its national classification.
    pub parse_occupations: fn(&[u8]) -> Result<Occupations, RejectReason>,
    /// Searches the directory: [`occupations::look_up`].
    pub look_up: LookUp,
    /// Handles a key pressed in the search field.
    pub press_key: fn(&mut State, SearchKey, &Resources) -> Vec<Effect>,
    /// Returns the name of the occupation with this code.
    pub occupation_name: fn(&Directory, OccupationCode) -> Option<String>,
}

/// The state functions and texts of the extras chunk.
#[derive(Debug)]
pub struct ExtrasLogic {
    /// The official terms that only policies other than the first use.
    pub words: &'static [Word],
    /// Their explanations.
    pub meanings: &'static [Meaning],
    /// Handles a message of the tally page.
    pub tally: fn(&mut State, TallyMessage, &Resources) -> Vec<Effect>,
    /// Handles an event that only a kiosk has.
    pub kiosk: fn(&mut State, KioskEvent, &Resources) -> Vec<Effect>,
}

/// The state functions of the handwriting chunk.
#[derive(Debug)]
pub struct HandwritingLogic {
    /// Parses the file of templates.
    pub parse: fn(&[u8]) -> Option<&'static Recogniser>,
    /// Handles an event of the field.
    pub update: fn(&mut State, HandwritingEvent, &Resources) -> Vec<Effect>,
}

impl DirectoryLogic {
    /// The table. Only the chunk may name it, so that its functions are in no other chunk.
    pub const TABLE: Self = Self {
        parse_directory: |bytes| Directory::from_bytes(bytes).ok().map(leak),
        parse_national: |bytes| National::from_bytes(bytes).ok().map(leak),
        parse_meaning: |bytes, directory, national| {
            let mut parser = MeaningParser::new(bytes, directory, national);
            Box::new(move || parser.step().map(|meaning| meaning.ok().map(leak)))
        },
        parse_occupations,
        look_up: occupations::look_up,
        press_key: search_field::press_key,
        occupation_name: |directory, code| Some(directory.occupation(code)?.name.clone()),
    };
}

impl ExtrasLogic {
    /// The table. Only the chunk may name it, so that its functions are in no other chunk.
    pub const TABLE: Self = Self {
        words: &FURTHER_WORDS,
        meanings: &FURTHER_MEANINGS,
        tally: tally::update,
        kiosk: kiosk::update,
    };
}

fn parse_occupations(bytes: &[u8]) -> Result<Occupations, RejectReason> {
    let (directory, national, meaning) = file::decode(bytes)?;
    Ok(Occupations { directory: leak(directory), national: leak(national), meaning: leak(meaning) })
}

impl HandwritingLogic {
    /// The table. Only the chunk may name it, so that its functions are in no other chunk.
    pub const TABLE: Self = Self {
        parse: |bytes| {
            let templates = Templates::decode(bytes)?;
            // A build without the templates.
            (!templates.characters().is_empty()).then(|| leak(Recogniser::new(templates)))
        },
        update: kiosk::update_handwriting,
    };
}

/// Leaks the value: it lives until the page closes, so its drop glue need not be linked.
fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}
