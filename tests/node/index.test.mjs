// Compares the index of the browser tests, and the documents that name test files, with the files.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

const TESTS = new URL('../browser/', import.meta.url);
const SUFFIX = '.test.mjs';

/** Returns the names of the browser tests, without the suffix. */
async function names() {
  const files = await readdir(TESTS, { recursive: true });
  return files.filter((name) => name.endsWith(SUFFIX)).map((name) => name.slice(0, -SUFFIX.length)).sort();
}

/** Returns the engines for which a file declares tests, as the index names them. */
function enginesOf(source) {
  if (source.includes('inEachEngine(')) {
    return 'all';
  }
  const list = /inEngines\(\[(.+)\]/.exec(source);
  if (list && !source.includes('inEngines(CHROMIUMS')) {
    return list[1].replaceAll("'", '');
  }
  return source.includes('inEngines(CHROMIUMS') ? 'Chromiums' : 'Chromium';
}

test('the index lists each file with its engines and minutes', async () => {
  const index = await readFile(new URL('README.md', TESTS), 'utf8');
  const listed = [...index.matchAll(/^\| `(.+)` \| (.+) \| (.+) \| [\d.]+ \|$/gm)].map(([, name, , engines]) => [name, engines]);
  const expected = await Promise.all((await names()).map(async (name) =>
    [name, enginesOf(await readFile(new URL(`${name}${SUFFIX}`, TESTS), 'utf8'))]));
  assert.deepEqual(listed.sort(), expected);
});

test('the table of faults names files that exist', async () => {
  const page = await readFile(new URL('../../docs/faults.md', import.meta.url), 'utf8');
  const known = new Set([...(await names()).map((name) => name.split('/')[1]), 'delivery', 'theme']);
  const rows = page.split('\n').filter((line) => line.startsWith('|')).slice(2);
  assert.ok(rows.length > 20);
  // The pattern matches names of test files. Error codes that match it too are listed in `codes`.
  const codes = new Set(['failed', 'timeout', 'qilu-green', 'require-corp', 'credentialless']);
  for (const [, name] of rows.join('\n').matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)) {
    assert.ok(known.has(name) || codes.has(name), `docs/faults.md names ${name}`);
  }
});
