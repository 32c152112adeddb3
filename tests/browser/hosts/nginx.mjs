// Serves dist/ by a real nginx with deploy/nginx.conf, as in production.

import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from '../harness/page.mjs';
import { end } from '../harness/processes.mjs';
import { DIST } from '../harness/server.mjs';

const CONFIGURATION = fileURLToPath(new URL('../../../deploy/nginx.conf', import.meta.url));
const MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/**
 * @param {string} ancestors the value of $frame_ancestors
 * @param {{port?: number, locations?: string}} other `locations` replaces all of them.
 */
export async function serveByNginx(folder = DIST, ancestors = '', other = {}) {
  const workFolder = await mkdtemp(join(tmpdir(), 'qilu-green-nginx-'));
  const port = other.port ?? await freePort();
  const shipped = withLocations(await readFile(CONFIGURATION, 'utf8'), other.locations);
  const adapted = set(
    set(
      set(set(shipped, 'listen 8080;', `listen 127.0.0.1:${port};`), 'root /srv/qilu-green;', `root "${folder}";`),
      'include /srv/qilu-green/first-style*.conf;', `include "${folder}/first-style*.conf";`,
    ),
    'set $frame_ancestors "";', `set $frame_ancestors "${ancestors}";`,
  );
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((kind) => `${kind}_temp_path "${join(workFolder, kind)}";`).join('\n');
  const main = join(workFolder, 'main.conf');
  await writeFile(main, [
    `load_module ${MODULE};`,
    // The user who runs the tests may read dist/; nginx's own user may not.
    process.getuid() === 0 ? 'user root;' : '',
    'daemon off; master_process off; worker_processes 1;',
    `pid "${join(workFolder, 'pid')}"; error_log stderr warn;`,
    'events {}',
    `http { access_log off; ${paths}\n${adapted}\n}`,
  ].join('\n'));
  const child = spawn('nginx', ['-c', main, '-p', workFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  child.once('error', (error) => console.error(error));
  const address = `http://127.0.0.1:${port}/`;
  await eventually('nginx', () => answers(address));
  return {
    address,
    stop: async () => {
      await end(child);
      await rm(workFolder, { recursive: true });
    },
  };
}

/** Serves a copy of dist/ to which `change` was applied. */
export async function serveModifiedByNginx(change) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-'));
  await cp(DIST, folder, { recursive: true });
  await change(folder);
  const server = await serveByNginx(folder);
  return {
    ...server,
    stop: async () => {
      await server.stop();
      await rm(folder, { recursive: true });
    },
  };
}

function withLocations(text, locations) {
  const at = text.indexOf('    # Compiles WebAssembly');
  return locations ? `${text.slice(0, at)}${locations}}\n` : text;
}

/** Replaces a setting, which must occur exactly once. */
function set(text, before, after) {
  if (text.split(before).length !== 2) {
    throw new Error(`deploy/nginx.conf does not say once: ${before}`);
  }
  return text.replace(before, () => after);
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

function answers(address) {
  return new Promise((resolve) => {
    const asked = request(address, { method: 'HEAD' }, (response) => {
      response.resume();
      resolve(true);
    });
    asked.once('error', () => resolve(false));
    asked.end();
  });
}
