// Starts the production server on a free port, for dist/ or for a damaged copy of it.

import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.mjs';
import { end, start } from './processes.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The folder of the build, which `cargo xtask test` sets. */
export const DIST = process.env.DIST ?? join(ROOT, 'dist');

/**
 * @typedef {object} Server
 * @property {string} address base URL, ends with a slash
 * @property {{status: number, packing: string, path: string}[]} answers all responses, in the order they were
 *   sent
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Server>} */
export async function serve(folder = DIST) {
  const xtask = process.env.XTASK;
  const [program, first] = xtask ? [xtask, []] : ['cargo', ['xtask']];
  const options = ['serve', '--no-build', '--port', '0', '--log', '--folder', folder];
  const child = start(program, [...first, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const answers = [];
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('http')) {
        resolve(line);
        return;
      }
      const [status, packing, path] = line.split(' ');
      answers.push({ status: Number(status), packing, path });
    });
  });
  return { address, answers, stop: () => end(child) };
}

/** Serves a copy of dist/ to which `change` was applied. */
export async function serveModified(change) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-'));
  await cp(DIST, folder, { recursive: true });
  await change(folder);
  const server = await serve(folder);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

/** Returns the files with this name (without the hash) in a folder, including the compressed forms. */
export async function filesNamed(folder, plainName) {
  const [stem, ending] = plainName.split('.');
  const pattern = new RegExp(`^${stem}\\.[0-9a-f]{12}\\.${ending}(\\.(br|gz))?$`);
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  if (names.length === 0) {
    throw new Error(`no ${plainName} in ${folder}`);
  }
  return names.sort().map((name) => join(folder, name));
}

/** Serves dist/ without our headers. `sendWasm` answers the requests for wasm. */
export async function servePlainly(sendWasm) {
  const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' };
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const bytes = await readFile(join(DIST, name)).catch(() => null);
    const ending = name.split('.').pop();
    if (!bytes) {
      response.writeHead(404).end();
    } else if (ending === 'wasm') {
      sendWasm(response, bytes);
    } else {
      response.writeHead(200, { 'content-type': types[ending] ?? 'application/octet-stream' });
      response.end(bytes);
    }
  });
  return listen(server);
}
