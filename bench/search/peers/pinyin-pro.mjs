// pinyin-pro: its `match` compares a query with one text by characters, pinyin, initials or a mixture. It
// has neither index nor ranking, so every text is tested and ranked.mjs ranks the hits.

import { match } from 'pinyin-pro';
import { rankedSearch } from '../ranked.mjs';

export const needs = [];

export function create(rows) {
  return rankedSearch(rows, (text, query) => {
    const indices = match(text, query, { precision: 'start', continuous: true, v: true });
    return indices && [indices[0], indices.at(-1)];
  });
}
