// What the directory's meaning bundle is made of, for the peers: descriptions, words of the official definitions
// and expansion phrases; and the occupations outside the directory.

import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'smol-toml';
import { ROOT, csv, read } from './data.mjs';

const PHRASES = 'data/occupations/phrases';

/**
 * Adds to each row its description, the words of its official definition and its expansion phrases.
 *
 * @param {import('./data.mjs').Row[]} rows
 */
export async function expanded(rows) {
  const phrases = await phrasesByCode();
  const byCode = (table, value) => new Map(table.map((row) => [row.code, value(row)]));
  const descriptions = byCode(csv(await read('data/occupations/descriptions.csv')), (row) => row.description);
  const definitions = byCode(csv(await read('data/occupations/definition-terms.csv')), (row) => row.bigrams.split(' '));
  return rows.map((row) => ({
    ...row,
    description: row.description ?? descriptions.get(row.code) ?? '',
    definition: definitions.get(row.code) ?? [],
    phrases: phrases.get(row.code) ?? [],
  }));
}

/** Returns the rows of the national classification that `directory` does not contain; a group describes them. */
export async function outside(directory) {
  const inside = new Set(directory.map(({ code }) => code));
  const national = csv(await read('data/occupations/national.csv')).filter(({ code }) => !inside.has(code));
  return national.map(({ code, name, works, group_name: group }) => ({
    code,
    name,
    works: works ? works.split(/[、；;,]/) : [],
    labels: [],
    description: group,
  }));
}

/** Returns the graded sets of a folder of tests/search/ without the queries that equal one of `phrases`. */
export async function graded(folder, phrases) {
  const set = async (name) => {
    const rows = csv(await read(`tests/search/${folder}/${name}.csv`));
    return rows.filter(({ query }) => !phrases.has(query) && !phrases.has(query.toLowerCase()));
  };
  const codes = (list) => list.split(/[ ;]/).filter(Boolean);
  const [street, national, nonsense] = await Promise.all(['street', 'national', 'nonsense'].map(set));
  return {
    street: street.map(({ query, best, fair }) => ({ query, codes: [...codes(best), ...codes(fair)] })),
    national: national.map((row) => ({ query: row.query, codes: codes(row.national) })),
    nonsense: nonsense.map(({ query }) => ({ query, codes: [] })),
  };
}

async function phrasesByCode() {
  const phrases = new Map();
  const names = (await readdir(join(ROOT, PHRASES))).filter((name) => name.endsWith('.toml')).sort();
  for (const name of names) {
    const { occupation } = parse(await readFile(join(ROOT, PHRASES, name), 'utf8'));
    for (const { code, ...kinds } of occupation) {
      phrases.set(code, [...(phrases.get(code) ?? []), ...Object.values(kinds).flat()]);
    }
  }
  return phrases;
}
