// FlexSearch: one substring index per kind of text (`full`), prefix indexes of pinyin and initials from every
// syllable (`forward`), and an index of character bigrams as the fallback if no other index has a hit.
// Hits are merged by weight and rank.

import { Index } from 'flexsearch';
import { charactersAndPairs, initialTails, isChinese, normal, pairsOf, runs, tails } from '../text.mjs';

export const needs = ['pinyin', 'phrases'];

const SEPARATOR = '\n';
const DEPTH = 50;

export function create(rows) {
  const whole = (text) => text.split(SEPARATOR).map(normal).filter(Boolean);
  const texts = (row) => [row.name, ...row.works, ...row.labels, ...row.phrases].join(SEPARATOR);
  const build = (options, textOf) => {
    const index = new Index({ resolution: 9, ...options });
    rows.forEach((row, number) => index.add(number, textOf(row)));
    return index;
  };

  const fields = [
    [3, build({ tokenize: 'full', encode: whole }, (row) => row.name)],
    [2, build({ tokenize: 'full', encode: whole }, (row) => row.works.join(SEPARATOR))],
    [2, build({ tokenize: 'full', encode: whole }, (row) => row.labels.join(SEPARATOR))],
    [1, build({ tokenize: 'full', encode: whole }, (row) => row.phrases.join(SEPARATOR))],
    [1, build({ tokenize: 'forward', encode: whole }, (row) => row.pinyin.flatMap(tails).join(SEPARATOR))],
    [1, build({ tokenize: 'forward', encode: whole }, (row) => row.pinyin.flatMap(initialTails).join(SEPARATOR))],
  ];

  let cut = charactersAndPairs;
  const pieces = (text) => whole(text).flatMap(runs).flatMap((run) => (isChinese(run) ? cut(run) : [run]));
  const net = build({ tokenize: 'strict', encode: pieces }, texts);
  // Queries are tokenized into bigrams only; indexing also adds single characters.
  cut = pairsOf;

  return (typed, limit) => {
    const scores = new Map();
    const count = (weight, found) => {
      found.forEach((row, rank) => {
        scores.set(row, (scores.get(row) ?? 0) + weight * (DEPTH - rank));
      });
    };
    for (const [weight, index] of fields) {
      count(weight, index.search(typed, { limit: DEPTH }));
    }
    if (scores.size === 0) {
      count(1, net.search(typed, { limit: DEPTH, suggest: true }));
    }
    return [...scores]
      .sort((one, other) => other[1] - one[1])
      .slice(0, limit)
      .map(([row]) => rows[row].code);
  };
}
