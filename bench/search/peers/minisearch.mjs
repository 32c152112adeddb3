// MiniSearch with Chinese characters and bigrams as terms, expansion phrases, and pinyin suffixes from every syllable.

import MiniSearch from 'minisearch';
import { charactersAndPairs, initialTails, isChinese, normal, pairsOf, runs, tails } from '../text.mjs';

export const needs = ['pinyin', 'phrases'];

const SEPARATOR = '\n';

export function create(rows) {
  const index = new MiniSearch({
    fields: ['name', 'works', 'labels', 'phrases', 'pinyin', 'initials'],
    extractField: (row, field) => {
      switch (field) {
        case 'id':
          return row.code;
        case 'works':
        case 'labels':
        case 'phrases':
          return row[field].join(SEPARATOR);
        case 'pinyin':
          return row.pinyin.flatMap(tails).join(SEPARATOR);
        case 'initials':
          return row.pinyin.flatMap(initialTails).join(SEPARATOR);
        default:
          return row[field];
      }
    },
    tokenize: (text) =>
      text
        .split(SEPARATOR)
        .flatMap((part) => runs(normal(part)))
        .flatMap((run) => (isChinese(run) ? charactersAndPairs(run) : [run])),
    searchOptions: {
      tokenize: (text) => runs(normal(text)).flatMap((run) => (isChinese(run) ? pairsOf(run) : [run])),
      boost: { name: 3, works: 2, labels: 2 },
      prefix: (term) => !isChinese(term),
      fuzzy: (term) => (isChinese(term) || term.length < 5 ? false : 0.2),
      combineWith: 'OR',
    },
  });
  index.addAll(rows);
  return (typed, limit) =>
    index
      .search(typed)
      .slice(0, limit)
      .map(({ id }) => id);
}
