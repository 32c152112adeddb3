// Prints a Markdown table of two builds: the brotli size of each file before and after.
//
// node .github/scripts/size-report.mjs BEFORE_DIST AFTER_DIST

import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const COMPRESSED = '.br';

/**
 * Removes the content hash from the name of a built file.
 *
 * @param {string} name
 */
export function plainName(name) {
  return name.replace(/\.[0-9a-f]{12}\./, '.');
}

/**
 * Returns the brotli size of each file of a build by its plain name; files of the same plain name are added up.
 *
 * @param {string} folder
 * @returns {Promise<Map<string, number>>}
 */
export async function sizesOf(folder) {
  const sizes = new Map();
  for (const entry of await readdir(folder)) {
    if (entry.endsWith(COMPRESSED)) {
      const name = plainName(entry.slice(0, -COMPRESSED.length));
      const { size } = await stat(join(folder, entry));
      sizes.set(name, (sizes.get(name) ?? 0) + size);
    }
  }
  if (sizes.size === 0) {
    throw new Error(`${folder} holds no ${COMPRESSED} file: run cargo xtask build`);
  }
  return sizes;
}

/**
 * Renders the table. Files of unchanged size are counted, not listed.
 *
 * @param {Map<string, number>} before
 * @param {Map<string, number>} after
 */
export function report(before, after) {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  const lines = ['| file | before | after | change |', '|---|--:|--:|--:|'];
  for (const name of changed) {
    const [old, now] = [before.get(name), after.get(name)];
    const difference = (now ?? 0) - (old ?? 0);
    lines.push(`| ${name} | ${old ?? '–'} | ${now ?? '–'} | ${difference > 0 ? '+' : ''}${difference} |`);
  }
  const summary = `Bytes after brotli. ${names.length - changed.length} of ${names.length} files have the same size.`;
  return `${[summary, ...(changed.length > 0 ? ['', ...lines] : [])].join('\n')}\n`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [before, after] = process.argv.slice(2);
  if (!before || !after) {
    throw new Error('usage: size-report.mjs BEFORE_DIST AFTER_DIST');
  }
  process.stdout.write(report(await sizesOf(before), await sizesOf(after)));
}
