// What every peer does with a text before it looks at it.

const NOT_TYPED = /[\s\p{P}\p{S}]/gu;
/** The mark of an occupation (L, S, LS) that people copy with the name. */
const MARK = /(?<=\p{Script=Han})(l|s|ls)$/u;

/** Full-width to plain, lower case, nothing between the characters, no mark behind a name. */
export function normal(text) {
  return text.normalize('NFKC').toLowerCase().replace(NOT_TYPED, '').replace(MARK, '');
}

/** Runs of Chinese characters, and runs of anything else. */
export function runs(text) {
  return text.match(/\p{Script=Han}+|\P{Script=Han}+/gu) ?? [];
}

export function isChinese(run) {
  return /^\p{Script=Han}/u.test(run);
}

/** Every character and every pair of neighbours: what a text of Chinese characters is found by. */
export function charactersAndPairs(run) {
  const characters = [...run];
  return [...characters, ...pairs(characters)];
}

/** Pairs of neighbours; a single character stays alone: what is looked up. */
export function pairsOf(run) {
  const characters = [...run];
  return characters.length < 2 ? characters : pairs(characters);
}

function pairs(characters) {
  return characters.slice(1).map((character, place) => characters[place] + character);
}

/** Full pinyin from each syllable on, so that a search for beginnings finds every part. */
export function tails(spelling) {
  const syllables = spelling.split(' ');
  return syllables.map((_, place) => syllables.slice(place).join(''));
}

/** Initials from each syllable on. */
export function initialTails(spelling) {
  const initials = initialsOf(spelling);
  return [...initials].map((_, place) => initials.slice(place));
}

export function initialsOf(spelling) {
  return spelling
    .split(' ')
    .map((syllable) => syllable[0])
    .join('');
}
