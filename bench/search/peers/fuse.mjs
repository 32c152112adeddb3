// Fuse.js over names, work types and labels, with pinyin and initials as separate fields.

import Fuse from 'fuse.js';
import { initialsOf, normal } from '../text.mjs';

export const needs = ['pinyin'];

export function create(rows) {
  const records = rows.map((row) => ({
    code: row.code,
    name: row.name,
    works: row.works,
    labels: row.labels,
    pinyin: row.pinyin.map((spelling) => spelling.replaceAll(' ', '')),
    initials: row.pinyin.map(initialsOf),
  }));
  const fuse = new Fuse(records, {
    keys: [
      { name: 'name', weight: 3 },
      { name: 'works', weight: 2 },
      { name: 'labels', weight: 2 },
      { name: 'pinyin', weight: 1 },
      { name: 'initials', weight: 1 },
    ],
    threshold: 0.4,
    ignoreLocation: true,
  });
  return (typed, limit) => {
    const query = normal(typed);
    return query === '' ? [] : fuse.search(query, { limit }).map(({ item }) => item.code);
  };
}
