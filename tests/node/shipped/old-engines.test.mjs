// The check for old engines (xtask/old-engines): it rejects files that old engines cannot read, and reports
// the file and the construct.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIST } from '../../browser/harness/server.mjs';

const CHECK = fileURLToPath(new URL('../../../xtask/old-engines/check.mjs', import.meta.url));

let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qilu-green-old-'));
  for (const name of await readdir(DIST)) {
    // The workbench is for the current browsers of an office.
    if (/\.(js|wasm)$/.test(name) && !name.startsWith('workbench')) {
      await copyFile(join(DIST, name), join(folder, name));
    }
  }
});
after(() => rm(folder, { recursive: true }));

/** Runs the check on the build, with an additional file if one is given. Returns its output and result. */
async function check(name, content) {
  if (name) {
    await writeFile(join(folder, name), content);
  }
  const said = await new Promise((resolve) => {
    execFile('node', [CHECK, folder], (error, stdout) => resolve({ failed: Boolean(error), stdout }));
  });
  if (name) {
    await rm(join(folder, name));
  }
  return said;
}

test('the unchanged build passes', async () => {
  assert.deepEqual(await check(), { failed: false, stdout: '' });
});

/** @type {[what: string, name: string, content: string | Buffer, said: RegExp][]} */
const REFUSED = [
  ['a newer operator', 'app.js', 'var a = b?.c;', /^app\.js:1:11: near `var a = b\?\.c;`: needs ES2020, and not ES2017\n$/],
  ['a newer pattern', 'compile.js', 'x;\nvar p = /(?<=a)b/;', /^compile\.js:2:\d+: near .*: needs ES2018, and not ES2017\n$/],
  ['an import in a classic script', 'embed.js', 'import a from "b";', /^embed\.js:1:1: .*: no version/],
  ['a module that is too new', 'qilu-green.js', 'export const a = b ??= 1;', /^qilu-green\.js:.*: needs ES2021, and not ES2020\n$/],
  // A function that returns an externref, which needs the reference types proposal.
  ['a wasm with reference types', 'app.wasm', Buffer.from('0061736d010000000105016000016f', 'hex'), /^app\.wasm: .*invalid/],
];

for (const [what, name, content, said] of REFUSED) {
  test(`${what} is refused and named`, async () => {
    const answer = await check(name, content);
    assert.ok(answer.failed);
    assert.match(answer.stdout, said);
  });
}
