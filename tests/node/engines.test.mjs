// Compares the table of docs/engines.md with the features that each engine lacks under test.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { LACKS } from '../browser/harness/engines.mjs';

test('the table lists the abilities that each engine lacks, with their substitutes', async () => {
  const page = await readFile(new URL('../../docs/engines.md', import.meta.url), 'utf8');
  const [, part] = page.split('## What an engine cannot do under test');
  const rows = part.split('\n## ')[0].split('\n')
    .filter((line) => line.startsWith('| ')).slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const listed = {};
  for (const [, what, engines, instead] of rows) {
    assert.ok(instead.length > 20, `${what}: no substitute`);
    for (const engine of engines.split(', ')) {
      (listed[engine] ??= []).push(what);
    }
  }
  const sorted = (all) => Object.fromEntries(
    Object.entries(all).filter(([, what]) => what.length > 0).map(([name, what]) => [name, [...what].sort()]).sort(),
  );
  assert.deepEqual(sorted(listed), sorted(LACKS));
});
