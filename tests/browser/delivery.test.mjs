// What the production server sends, file by file.

import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { DIST, serve } from './harness/server.mjs';

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; " +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

let server;
let names;

before(async () => {
  server = await serve();
  names = (await readdir(DIST)).filter((name) => !/\.(br|gz)$/.test(name));
});
after(() => server?.stop());

/** Only the head: status and headers. */
function head(name, accept = 'br, gzip') {
  return new Promise((resolve, reject) => {
    const url = new URL(name, server.address);
    const asked = request(url, { method: 'HEAD', headers: { 'accept-encoding': accept } });
    asked.once('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode, ...response.headers });
    });
    asked.once('error', reject);
    asked.end();
  });
}

test('every file but the page is named after its content and kept for ever', async () => {
  for (const name of names) {
    const { status, 'cache-control': keep } = await head(name);
    assert.equal(status, 200, name);
    if (name === 'index.html') {
      assert.equal(keep, 'no-cache');
    } else {
      assert.match(name, /^[a-z-]+\.[0-9a-f]{12}\.[a-z0-9]+$/);
      assert.equal(keep, 'public, max-age=31536000, immutable', name);
    }
  }
  assert.equal((await head('')).status, 200);
});

test('every file comes packed as the browser likes it', async () => {
  for (const name of names) {
    for (const packing of ['br', 'gzip']) {
      const headers = await head(name, packing);
      assert.equal(headers['content-encoding'], packing, name);
      assert.match(headers.vary, /accept-encoding/i, name);
    }
    assert.equal((await head(name, 'identity'))['content-encoding'], undefined, name);
  }
});

test('every file has its type', async () => {
  const types = {
    html: 'text/html; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    wasm: 'application/wasm',
    bin: 'application/octet-stream',
    svg: 'image/svg+xml',
    png: 'image/png',
    webmanifest: 'application/manifest+json',
  };
  for (const name of names) {
    const ending = name.split('.').pop();
    assert.equal((await head(name))['content-type'], types[ending], name);
  }
});

test('the policy is strict, and only the compiling worker has another', async () => {
  for (const name of [...names, '', 'nowhere']) {
    const headers = await head(name);
    const policy = headers['content-security-policy'];
    if (name.startsWith('compile.')) {
      assert.equal(policy, "default-src 'none'; script-src 'unsafe-eval'");
    } else {
      assert.equal(policy, POLICY, name);
    }
    assert.equal(headers['x-content-type-options'], 'nosniff');
    assert.equal(headers['referrer-policy'], 'no-referrer');
    assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
    assert.match(headers['permissions-policy'], /camera=\(\)/);
  }
});
