//! The texts a search runs over: names, work types and labels, as one row of characters.

use crate::alphabet::Characters;
use crate::bundle::BundleError;
use crate::postings::Postings;

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
    /// Where each character stands.
    pub(crate) by_character: Postings,
    /// Where each sound stands in the part that is searched.
    pub(crate) by_sound: Postings,
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
    /// The characters and how they sound.
    pub(crate) alphabet: Characters,
    /// How much a character tells of an occupation, 1 to 9: the rarer, the more.
    weights: Vec<u8>,
}

/// What a character that no text holds would tell.
pub(crate) const WEIGHT_OF_STRANGER: u8 = 9;

impl Index {
    /// This index with its alphabet.
    pub(crate) fn with(self, alphabet: Characters) -> Self {
        Self { alphabet, ..self }
    }

    /// The place of a unit in the alphabet plus 1, as the row holds it; `u16::MAX` for none.
    pub(crate) fn character_of(&self, unit: u16) -> u16 {
        self.alphabet.place(unit).map_or(u16::MAX, |place| place as u16 + 1)
    }

    /// The searched places that hold a sound which passes.
    pub(crate) fn sounding(&self, passes: impl Fn(u16) -> bool) -> impl Iterator<Item = usize> {
        let sounds = 0..self.alphabet.syllables_of_sound.len() as u16;
        sounds.filter(move |sound| passes(*sound)).flat_map(|sound| self.by_sound.of(sound))
    }

    /// The searched places that hold a sound which passes, or `character`: where a walk may begin.
    pub(crate) fn beginnings(
        &self,
        character: u16,
        passes: impl Fn(u16) -> bool + Copy,
    ) -> impl Iterator<Item = usize> {
        let other = move |place: &usize| *place < self.searched && !passes(self.sounds[*place]);
        self.sounding(passes).chain(self.by_character.of(character).filter(other))
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

/// Writes texts into the row of an index.
pub(crate) struct Builder<'a> {
    alphabet: &'a Characters,
    index: Index,
    /// For each character, whether a settled word begins with it.
    begins_settled: Vec<bool>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(alphabet: &'a Characters) -> Self {
        let mut begins_settled = vec![false; alphabet.len()];
        for word in &alphabet.settled {
            begins_settled[usize::from(word.characters[0])] = true;
        }
        Self { alphabet, index: Index::default(), begins_settled }
    }

    /// Adds a text, given as places in the alphabet.
    pub(crate) fn add(&mut self, places: &[u16], source: Source, owner: u16) {
        let Index { characters, sounds, .. } = &mut self.index;
        let start = characters.len();
        for place in places {
            let compared = self.alphabet.compared[usize::from(*place)];
            if compared != 0 {
                characters.push(compared);
                sounds.push(self.alphabet.sounds[usize::from(compared) - 1]);
            }
        }
        if source != Source::Description {
            self.settle(start);
        }
        let index = &mut self.index;
        let length = index.characters.len() - start;
        index.characters.push(0);
        index.sounds.push(0);
        index.text_of.resize(index.characters.len(), index.texts.len() as u16);
        index.texts.push(Text { start, length, source, owner, shared: None });
    }

    /// Adds a label of one occupation.
    pub(crate) fn add_label(&mut self, places: &[u16], owner: u16) {
        let place = self.index.labels.len() as u16;
        self.index.labels.push(self.alphabet.text(places));
        self.add(places, Source::Label(place), owner);
    }

    /// Adds a label of several occupations, the likeliest first.
    pub(crate) fn add_shared_label(&mut self, places: &[u16], owners: &[u16]) {
        let Some(first) = owners.first() else { return };
        self.add_label(places, *first);
        let shared = self.index.shared.len() as u16;
        self.index.shared.push(owners.to_vec());
        if let Some(text) = self.index.texts.last_mut() {
            text.shared = Some(shared);
        }
    }

    /// What is added from here on is not searched like a name.
    pub(crate) fn end_searched(&mut self) {
        self.index.searched = self.index.characters.len();
        self.index.searched_texts = self.index.texts.len();
    }

    /// The index, once `occupations` have all their texts.
    pub(crate) fn finish(self, occupations: usize) -> Result<Index, BundleError> {
        let mut index = self.index;
        // Each text ends with a 0 in the row, so there are fewer texts than characters.
        if index.characters.len() >= usize::from(u16::MAX) {
            return Err(BundleError::Damaged);
        }
        let mut last_owner = vec![u16::MAX; self.alphabet.len() + 1];
        let mut owners = vec![0_u32; self.alphabet.len() + 1];
        for text in &index.texts {
            for character in &index.characters[text.start..text.start + text.length] {
                let character = usize::from(*character);
                if last_owner[character] != text.owner {
                    last_owner[character] = text.owner;
                    owners[character] += 1;
                }
            }
        }
        let most = (occupations as u32).max(1).ilog2() + 1;
        index.weights = owners
            .iter()
            .map(|count| (most.saturating_sub(count.max(&1).ilog2()) * 9 / most).max(1) as u8)
            .collect();
        index.occupations = occupations;
        index.by_character = Postings::new(&index.characters, self.alphabet.len() + 1);
        let sounds = self.alphabet.syllables_of_sound.len();
        index.by_sound = Postings::new(&index.sounds[..index.searched], sounds);
        Ok(index)
    }

    /// Gives the characters from `start` on the sounds that words settle.
    fn settle(&mut self, start: usize) {
        let Index { characters, sounds, .. } = &mut self.index;
        for begin in start..characters.len() {
            let here = &characters[begin..];
            if !self.begins_settled[usize::from(here[0]) - 1] {
                continue;
            }
            for word in &self.alphabet.settled {
                let stands_here = here.len() >= word.characters.len()
                    && here.iter().zip(&word.characters).all(|(one, other)| *one == other + 1);
                if stands_here {
                    for (place, sound) in word.sounds.iter().enumerate() {
                        if *sound != 0 {
                            sounds[begin + place] = *sound;
                        }
                    }
                }
            }
        }
    }
}
