// The share of queries that each engine answers well. It does not depend on the load of the machine.

import { percent } from '../common/statistics.mjs';
import { table } from '../common/table.mjs';
import { answers } from './measure.mjs';

/**
 * @param {object} loaded from `load`, with the rows outside the directory
 * @param {Record<string, string>} engines titles by name
 * @param {{own: object[], graded: object, blind: object[]}} sets queries with the codes of fair answers
 * @returns the version of Chromium and the paragraphs of the section
 */
export async function success(loaded, engines, { own, graded, blind }) {
  const street = { own, graded: graded.street, blind: blind.flatMap((set) => set.street) };
  const outside = [graded, ...blind].flatMap(({ national }) => national);
  const nonsense = [graded, ...blind].flatMap((set) => set.nonsense);
  const inside = [...Object.values(street), nonsense].flat();
  const texts = (rows) => rows.map(({ query }) => query);
  const { version, ...answered } = await answers(loaded, texts(inside), texts(outside));

  const figures = Object.entries(engines).map(([name, title]) => {
    const byQuery = new Map(inside.map(({ query }, index) => [query, answered.inside[name][index]]));
    const fair = (rows, hits, answer = ({ query }) => byQuery.get(query)) =>
      share(rows, (row) => answer(row).slice(0, hits).some((code) => row.codes.includes(code)));
    const named = new Map(outside.map(({ query }, index) => [query, answered.outside[name]?.[index]]));
    return [
      title,
      ...Object.values(street).flatMap((rows) => [fair(rows, 1), fair(rows, 3)]),
      name in answered.outside ? fair(outside, 3, ({ query }) => named.get(query)) : '',
      share(nonsense, ({ query }) => byQuery.get(query).length === 0 && !named.get(query)?.length),
    ];
  });
  const head = ['', 'own at 1', 'at 3', 'graded at 1', 'at 3', 'blind at 1', 'at 3', 'outside: named', 'no meaning: nothing'];
  const explanation =
    `Percent. Own: ${street.own.length} queries of tests/search/queries.csv in nine kinds (all but "not in directory"). Graded: ` +
    `${street.graded.length} of tests/search/graded; blind: ${street.blind.length} of blind and blind2. Queries that equal a phrase are left out. At 1, at 3: ` +
    'a fair answer stands first, or among the first three; an answer under a denial counts as none. Outside: of ' +
    `${outside.length} names of occupations that are not in the directory, those for which the right one is among the first ` +
    'three; the peers search the occupations outside the directory alone, ours decides by itself whether to show them. No meaning: of ' +
    `${nonsense.length} inputs without meaning, those that find nothing, in the directory or outside.`;
  return { version, paragraphs: [table(head, figures), explanation] };
}

function share(rows, holds) {
  return percent(rows.filter(holds).length, rows.length).toFixed(1);
}
