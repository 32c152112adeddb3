// Judges line breaks: none inside a word, and none before a closing mark.

import { readFile } from 'node:fs/promises';

const DATA = await readFile(new URL('../../../data/words.toml', import.meta.url), 'utf8');

/** Returns the words of a list of data/words.toml. */
const listed = (key) => new RegExp(`^${key} = """([^"]*)"""`, 'm').exec(DATA)[1].split(/\s+/).filter(Boolean);

const TOGETHER = [...listed('together'), ...listed('occupations')];
const APART = new Set(listed('apart'));

/** The dictionary of the International Components for Unicode. */
const DICTIONARY = new Intl.Segmenter('zh', { granularity: 'word' });

/** Returns the words of a text with their indices: those listed, and those of the dictionary that are not listed as apart. */
function* wordsIn(text) {
  for (const word of TOGETHER) {
    for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + 1)) {
      yield { word, start };
    }
  }
  for (const { segment, index } of DICTIONARY.segment(text)) {
    if (/^\p{Script=Han}{2,}$/u.test(segment) && !APART.has(segment)) {
      yield { word: segment, start: index };
    }
  }
}

/** The length of the longest word with its marks: a longer unit lacks an opportunity to break. */
const LONGEST_UNIT = 8;

/**
 * Returns whether a word that overlaps another one ends or begins at a break: one of the two must be cut, in 废水处理
 * the word 水处理.
 */
function isInstead(word, other, at) {
  const [end, otherEnd] = [word, other].map((one) => one.start + one.word.length);
  return (end === at && word.start < other.start) || (word.start === at && end > otherEnd);
}

/**
 * Describes each break that cuts a word, and each line that begins with a closing mark. A word that does not fit a line
 * must be cut.
 * @param {{text: string, at: number, unit: string, room: number}[]} breaks those that `lineBreaks` of measure.mjs found
 */
export function cutWords(breaks) {
  return breaks.flatMap(({ text, at, unit, room }) => {
    const around = `${text.slice(0, at)}/${text.slice(at)}`;
    if (/[，。、？！：；）》”]/.test(text[at])) {
      return [`a line begins with a mark: ${around}`];
    }
    if (unit.length >= room && unit.length <= LONGEST_UNIT) {
      return [];
    }
    const words = [...wordsIn(text)];
    const isCut = ({ word, start }) => start < at && at < start + word.length && word.length < room;
    const cut = words.filter((one) => isCut(one) && !words.some((other) => isInstead(other, one, at)));
    return cut.length > 0 ? [`“${cut[0].word}” is cut: ${around}`] : [];
  });
}
