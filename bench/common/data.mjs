// Directory rows and queries for the peers, read from the same files as the data compiler.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'smol-toml';
import { pinyin } from 'pinyin-pro';

/** Absolute path of the repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * @typedef {object} Row one occupation
 * @property {string} code
 * @property {string} name
 * @property {string[]} works official work types
 * @property {string[]} labels everyday names
 */

/** @returns {Promise<Row[]>} */
export async function directory() {
  const table = csv(await read('data/occupations/directory.csv'));
  const rows = table.map(({ code, name, works }) => ({
    code,
    name,
    works: works ? works.split('；') : [],
    labels: [],
  }));
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const words = parse(await read('data/occupations/labels.toml'));
  for (const { code, labels } of words.occupation) {
    byCode.get(code).labels.push(...labels);
  }
  for (const { word, codes } of words.shared) {
    for (const code of codes) {
      byCode.get(code).labels.push(word);
    }
  }
  return rows;
}

/** Adds the pinyin of every text, with spaces between syllables. The pinyin is part of the shipped data. */
export function withPinyin(rows) {
  const spell = (text) => pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' }).toLowerCase();
  return rows.map((row) => ({
    ...row,
    pinyin: [row.name, ...row.works, ...row.labels].map(spell),
  }));
}

/** Reads the query file. `codes` are the acceptable first hits. */
export async function queries() {
  return csv(await read('tests/search/queries.csv')).map(({ kind, query, expected }) => ({
    kind,
    query,
    codes: expected.split(';'),
  }));
}

export function read(path) {
  return readFile(join(ROOT, path), 'utf8');
}

/** Parses CSV with a header row into objects. Fields that contain commas or quotes are quoted. */
export function csv(text) {
  const [head, ...rows] = text.trimEnd().split('\n').map(fields);
  return rows.map((row) => Object.fromEntries(head.map((name, index) => [name, row[index]])));
}

function fields(line) {
  const found = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g);
  return found.map((field) => field.replace(/,$/, '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"'));
}
