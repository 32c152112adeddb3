// Ranks the hits of matchers that return only a range (pinyin-pro, pinyin-match), by these keys in order:
// literal before pinyin match; whole text, then prefix, then substring; name, then work type, then label;
// shorter text first.

import { normal } from './text.mjs';

/**
 * @param {import('../common/data.mjs').Row[]} rows
 * @param {(text: string, query: string) => [number, number] | null} match first and last index of the match
 */
export function rankedSearch(rows, match) {
  const texts = rows.flatMap((row) => [
    { code: row.code, text: row.name, kind: 0 },
    ...row.works.map((text) => ({ code: row.code, text, kind: 1 })),
    ...row.labels.map((text) => ({ code: row.code, text, kind: 2 })),
  ]);
  return (typed, limit) => {
    const query = normal(typed);
    if (query === '') {
      return [];
    }
    const best = new Map();
    for (const { code, text, kind } of texts) {
      const found = match(text, query);
      if (!found) {
        continue;
      }
      const [first, last] = found;
      const whole = first === 0 && last === text.length - 1;
      const position = whole ? 0 : first === 0 ? 1 : 2;
      const sound = text.includes(query) ? 0 : 1;
      const score = ((sound * 3 + position) * 3 + kind) * 100 + text.length;
      if (!(best.get(code) <= score)) {
        best.set(code, score);
      }
    }
    return [...best]
      .sort((one, other) => one[1] - other[1])
      .slice(0, limit)
      .map(([code]) => code);
  };
}
