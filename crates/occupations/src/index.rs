//! The texts a search runs over: names, work types and labels, as one row of characters.

use crate::bundle::{Alphabet, BundleError, DirectoryBundle};
use crate::decode::units;
use crate::model::Occupation;
use crate::query::{plain, syllables_of};
use crate::sounds;

/// What a text is of an occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// The official name.
    Name,
    /// A work type, by its place.
    WorkType(u16),
    /// A label, by its place among all labels.
    Label(u16),
    /// Our sentence.
    Description,
}

/// One text of the index.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// Where its characters begin in the row.
    pub(crate) start: usize,
    /// How many characters it has, punctuation left out.
    pub(crate) length: usize,
    /// What it is.
    pub(crate) source: Source,
    /// The occupation it belongs to, or the first of them.
    pub(crate) owner: u16,
    /// For a label of several occupations, its place in `Index::shared`.
    pub(crate) shared: Option<u16>,
}

/// Texts as a row of characters, each a place in the alphabet plus 1; 0 ends a text.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The characters.
    pub(crate) characters: Vec<u16>,
    /// The sound of each.
    pub(crate) sounds: Vec<u16>,
    /// The text each belongs to.
    pub(crate) text_of: Vec<u16>,
    /// The texts in the order of the row: first those that are searched, then the descriptions.
    pub(crate) texts: Vec<Text>,
    /// Where the descriptions begin in the row.
    pub(crate) searched: usize,
    /// Where the descriptions begin among the texts.
    pub(crate) searched_texts: usize,
    /// Occupations of labels that have several, the likeliest first.
    pub(crate) shared: Vec<Vec<u16>>,
    /// The labels, for showing.
    pub(crate) labels: Vec<String>,
    /// How many occupations there are.
    pub(crate) occupations: usize,
    /// The alphabet's characters, sorted.
    alphabet: Vec<u16>,
    /// The sound of each character of the alphabet.
    alphabet_sounds: Vec<u16>,
    /// The syllables of each sound.
    pub(crate) syllables_of_sound: Vec<[u16; 4]>,
    /// How much a character tells of an occupation, 1 to 9: the rarer, the more.
    weights: Vec<u8>,
}

/// What a character that no text holds would tell.
pub(crate) const WEIGHT_OF_STRANGER: u8 = 9;

impl Index {
    /// The index of the directory.
    pub(crate) fn of_directory(
        occupations: &[Occupation],
        labels: &[Vec<String>],
        raw: &DirectoryBundle,
    ) -> Result<Self, BundleError> {
        let mut index = Index { occupations: occupations.len(), ..Index::default() };
        let writer = Writer::new(&raw.alphabet)?;
        for (owner, occupation) in occupations.iter().enumerate() {
            let owner = owner as u16;
            writer.add(&mut index, &occupation.name, Source::Name, owner);
            for (place, work_type) in occupation.work_types.iter().enumerate() {
                writer.add(&mut index, work_type, Source::WorkType(place as u16), owner);
            }
            for label in &labels[usize::from(owner)] {
                let place = index.labels.len() as u16;
                writer.add(&mut index, label, Source::Label(place), owner);
                index.labels.push(label.clone());
            }
        }
        index.end_searched();
        for (owner, occupation) in occupations.iter().enumerate() {
            writer.add(&mut index, &occupation.description, Source::Description, owner as u16);
        }
        for shared in &raw.shared_labels {
            let place = index.shared.len() as u16;
            let text = index
                .texts
                .iter_mut()
                .find(|text| text.source == Source::Label(shared.label))
                .ok_or(BundleError::Damaged)?;
            if shared.occupations.iter().any(|owner| usize::from(*owner) >= occupations.len()) {
                return Err(BundleError::Damaged);
            }
            text.shared = Some(place);
            index.shared.push(shared.occupations.clone());
        }
        index.finish(&raw.alphabet)
    }

    /// The index of a classification: for each occupation its name, then its work types.
    pub(crate) fn of_names(names: &[Vec<String>], alphabet: &Alphabet) -> Result<Self, BundleError> {
        let mut index = Index { occupations: names.len(), ..Index::default() };
        let writer = Writer::new(alphabet)?;
        for (owner, names) in names.iter().enumerate() {
            for (place, name) in names.iter().enumerate() {
                let source = match place.checked_sub(1) {
                    None => Source::Name,
                    Some(work_type) => Source::WorkType(work_type as u16),
                };
                writer.add(&mut index, name, source, owner as u16);
            }
        }
        index.end_searched();
        index.finish(alphabet)
    }

    /// What is added from here on is not searched like a name.
    fn end_searched(&mut self) {
        self.searched = self.characters.len();
        self.searched_texts = self.texts.len();
    }

