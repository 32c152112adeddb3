//! The characters of a bundle's texts, checked, and the texts read with them.

use crate::bundle::{
    Alphabet, BundleError, END_OF_LIST, END_OF_TEXT, FIRST_FREQUENT, FIRST_LEAD, SettledWord,
};
use crate::decode::units;
use crate::query::plain;
use crate::sounds;

/// A checked alphabet.
#[derive(Debug, Default)]
pub(crate) struct Characters {
    /// The characters as UTF-16 units, ascending.
    units: Vec<u16>,
    /// Places of those with a code of one byte.
    frequent: Vec<u16>,
    /// The sound of each.
    pub(crate) sounds: Vec<u16>,
    /// The syllables of each sound.
    pub(crate) syllables_of_sound: Vec<[u16; 4]>,
    /// For each place the place of the form in which it is compared, plus 1; 0 for one that only
    /// separates.
    pub(crate) compared: Vec<u16>,
    /// Words that settle sounds.
    pub(crate) settled: Vec<SettledWord>,
}

impl Characters {
    /// Checks an alphabet.
    pub(crate) fn new(raw: &Alphabet) -> Result<Self, BundleError> {
        let units = units(&raw.characters)?;
        let syllables_of_sound = syllables_of_sounds(&raw.sound_sets)?;
        let is_sound = |sound: &u16| usize::from(*sound) < syllables_of_sound.len();
        let is_place = |place: &u16| usize::from(*place) < units.len();
        let settled_right = raw.settled.iter().all(|word| {
            !word.characters.is_empty()
                && word.characters.len() == word.sounds.len()
                && word.characters.iter().all(is_place)
                && word.sounds.iter().all(is_sound)
        });
        if !units.windows(2).all(|pair| pair[0] < pair[1])
            || units.len() >= usize::from(u16::MAX)
            || raw.sounds.len() != units.len()
            || !raw.sounds.iter().all(is_sound)
            || !raw.frequent.iter().all(is_place)
            || !settled_right
        {
            return Err(BundleError::Damaged);
        }
        let mut compared = Vec::with_capacity(units.len());
        for (place, unit) in units.iter().enumerate() {
            let character = char::from_u32(u32::from(*unit)).ok_or(BundleError::Damaged)?;
            compared.push(match plain(character) {
                None => 0,
                Some(same) if same == character => place as u16 + 1,
                Some(other) => {
                    let unit = u16::try_from(u32::from(other)).map_err(|_| BundleError::Damaged)?;
                    units.binary_search(&unit).map_or(0, |place| place as u16 + 1)
                }
            });
        }
        Ok(Self {
            units,
            frequent: raw.frequent.clone(),
            sounds: raw.sounds.clone(),
            syllables_of_sound,
            compared,
            settled: raw.settled.clone(),
        })
    }

    /// How many characters there are.
    pub(crate) fn len(&self) -> usize {
        self.units.len()
    }

    /// The place of a unit.
    pub(crate) fn place(&self, unit: u16) -> Option<usize> {
        self.units.binary_search(&unit).ok()
    }

    /// The unit at a place.
    pub(crate) fn unit(&self, place: u16) -> Option<u16> {
        self.units.get(usize::from(place)).copied()
    }

    /// The syllables of a unit, 0 for none.
    pub(crate) fn syllables(&self, unit: u16) -> Option<[u16; 4]> {
        let place = self.place(unit)?;
        self.syllables_of_sound.get(usize::from(self.sounds[place])).copied()
    }

    /// The text at these places.
    pub(crate) fn text(&self, places: &[u16]) -> String {
        let mut text = String::with_capacity(places.len() * 3);
        for place in places {
            // Every unit was checked to be a character.
            text.push(char::from_u32(u32::from(self.units[usize::from(*place)])).unwrap_or(' '));
        }
        text
    }
}

/// The syllables of each sound: none, one, or those of a set.
fn syllables_of_sounds(sets: &[Vec<u16>]) -> Result<Vec<[u16; 4]>, BundleError> {
    let mut sounds: Vec<[u16; 4]> = (0..=sounds::COUNT).map(|syllable| [syllable as u16, 0, 0, 0]).collect();
    for set in sets {
        let mut syllables = [0; 4];
        for (slot, syllable) in syllables.iter_mut().zip(set) {
            if usize::from(*syllable) > sounds::COUNT {
                return Err(BundleError::Damaged);
            }
            *slot = *syllable;
        }
        sounds.push(syllables);
    }
    if sounds.len() < usize::from(u16::MAX) { Ok(sounds) } else { Err(BundleError::Damaged) }
}

/// Reads a column of lists of texts, one list after the other. A mistake is noted once and reading goes on with
/// nothing, as in [`bundle_reader::Reader`].
pub(crate) struct Column<'a> {
    characters: &'a Characters,
    bytes: &'a [u8],
    damaged: bool,
}

impl<'a> Column<'a> {
    pub(crate) fn new(characters: &'a Characters, bytes: &'a [u8]) -> Self {
        Self { characters, bytes, damaged: false }
    }

    /// Whether all lists are read and nothing was damaged.
    pub(crate) fn is_whole(&self) -> bool {
        !self.damaged && self.bytes.is_empty()
    }

    /// Whether there is another list.
    pub(crate) fn goes_on(&self) -> bool {
        !self.bytes.is_empty()
    }

    /// Calls `each` with every text of the next list, as places in the alphabet. (One function for everybody
    /// who reads lists, not one for each.)
    pub(crate) fn list(&mut self, each: &mut dyn FnMut(&[u16])) {
        let mut places: Vec<u16> = Vec::new();
        loop {
            match self.byte() {
                Some(END_OF_LIST) if places.is_empty() => return,
                Some(END_OF_TEXT) => {
                    each(&places);
                    places.clear();
                }
                Some(byte) if byte != END_OF_LIST => match self.place(byte) {
                    Some(place) => places.push(place),
                    None => return self.damage(),
                },
                _ => return self.damage(),
            }
        }
    }

    /// The texts of the next list.
    pub(crate) fn texts(&mut self) -> Vec<String> {
        let mut texts = Vec::new();
        let characters = self.characters;
        self.list(&mut |places| texts.push(characters.text(places)));
        texts
    }

    /// The next list, which must have exactly `N` texts.
    pub(crate) fn exactly<const N: usize>(&mut self) -> [String; N] {
        self.texts().try_into().unwrap_or_else(|_| {
            self.damage();
            [const { String::new() }; N]
        })
    }

    /// The place that a code stands for which begins with this byte.
    fn place(&mut self, first: u8) -> Option<u16> {
        if first < FIRST_LEAD {
            return self.characters.frequent.get(usize::from(first - FIRST_FREQUENT)).copied();
        }
        let place = u16::from(first - FIRST_LEAD) * 256 + u16::from(self.byte()?);
        (usize::from(place) < self.characters.len()).then_some(place)
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }

    fn damage(&mut self) {
        self.damaged = true;
        self.bytes = &[];
    }
}
