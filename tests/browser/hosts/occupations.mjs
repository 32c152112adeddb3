// A directory that overrides the built-in one (docs/embedding.md, "Other data"): an official edition, imported from a list.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { xtask } from '../harness/command-line.mjs';
import { fingerprint } from './rules.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

export const EDITION = '2030年目录';
export const DOCUMENT = {
  title: '关于公布绿色低碳职业目录的通知',
  number: '例字〔2030〕9号',
  issuer: '山东省人力资源和社会保障厅',
  date: '2030-05',
  address: 'https://example.invalid/9',
};

let made;

/**
 * Returns the official edition of a made-up list: the current directory without its last entry.
 * @returns {Promise<{bytes: Buffer, integrity: string, count: number, dropped: string}>}
 */
export function otherOccupations() {
  made ??= make();
  return made;
}

async function make() {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-data-'));
  try {
    await cp(join(ROOT, 'data'), join(folder, 'data'), { recursive: true });
    const rows = (await readFile(join(folder, 'data/occupations/directory.csv'), 'utf8')).trim().split('\n').slice(1);
    const listed = rows.map((row) => row.split(',').slice(0, 2));
    const [dropped] = listed.pop();
    await writeFile(join(folder, 'list.csv'),
      `\u{feff}职业编码,职业名称\n${listed.map((row) => row.join(',')).join('\n')}\n`);
    xtask('--in', folder, 'directory', 'import', join(folder, 'list.csv'), '--entries', String(listed.length), '--edition', EDITION,
      ...Object.entries(DOCUMENT).flatMap(([name, value]) => [`--${name}`, value]));
    xtask('--in', folder, 'bundle');
    const bytes = await readFile(join(folder, 'target/bundles/occupations.bin'));
    return { bytes, integrity: fingerprint(bytes), count: listed.length, dropped };
  } finally {
    await rm(folder, { recursive: true });
  }
}
