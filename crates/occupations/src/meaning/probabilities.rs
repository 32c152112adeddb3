//! The probabilities of a meaning bundle, and the classes of numbers that they depend on.

use super::arithmetic::{NumberModel, Probability};

/// The classes of second characters of bigrams: six kinds of companions, each known from other documents as
/// a bigram or not.
pub(super) const CLASSES: usize = 12;
/// The model of the number of documents of a character.
pub(super) const CHARACTERS: usize = CLASSES;
/// The model of the characters that no known text of the section holds.
pub(super) const UNITS: usize = CLASSES + 1;
/// The classes of documents by the number of characters gained so far: few, many, very many.
pub(super) const RICHNESS: usize = 3;
/// The classes of numbers of documents: none, one, several.
pub(super) const FEW: usize = 3;
/// The classes of odds within a block of documents.
pub(super) const BLOCK_ODDS: usize = 5;
/// The classes of numbers of documents left in a block.
pub(super) const BLOCK_REST: usize = 8;
/// The number of magnitudes of a number below 65536.
pub(super) const MAGNITUDES: usize = 16;

/// The probabilities that the sections share.
pub(super) struct Model {
    pub(super) counts: Vec<NumberModel>,
    pub(super) gaps: Vec<NumberModel>,
    pub(super) is_gaining: [Probability; 2],
    pub(super) block_holds: Vec<Probability>,
    pub(super) holds_character: Vec<Probability>,
    /// Whether a bigram begins with a character.
    pub(super) begins_bigram: [Probability; MAGNITUDES],
    pub(super) holds_bigram: Vec<Probability>,
    pub(super) is_repeated: Probability,
    pub(super) relations: [NumberModel; 2],
}

impl Model {
    pub(super) fn new() -> Self {
        let numbers = vec![NumberModel::default(); (UNITS + 1) * MAGNITUDES];
        Self {
            counts: numbers.clone(),
            gaps: numbers,
            is_gaining: Default::default(),
            block_holds: vec![Probability::default(); MAGNITUDES * 2 * FEW * MAGNITUDES],
            holds_character: vec![Probability::default(); BLOCK_ODDS * BLOCK_REST * FEW * RICHNESS * 2],
            begins_bigram: Default::default(),
            holds_bigram: vec![Probability::default(); 3 * MAGNITUDES * 2],
            is_repeated: Probability::default(),
            relations: Default::default(),
        }
    }
}

/// Returns the class of a number of documents.
pub(super) fn few(number: usize) -> usize {
    number.min(FEW - 1)
}

/// Returns the class of the odds that `left` of `rest` documents are next: two for each power of two.
pub(super) fn odds(rest: usize, left: usize) -> usize {
    let odds = rest * 4 / left;
    magnitude(odds) * 2 + usize::from(odds >> (magnitude(odds).max(1) - 1) & 1 == 1)
}

/// Returns the number of binary digits after the first of a number, at most 15.
pub(super) fn magnitude(number: usize) -> usize {
    (number.max(1).ilog2() as usize).min(MAGNITUDES - 1)
}
