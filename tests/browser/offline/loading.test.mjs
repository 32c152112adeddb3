// Loading: each file once, from any path, without a violation of the security policy.

import assert from 'node:assert/strict';
import { mkdir, readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { serve, serveModified } from '../harness/server.mjs';

inEachEngine((newPage, lacks) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  test('the widget runs, shows text, and violates no policy', async () => {
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    assert.match(await page.text(), /绿色低碳/);
    assert.deepEqual(await page.violations(), []);
    assert.deepEqual(page.errors, []);
  });

  test('each file is requested once, and only from the origin of the page', async () => {
    // A separate server, which receives no requests of another page's worker.
    const server = await serve();
    after(() => server.stop());
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    const paths = server.answers.map(({ path }) => path);
    for (const kind of ['css', 'js', 'wasm']) {
      const asked = paths.filter((path) => new RegExp(`^/app\\.[0-9a-f]+\\.${kind}$`).test(path));
      assert.equal(asked.length, 1, `${kind}: ${paths.join(' ')}`);
    }
    // Without a cache on disk, the worker fetches the files of the page again.
    assert.ok(lacks('cache on disk') || new Set(paths).size === paths.length, paths.join(' '));
    assert.ok(server.answers.every(({ status }) => status === 200));
    assert.ok(lacks('brotli') || server.answers.every(({ packing }) => packing === 'br'));
    for (const { url } of page.requests) {
      assert.ok(url.startsWith(server.address), url);
    }
  });

  test('it runs from a folder below the root', async () => {
    const below = await serveModified(async (folder) => {
      const names = await readdir(folder);
      await mkdir(join(folder, 'some/where'), { recursive: true });
      for (const name of names) {
        await rename(join(folder, name), join(folder, 'some/where', name));
      }
    });
    try {
      const page = await newPage();
      await page.open(`${below.address}some/where/`);
      await page.state('running');
      assert.deepEqual(page.errors, []);
    } finally {
      await below.stop();
    }
  });

  test('without scripts the page can be read', async () => {
    const page = await newPage({ scripts: false });
    await page.open(server.address);
    assert.match(await page.text(), /12333/);
    assert.deepEqual(await page.violations(), []);
  });
});
