// Text normalization and tokenization shared by the peers.

const NOT_TYPED = /[\s\p{P}\p{S}]/gu;
/** The mark of an occupation (L, S, LS) after a name; users copy it along with the name. */
const MARK = /(?<=\p{Script=Han})(l|s|ls)$/u;

/** Normalizes to NFKC and lower case, and removes spaces, punctuation, symbols and the mark after a name. */
export function normal(text) {
  return text.normalize('NFKC').toLowerCase().replace(NOT_TYPED, '').replace(MARK, '');
}

/** Splits a text into runs of Chinese characters and runs of other characters. */
export function runs(text) {
  return text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
}

export function isChinese(run) {
  return /^\p{Script=Han}/u.test(run);
}

/** Returns the index terms of a Chinese run: its characters and bigrams. */
export function charactersAndPairs(run) {
  const characters = [...run];
  return [...characters, ...pairs(characters)];
}

/** Returns the query terms of a Chinese run: its bigrams, or the character if there is only one. */
export function pairsOf(run) {
  const characters = [...run];
  return characters.length < 2 ? characters : pairs(characters);
}

function pairs(characters) {
  return characters.slice(1).map((character, index) => characters[index] + character);
}

/** Returns the suffixes of the pinyin from each syllable, so that a prefix search matches at any syllable. */
export function tails(spelling) {
  const syllables = spelling.split(' ');
  return syllables.map((_, index) => syllables.slice(index).join(''));
}

/** Returns the suffixes of the initials from each syllable. */
export function initialTails(spelling) {
  const initials = initialsOf(spelling);
  return [...initials].map((_, index) => initials.slice(index));
}

export function initialsOf(spelling) {
  return spelling
    .split(' ')
    .map((syllable) => syllable[0])
    .join('');
}