    /// Adds what follows from the texts.
    fn finish(mut self, alphabet: &Alphabet) -> Result<Self, BundleError> {
        if self.texts.len() > usize::from(u16::MAX) {
            return Err(BundleError::Damaged);
        }
        self.alphabet = units(&alphabet.characters)?;
        self.alphabet_sounds = alphabet.sounds.clone();
        let sounds = sounds::COUNT + 1 + alphabet.sound_sets.len();
        self.syllables_of_sound = (0..sounds)
            .map(|sound| syllables_of(sound as u16, &alphabet.sound_sets))
            .collect::<Result<_, _>>()?;
        let mut last_owner = vec![u16::MAX; self.alphabet.len() + 1];
        let mut owners = vec![0_u32; self.alphabet.len() + 1];
        for (character, text) in self.characters.iter().zip(&self.text_of) {
            let owner = self.texts[usize::from(*text)].owner;
            let character = usize::from(*character);
            if last_owner[character] != owner {
                last_owner[character] = owner;
                owners[character] += 1;
            }
        }
        let most = (self.occupations as u32).max(1).ilog2() + 1;
        self.weights = owners
            .iter()
            .map(|count| (most.saturating_sub(count.max(&1).ilog2()) * 9 / most).max(1) as u8)
            .collect();
        Ok(self)
    }

    /// The place of a unit in the alphabet plus 1, as the row holds it; `u16::MAX` for none.
    pub(crate) fn character_of(&self, unit: u16) -> u16 {
        self.alphabet.binary_search(&unit).map_or(u16::MAX, |place| place as u16 + 1)
    }

    /// The syllables of a unit of this alphabet, 0 for none.
    pub(crate) fn sound_of_unit(&self, unit: u16) -> [u16; 4] {
        let sound = self.alphabet.binary_search(&unit).map_or(0, |place| self.alphabet_sounds[place]);
        self.syllables_of_sound[usize::from(sound)]
    }

    /// For each character of the row the places at which `query` has it, as bits.
    pub(crate) fn places_of(&self, query: &[u16]) -> Vec<u64> {
        let mut places = vec![0; self.alphabet.len() + 1];
        for (place, character) in query.iter().enumerate().take(64) {
            if let Some(bits) = places.get_mut(usize::from(*character)) {
                *bits |= 1 << place;
            }
        }
        places
    }

    /// Calls `each` with the occupations a text belongs to.
    pub(crate) fn for_each_owner(&self, text: &Text, mut each: impl FnMut(usize)) {
        match text.shared {
            None => each(usize::from(text.owner)),
            Some(shared) => {
                self.shared[usize::from(shared)].iter().for_each(|owner| each(usize::from(*owner)));
            }
        }
    }

    /// How much a character of the row tells.
    pub(crate) fn weight(&self, character: u16) -> u8 {
        self.weights.get(usize::from(character)).copied().unwrap_or(WEIGHT_OF_STRANGER)
    }

    /// The characters of a text.
    pub(crate) fn characters_of(&self, text: &Text) -> &[u16] {
        &self.characters[text.start..text.start + text.length]
    }
}

/// Writes texts into the row.
struct Writer<'a> {
    alphabet: Vec<u16>,
    raw: &'a Alphabet,
    /// For each character, whether a settled word begins with it.
    begins_settled: Vec<bool>,
}

impl<'a> Writer<'a> {
    fn new(raw: &'a Alphabet) -> Result<Self, BundleError> {
        let alphabet = units(&raw.characters)?;
        let ascending = alphabet.windows(2).all(|pair| pair[0] < pair[1]);
        let sounds = sounds::COUNT + raw.sound_sets.len();
        let in_range = |sound: &u16| usize::from(*sound) <= sounds;
        let settled_right = raw
            .settled
            .iter()
            .all(|word| word.characters.len() == word.sounds.len() && word.sounds.iter().all(in_range));
        if !ascending
            || alphabet.len() >= usize::from(u16::MAX)
            || raw.sounds.len() != alphabet.len()
            || !raw.sounds.iter().all(in_range)
            || !settled_right
        {
            return Err(BundleError::Damaged);
        }
        let mut begins_settled = vec![false; alphabet.len()];
        for word in &raw.settled {
            let first = word.characters.first().map(|place| usize::from(*place));
            let first = first.and_then(|place| begins_settled.get_mut(place));
            *first.ok_or(BundleError::Damaged)? = true;
        }
        Ok(Self { alphabet, raw, begins_settled })
    }

    fn add(&self, index: &mut Index, text: &str, source: Source, owner: u16) {
        let start = index.characters.len();
        let number = index.texts.len() as u16;
        for character in text.chars().filter_map(plain) {
            let unit = u16::try_from(u32::from(character)).unwrap_or(u16::MAX);
            // The compiler puts the plain form of every character into the alphabet.
            if let Ok(place) = self.alphabet.binary_search(&unit) {
                index.characters.push(place as u16 + 1);
                index.sounds.push(self.raw.sounds[place]);
            }
        }
        if source != Source::Description {
            self.settle(index, start);
        }
        let length = index.characters.len() - start;
        index.characters.push(0);
        index.sounds.push(0);
        index.text_of.resize(index.characters.len(), number);
        index.texts.push(Text { start, length, source, owner, shared: None });
    }

    /// Gives the characters from `start` on the sounds that words settle.
    fn settle(&self, index: &mut Index, start: usize) {
        for begin in start..index.characters.len() {
            if !self.begins_settled[usize::from(index.characters[begin]) - 1] {
                continue;
            }
            for word in &self.raw.settled {
                let here = &index.characters[begin..];
                let stands_here = here.len() >= word.characters.len()
                    && here.iter().zip(&word.characters).all(|(one, other)| *one == other + 1);
                if stands_here {
                    for (place, sound) in word.sounds.iter().enumerate() {
                        if *sound != 0 {
                            index.sounds[begin + place] = *sound;
                        }
                    }
                }
            }
        }
    }
}
