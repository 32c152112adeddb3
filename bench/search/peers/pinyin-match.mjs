// pinyin-match's `match`: characters, pinyin, initials and mixtures, one text at a time. It has neither
// index nor order; every text is asked, and ranked.mjs orders what matched.

import PinyinMatch from 'pinyin-match';
import { rankedSearch } from '../ranked.mjs';

export const needsPinyin = false;

export function create(rows) {
  return rankedSearch(rows, (text, query) => PinyinMatch.match(text, query) || null);
}
