// Serves dist/ by a real nginx with deploy/nginx.conf, as in production.

import { execFile, spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { request } from 'node:http';
import { request as secureRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { eventually } from '../harness/page.mjs';
import { end } from '../harness/processes.mjs';
import { DIST } from '../harness/server.mjs';

const CONFIGURATION = fileURLToPath(new URL('../../../deploy/nginx.conf', import.meta.url));
const run = promisify(execFile);
const MODULE = '/usr/lib/nginx/modules/ngx_http_brotli_static_module.so';

/**
 * @param {string} ancestors the value of $frame_ancestors
 * @param {{port?: number, locations?: string, isSecure?: boolean, workers?: number, log?: string}} other `locations` replaces all of them;
 *   `isSecure` serves over TLS and HTTP/2, with a certificate of its own; `log` gets a line with the bytes of each
 *   response.
 */
export async function serveByNginx(folder = DIST, ancestors = '', other = {}) {
  const workFolder = await mkdtemp(join(tmpdir(), 'qilu-green-nginx-'));
  const port = other.port ?? await freePort();
  const shipped = withLocations(await readFile(CONFIGURATION, 'utf8'), other.locations);
  const adapted = set(
    set(
      set(set(shipped, 'listen 8080;', await listen(port, workFolder, other.isSecure)), 'root /srv/qilu-green;', `root "${folder}";`),
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
    other.workers ? `daemon off; worker_processes ${other.workers};` : 'daemon off; master_process off; worker_processes 1;',
    `pid "${join(workFolder, 'pid')}"; error_log stderr warn;`,
    'events {}',
    `http { ${other.log ? `log_format bytes $bytes_sent; access_log "${other.log}" bytes;` : 'access_log off;'} ${paths}\n${adapted}\n}`,
  ].join('\n'));
  const child = spawn('nginx', ['-c', main, '-p', workFolder], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  child.once('error', (error) => console.error(error));
  const address = `${other.isSecure ? 'https' : 'http'}://127.0.0.1:${port}/`;
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

/** Returns the directives that replace `listen`, in the form that the comment in deploy/nginx.conf gives for TLS. */
async function listen(port, folder, isSecure = false) {
  if (!isSecure) {
    return `listen 127.0.0.1:${port};`;
  }
  const [key, certificate] = ['key.pem', 'certificate.pem'].map((name) => join(folder, name));
  await run('openssl', [
    'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2',
    '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate,
  ]);
  return `listen 127.0.0.1:${port} ssl http2; ssl_certificate "${certificate}"; ssl_certificate_key "${key}";`;
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
    /** @param {import('node:http').IncomingMessage} response */
    const take = (response) => {
      response.resume();
      resolve(true);
    };
    const probe = address.startsWith('https')
      ? secureRequest(address, { method: 'HEAD', rejectUnauthorized: false }, take)
      : request(address, { method: 'HEAD' }, take);
    probe.once('error', () => resolve(false));
    probe.end();
  });
}
