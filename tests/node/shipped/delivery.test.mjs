// Responses for each file from the server of `cargo xtask serve` and from nginx with deploy/nginx.conf.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { DIST, serve } from '../../browser/harness/server.mjs';
import { serveByNginx } from '../../browser/hosts/nginx.mjs';

/** The hash of the style within the page. */
const [, FIRST_STYLE] = (await readFile(`${DIST}/first-style.conf`, 'utf8')).split('"');

const POLICY =
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' ${FIRST_STYLE}; ` +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; " +
  "worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/** Files without a content hash in their names. */
const NAMED = [
  'index.html',
  'directory.html',
  'embed.html',
  'embed.js',
  'first-style.conf',
  'handwriting-licence.txt',
  'integrity.json',
  'package.json',
  'qilu-green.d.ts',
  'qilu-green.js',
  'service-worker.js',
  'tally.html',
  'workbench.html',
];

test('scripts and styles are ASCII, which a page in any encoding reads', async () => {
  const names = (await readdir(DIST)).filter((name) => /\.(js|css)$/.test(name));
  assert.ok(names.length > 10);
  for (const name of names) {
    const others = (await readFile(join(DIST, name))).filter((byte) => byte > 126);
    assert.equal(others.length, 0, name);
  }
});

test('every page asks browsers with two engines for the newer one', async () => {
  for (const name of ['index.html', 'tally.html', 'embed.html', 'workbench.html']) {
    const html = await readFile(join(DIST, name), 'utf8');
    assert.match(html, /<meta name="renderer" content="webkit">/, name);
    assert.match(html, /<meta http-equiv="X-UA-Compatible" content="IE=edge">/, name);
    // Browsers look for the encoding in the first 1024 bytes.
    assert.ok(html.indexOf('<meta charset="utf-8">') < 200, name);
  }
});

test('a setting lists the pages that may frame the widget', async () => {
  const server = await serveByNginx(DIST, "; frame-ancestors 'self' https://www.example.gov.cn");
  try {
    const { headers } = await fetch(server.address);
    const policy = headers.get('content-security-policy');
    assert.equal(policy, `${POLICY}; frame-ancestors 'self' https://www.example.gov.cn`);
  } finally {
    await server.stop();
  }
});

for (const [name, start] of Object.entries({ 'cargo xtask serve': serve, nginx: serveByNginx })) {
  describe(name, () => {
    let server;
    let names;

    before(async () => {
      server = await start();
      names = (await readdir(DIST)).filter((name) => !/\.(br|gz)$/.test(name));
    });
    after(() => server?.stop());

    /** Sends a HEAD request. Resolves to the status and headers. */
    function head(name, accept = 'br, gzip') {
      return new Promise((resolve, reject) => {
        const url = new URL(name, server.address);
        const outgoing = request(url, { method: 'HEAD', headers: { 'accept-encoding': accept } });
        outgoing.once('response', (response) => {
          response.resume();
          resolve({ status: response.statusCode, ...response.headers });
        });
        outgoing.once('error', reject);
        outgoing.end();
      });
    }

    test('files named after their content are cached for ever, the others are revalidated', async () => {
      for (const name of names) {
        const { status, 'cache-control': keep } = await head(name);
        assert.equal(status, 200, name);
        if (NAMED.includes(name)) {
          assert.equal(keep, 'no-cache', name);
        } else {
          assert.match(name, /^[a-z\d-]+\.[0-9a-f]{12}\.[a-z0-9]+$/);
          assert.equal(keep, 'public, max-age=31536000, immutable', name);
        }
      }
      assert.equal((await head('')).status, 200);
      const { status, 'cache-control': keep } = await head('no.0123456789ab.js');
      assert.equal(status, 404);
      assert.equal(keep, undefined, 'what is not there is requested again');
    });

    /** Sends a HEAD request as a proxy does, and returns the head of the response. */
    function throughProxy(path, version, lines) {
      return new Promise((resolve, reject) => {
        const { hostname, port } = new URL(server.address);
        let text = '';
        const socket = connect(Number(port), hostname, () => {
          socket.write([`HEAD /${path} HTTP/${version}`, `Host: ${hostname}:${port}`, 'Connection: close', ...lines, '', ''].join('\r\n'));
        });
        socket.on('data', (bytes) => {
          text += bytes;
        });
        socket.on('end', () => resolve(text.toLowerCase()));
        socket.on('error', reject);
      });
    }

    const PROXIES = {
      'HTTP/1.0': ['1.0', []],
      'Via': ['1.1', ['Via: 1.1 proxy']],
      'Via and HTTP/1.0': ['1.0', ['Via: 1.0 squid']],
      'two proxies': ['1.1', ['Via: 1.1 a, 1.1 b', 'X-Forwarded-For: 10.0.0.1, 10.0.0.2']],
      'X-Forwarded-For': ['1.1', ['X-Forwarded-For: 10.0.0.1']],
      'Authorization': ['1.1', ['Via: 1.1 proxy', 'Authorization: Basic eDp5']],
      'Cache-Control': ['1.0', ['Via: 1.0 proxy', 'Cache-Control: max-age=0', 'Pragma: no-cache']],
      'Forwarded': ['1.1', ['Forwarded: for=10.0.0.1;proto=https', 'Via: 2.0 cdn']],
    };
    for (const [what, [version, lines]] of Object.entries(PROXIES)) {
      test(`it comes packed through a proxy: ${what}`, async () => {
        for (const name of names.filter((one) => /\.(html|wasm|js|css|bin)$/.test(one))) {
          for (const accept of ['gzip', 'gzip, deflate', 'br', 'gzip, deflate, br']) {
            const head = await throughProxy(name, version, [...lines, `Accept-Encoding: ${accept}`]);
            assert.match(head, accept.includes('br') ? /content-encoding: br\r/ : /content-encoding: gzip\r/, `${name} ${accept}\n${head}`);
          }
        }
      });
    }

    test('every file is sent in an encoding that the browser accepts', async () => {
      for (const name of names) {
        for (const encoding of ['br', 'gzip']) {
          const headers = await head(name, encoding);
          assert.equal(headers['content-encoding'], encoding, name);
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
        ts: 'text/plain; charset=utf-8',
        txt: 'text/plain; charset=utf-8',
        conf: 'text/plain; charset=utf-8',
        wasm: 'application/wasm',
        json: 'application/json',
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
        assert.equal(headers['access-control-allow-origin'], '*');
        assert.equal(headers['cross-origin-opener-policy'], 'same-origin');
        const camera = name === 'tally.html' ? /camera=\(self\)/ : /camera=\(\)/;
        assert.match(headers['permissions-policy'], camera);
      }
    });
  });
}
