// pinyin-pro's `match`: characters, pinyin, initials and mixtures, one text at a time. It has neither
// index nor order; every text is asked, and ranked.mjs orders what matched.

import { match } from 'pinyin-pro';
import { rankedSearch } from '../ranked.mjs';

export const needsPinyin = false;

export function create(rows) {
  return rankedSearch(rows, (text, query) => {
    const places = match(text, query, { precision: 'start', continuous: true, v: true });
    return places && [places[0], places.at(-1)];
  });
}
