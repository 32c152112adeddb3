// A later build, in which page, scripts, styles and wasm have other names and the data files the same ones, as after a
// change of the code.

import { cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { brotli } from '../common/packing.mjs';

const CHANGED = /^(app|app-directory|app-extras|later|chunks|first)\.([0-9a-f]{12})\.(js|css|wasm)$/;

/** Copies a build under new names. Returns the folder. */
export async function buildNext(build, folder) {
  await rm(folder, { recursive: true, force: true });
  await cp(build, folder, { recursive: true });
  const names = (await readdir(folder)).filter((name) => CHANGED.test(name));
  const renamed = new Map(names.map((name) => [name, name.replace(CHANGED, (_, stem, hash, ending) => {
    const other = createHash('sha256').update(hash).digest('hex').slice(0, 12);
    return `${stem}.${other}.${ending}`;
  })]));
  for (const [name, other] of renamed) {
    for (const packed of ['', '.br', '.gz']) {
      await rename(join(folder, name + packed), join(folder, other + packed));
    }
  }
  for (const name of ['index.html', 'service-worker.js']) {
    const path = join(folder, name);
    const text = [...renamed].reduce((text, [old, other]) => text.replaceAll(old, other), await readFile(path, 'utf8'));
    // The worker compares the page with its fingerprint.
    await writeFile(path, name === 'index.html' ? text : await withPage(text, join(build, 'index.html'), join(folder, 'index.html')));
    const bytes = await readFile(path);
    await writeFile(`${path}.br`, brotli(bytes));
    await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  }
  return folder;
}

/** Replaces the page's fingerprint and the name of the build in the worker. */
async function withPage(worker, before, after) {
  const fingerprint = async (path) => `sha384-${createHash('sha384').update(await readFile(path)).digest('base64')}`;
  const [old, other] = [await fingerprint(before), await fingerprint(after)];
  if (!worker.includes(old)) {
    throw new Error('the worker does not name the page');
  }
  return worker.replaceAll(old, other).replace(/(["'])[0-9a-f]{12}\1/, '$1next-build00$1');
}
