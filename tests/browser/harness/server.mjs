// The production server on a free port, over dist/ or over a damaged copy of it.

import { cp, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { listen } from './listen.mjs';
import { end, start } from './processes.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What was built. `cargo xtask test` says where. */
export const DIST = process.env.DIST ?? join(ROOT, 'dist');

/**
 * @typedef {object} Server
 * @property {string} address ends with a slash
 * @property {{status: number, packing: string, path: string}[]} answers in the order they were given
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

/** Serves a copy of dist/ in which `change` has been at work. */
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

/** The files of a folder whose plain name (without the hash) is this, packed forms included. */
export async function filesNamed(folder, plainName) {
  const [stem, ending] = plainName.split('.');
  const pattern = new RegExp(`^${stem}\\.[0-9a-f]{12}\\.${ending}(\\.(br|gz))?$`);
  const names = (await readdir(folder)).filter((name) => pattern.test(name));
  if (names.length === 0) {
    throw new Error(`no ${plainName} in ${folder}`);
  }
  return names.sort().map((name) => join(folder, name));
}

/** Serves dist/ without any of our headers; `sendWasm` answers when the wasm is asked for. */
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
