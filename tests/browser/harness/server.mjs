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
 * @property {{status: number, encoding: string, path: string}[]} responses all responses, in the order they were
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
  const responses = [];
  const address = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('http')) {
        resolve(line);
        return;
      }
      const [status, encoding, path] = line.split(' ');
      responses.push({ status: Number(status), encoding, path });
    });
  });
  return { address, responses, stop: () => end(child) };
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

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };

/**
 * @typedef {object} RequestedFile
 * @property {string} plainName the name of the file without the hash
 * @property {Buffer | null} bytes its content; null if there is no such file
 *
 * @callback Responder Responds in place of the server if it returns true.
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 * @param {RequestedFile} file
 * @returns {boolean}
 */

/**
 * Serves dist/ without our headers, without a charset, and with other media types by ending.
 * @param {Responder} respond
 * @param {{headers?: Record<string, string>, types?: Record<string, string>}} [options]
 */
export async function serveDist(respond, { headers = {}, types = {} } = {}) {
  const server = createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
    const bytes = await readFile(join(DIST, name)).catch(() => null);
    const type = { ...TYPES, ...types }[name.split('.').pop()] ?? 'application/octet-stream';
    for (const [header, value] of Object.entries({ 'content-type': type, ...headers })) {
      response.setHeader(header, value);
    }
    const plainName = name.replace(/\.[0-9a-f]{12}\./, '.');
    if (respond(request, response, { plainName, bytes })) {
      return;
    }
    if (!bytes) {
      response.writeHead(404).end();
      return;
    }
    response.end(bytes);
  });
  return listen(server);
}

/** Serves dist/ without our headers. `sendWasm` answers the requests for wasm. */
export function servePlainly(sendWasm) {
  return serveDist((_request, response, { plainName, bytes }) => {
    const isWasm = bytes !== null && plainName.endsWith('.wasm');
    if (isWasm) {
      sendWasm(response, bytes);
    }
    return isWasm;
  });
}
