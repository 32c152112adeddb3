//! The inverted index of a search: names, work types and labels concatenated into one corpus.

use crate::alphabet::Characters;
use crate::bundle::BundleError;
use crate::postings::Postings;

/// The role of a text for its occupation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// The official name.
    Name,
    /// A work type, by its index.
    WorkType(u16),
    /// A label, by its index among all labels.
    Label(u16),
    /// The sentence that describes the occupation.
    Description,
}

/// A text of the index.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// The position of its first character in the corpus.
    pub(crate) start: usize,
    /// Its number of characters, without punctuation.
    pub(crate) length: usize,
    /// Its role.
    pub(crate) source: Source,
    /// Its occupation, or the first of its occupations.
    pub(crate) owner: u16,
    /// The index in `Index::shared` of a label of several occupations.
    pub(crate) shared: Option<u16>,
}

/// The inverted index. The corpus holds each character as its symbol plus 1; 0 ends a text.
#[derive(Debug, Default)]
pub(crate) struct Index {
    /// The characters of the corpus.
    pub(crate) characters: Vec<u16>,
    /// The sound of each.
    pub(crate) sounds: Vec<u16>,
    /// Postings of the characters: all positions of each.
    pub(crate) by_character: Postings,
    /// Postings of the sounds, over the searched texts only.
    pub(crate) by_sound: Postings,
    /// The text of each corpus position.
    pub(crate) text_of: Vec<u16>,
    /// The texts in corpus order: first the searched ones, then the descriptions.
    pub(crate) texts: Vec<Text>,
    /// The corpus position of the first description.
    pub(crate) searched: usize,
    /// The index of the first description among the texts.
    pub(crate) searched_texts: usize,
    /// Occupations of each shared label, the likeliest first.
    pub(crate) shared: Vec<Vec<u16>>,
    /// The labels as they are displayed.
    pub(crate) labels: Vec<String>,
    /// The number of occupations.
    pub(crate) occupations: usize,
    /// The characters with their sounds.
    pub(crate) alphabet: Characters,
    /// Inverse document frequency (IDF) of each character, scaled to 1 to 9: the rarer, the higher.
    idf: Vec<u8>,
}

/// IDF weight of a character that occurs in no indexed text.
pub(crate) const UNKNOWN_CHAR_WEIGHT: u8 = 9;

impl Index {
    /// Returns this index with its alphabet.
    pub(crate) fn with(self, alphabet: Characters) -> Self {
        Self { alphabet, ..self }
    }

    /// Returns a UTF-16 unit as the corpus holds it: its symbol plus 1, or `u16::MAX` without one.
    pub(crate) fn character_of(&self, unit: u16) -> u16 {
        self.alphabet.position(unit).map_or(u16::MAX, |position| position as u16 + 1)
    }

    /// Returns the searched positions whose sound passes.
    pub(crate) fn positions_sounding(&self, passes: impl Fn(u16) -> bool) -> impl Iterator<Item = usize> {
        let sounds = 0..self.alphabet.syllables_of_sound.len() as u16;
        sounds.filter(move |sound| passes(*sound)).flat_map(|sound| self.by_sound.of(sound))
    }

    /// Returns the searched positions whose sound passes or that hold `character`: the start positions of
    /// a match.
    pub(crate) fn start_positions(
        &self,
        character: u16,
        passes: impl Fn(u16) -> bool + Copy,
    ) -> impl Iterator<Item = usize> {
        let other = move |position: &usize| *position < self.searched && !passes(self.sounds[*position]);
        self.positions_sounding(passes).chain(self.by_character.of(character).filter(other))
    }

    /// Calls `each` with every occupation of a text.
    pub(crate) fn for_each_owner(&self, text: &Text, mut each: impl FnMut(usize)) {
        match text.shared {
            None => each(usize::from(text.owner)),
            Some(shared) => {
                self.shared[usize::from(shared)].iter().for_each(|owner| each(usize::from(*owner)));
            }
        }
    }

    /// Returns the IDF weight of a character of the corpus.
    pub(crate) fn idf(&self, character: u16) -> u8 {
        self.idf.get(usize::from(character)).copied().unwrap_or(UNKNOWN_CHAR_WEIGHT)
    }

    /// Returns the characters of a text.
    pub(crate) fn characters_of(&self, text: &Text) -> &[u16] {
        &self.characters[text.start..text.start + text.length]
    }
}

/// Builder of an index: appends texts to the corpus.
pub(crate) struct Builder<'a> {
    alphabet: &'a Characters,
    index: Index,
    /// For each symbol, whether a polyphone word begins with it.
    starts_polyphone_word: Vec<bool>,
}

impl<'a> Builder<'a> {
    pub(crate) fn new(alphabet: &'a Characters) -> Self {
        let mut starts_polyphone_word = vec![false; alphabet.len()];
        for word in &alphabet.polyphone_words {
            starts_polyphone_word[usize::from(word.characters[0])] = true;
        }
        Self { alphabet, index: Index::default(), starts_polyphone_word }
    }

    /// Adds a text, given as symbols.
    pub(crate) fn add(&mut self, symbols: &[u16], source: Source, owner: u16) {
        let Index { characters, sounds, .. } = &mut self.index;
        let start = characters.len();
        for symbol in symbols {
            let compared = self.alphabet.compared[usize::from(*symbol)];
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
    pub(crate) fn add_label(&mut self, symbols: &[u16], owner: u16) {
        let position = self.index.labels.len() as u16;
        self.index.labels.push(self.alphabet.text(symbols));
        self.add(symbols, Source::Label(position), owner);
    }

    /// Adds a label of several occupations, the likeliest first.
    pub(crate) fn add_shared_label(&mut self, symbols: &[u16], owners: &[u16]) {
        let Some(first) = owners.first() else { return };
        self.add_label(symbols, *first);
        let shared = self.index.shared.len() as u16;
        self.index.shared.push(owners.to_vec());
        if let Some(text) = self.index.texts.last_mut() {
            text.shared = Some(shared);
        }
    }

    /// Marks the end of the searched texts; only descriptions follow.
    pub(crate) fn end_searched(&mut self) {
        self.index.searched = self.index.characters.len();
        self.index.searched_texts = self.index.texts.len();
    }

    /// Finishes the index after all texts of all `occupations` are added.
    pub(crate) fn finish(self, occupations: usize) -> Result<Index, BundleError> {
        let mut index = self.index;
        // Each text ends with a 0 in the corpus, so there are fewer texts than characters.
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
        index.idf = owners
            .iter()
            .map(|count| (most.saturating_sub(count.max(&1).ilog2()) * 9 / most).max(1) as u8)
            .collect();
        index.occupations = occupations;
        index.by_character = Postings::new(&index.characters, self.alphabet.len() + 1);
        let sounds = self.alphabet.syllables_of_sound.len();
        index.by_sound = Postings::new(&index.sounds[..index.searched], sounds);
        Ok(index)
    }

    /// Assigns the readings of polyphone words to the characters from `start` on.
    fn settle(&mut self, start: usize) {
        let Index { characters, sounds, .. } = &mut self.index;
        for begin in start..characters.len() {
            let here = &characters[begin..];
            if !self.starts_polyphone_word[usize::from(here[0]) - 1] {
                continue;
            }
            for word in &self.alphabet.polyphone_words {
                let matches_here = here.len() >= word.characters.len()
                    && here.iter().zip(&word.characters).all(|(one, other)| *one == other + 1);
                if matches_here {
                    for (position, sound) in word.sounds.iter().enumerate() {
                        if *sound != 0 {
                            sounds[begin + position] = *sound;
                        }
                    }
                }
            }
        }
    }
}
