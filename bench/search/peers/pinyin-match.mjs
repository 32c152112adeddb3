// pinyin-match: its `match` compares a query with one text by characters, pinyin, initials or a mixture. It
// has neither index nor ranking, so every text is tested and ranked.mjs ranks the hits.

import PinyinMatch from 'pinyin-match';
import { rankedSearch } from '../ranked.mjs';

export const needs = [];

export function create(rows) {
  return rankedSearch(rows, (text, query) => PinyinMatch.match(text, query) || null);
}
