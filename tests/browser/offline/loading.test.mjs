// Loading: each file once, from any path, without a violation of the security policy.

import assert from 'node:assert/strict';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve, serveModified } from '../harness/server.mjs';

/** The colour of the start page's field in light mode: --deep of styles/tokens.css. */
const DEEP_GREEN = 'rgb(11, 71, 52)';

/** Returns the background colour of the first element that matches. */
const backgroundOf = (selector) => getComputedStyle(document.querySelector(selector)).backgroundColor;

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
    const all = server.responses.map(({ path }) => path);
    // Without a cache on disk, the worker fetches the files of the page again.
    const worker = lacks('cache on disk') ? all.findIndex((path) => path.startsWith('/service-worker')) : -1;
    const paths = worker < 0 ? all : all.slice(0, worker);
    for (const [stem, ending] of [['later', 'css'], ['app', 'js'], ['app', 'wasm']]) {
      const requested = paths.filter((path) => new RegExp(`^/${stem}\\.[0-9a-f]+\\.${ending}$`).test(path));
      assert.equal(requested.length, 1, `${stem}.${ending}: ${paths.join(' ')}`);
    }
    assert.equal(new Set(paths).size, paths.length, paths.join(' '));
    assert.ok(server.responses.every(({ status }) => status === 200));
    assert.ok(lacks('brotli') || server.responses.every(({ encoding }) => encoding === 'br'));
    for (const { url } of page.requests) {
      assert.ok(url.startsWith(server.address), url);
    }
  });

  test('the files of the directory are requested before the widget runs', async () => {
    const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    const broken = await serveModified(async (folder) => {
      for (const name of await readdir(folder)) {
        if (/^app\.[0-9a-f]+\.wasm/.test(name)) {
          await (name.endsWith('.wasm') ? writeFile(join(folder, name), EMPTY_MODULE) : rm(join(folder, name)));
        }
      }
    });
    try {
      for (const address of ['#/directory', '#/occupation/6-28-03-03', '#/']) {
        const isRequested = address !== '#/';
        broken.responses.length = 0;
        const page = await newPage();
        await page.open(broken.address + address);
        await page.state('failed');
        const requested = (name) => broken.responses.filter(({ path }) => path.startsWith(name)).length > 0;
        await eventually(`the files at ${address}`, () => requested('/directory.') === isRequested);
        assert.deepEqual([requested('/directory.'), requested('/app-directory.')], [isRequested, isRequested], address);
      }
    } finally {
      await broken.stop();
    }
  });

  test('it runs from a folder below the root', async () => {
    const below = await serveModified(async (folder) => {
      const names = await readdir(folder);
      await mkdir(join(folder, 'some/where'), { recursive: true });
      // The server reads the permission of the style within the page at its root.
      for (const name of names.filter((name) => name !== 'first-style.conf')) {
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

  test('the console has no warning, not even that a preloaded file is unused', async () => {
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    // Chromium reports an unused preload some seconds after the page has loaded.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    assert.deepEqual(page.warnings ?? [], []);
  });

  test('the first paint has its style while no other file has arrived', async () => {
    const bare = await serveModified(async (folder) => {
      const names = await readdir(folder);
      await Promise.all(
        names.filter((name) => /\.(css|js|wasm)(\.br|\.gz)?$/.test(name)).map((name) => rm(join(folder, name))),
      );
    });
    try {
      const page = await newPage();
      await page.open(bare.address);
      assert.equal(await page.evaluate(backgroundOf, '.lead'), DEEP_GREEN);
      assert.deepEqual(await page.violations(), []);
    } finally {
      await bare.stop();
    }
  });

  test('a policy that refuses the style within the page delays the style, no more', async () => {
    const strict = await serveModified((folder) => rm(join(folder, 'first-style.conf')));
    try {
      const page = await newPage();
      await page.open(strict.address);
      await page.state('running');
      await eventually('the style', async () => (await page.evaluate(backgroundOf, '.lead')) === DEEP_GREEN);
      const violations = await page.violations();
      assert.ok(violations.length > 0 && violations.every((one) => /style/.test(one)), violations.join('\n'));
      assert.ok(strict.responses.some(({ path }) => path.startsWith('/first.')));
    } finally {
      await strict.stop();
    }
  });

  test('an injected style, style attribute or script has no effect', async () => {
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    const effects = await page.evaluate(() => {
      const heading = /** @type {HTMLElement} */ (document.querySelector('h1'));
      const before = getComputedStyle(heading).letterSpacing;
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'h1 { letter-spacing: 9px }' }));
      const byElement = getComputedStyle(heading).letterSpacing !== before;
      heading.setAttribute('style', 'letter-spacing: 9px');
      const byAttribute = getComputedStyle(heading).letterSpacing !== before;
      document.head.append(Object.assign(document.createElement('script'), { textContent: 'window.injected = true' }));
      return { byElement, byAttribute, byScript: 'injected' in window };
    });
    assert.deepEqual(effects, { byElement: false, byAttribute: false, byScript: false });
    assert.ok((await page.violations()).length >= 3);
  });

  test('without scripts the page can be read', async () => {
    const page = await newPage({ scripts: false });
    await page.open(server.address);
    assert.match(await page.text(), /12333/);
    assert.match(await page.text(), /看目录里的全部职业/);
    assert.deepEqual(await page.violations(), []);
  });

  test('without scripts the whole directory can be read on a page of its own', async () => {
    const page = await newPage({ scripts: false });
    await page.open(`${server.address}directory.html`);
    const text = await page.text();
    assert.match(text, /这里列出目录里的全部259个职业/);
    assert.match(text, /工业废水处理工/);
    assert.deepEqual(await page.violations(), []);
  });
});
