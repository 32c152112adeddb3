// Updates the fingerprints of a changed build: inline mode only runs files whose fingerprint it knows.

import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesNamed } from '../harness/server.mjs';

const fingerprint = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Replaces the fingerprints of the build by those of the changed files. */
export async function pinAgain(folder) {
  const known = JSON.parse(await readFile(join(folder, 'integrity.json'), 'utf8'));
  const plain = async (name) => (await filesNamed(folder, name)).find((path) => !/\.(br|gz)$/.test(path));
  const replaceIn = async (path, names) => {
    let text = await readFile(path, 'utf8');
    for (const name of names) {
      const named = await plain(name);
      const before = known[named.split('/').pop()];
      if (!text.includes(before)) {
        throw new Error(`${path} does not name the fingerprint of ${name}`);
      }
      text = text.replace(before, fingerprint(await readFile(named)));
    }
    await Promise.all(['br', 'gz'].map((ending) => rm(`${path}.${ending}`, { force: true })));
    await writeFile(path, text);
  };
  await replaceIn(await plain('inline.html'), ['inline.js', 'app.css', 'app.wasm', 'app-directory.wasm', 'app-extras.wasm']);
  await replaceIn(join(folder, 'embed.js'), ['inline.html']);
}
