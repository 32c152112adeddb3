// The page on which an editor composes the snippet: the snippet works unchanged.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, serve } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { serveHosts } from '../hosts/server.mjs';

test('the list of fingerprints matches the files', async () => {
  const list = JSON.parse(await readFile(join(DIST, 'integrity.json'), 'utf8'));
  const names = Object.keys(list);
  assert.ok(names.includes('embed.js'));
  assert.ok(names.some((name) => /^embed\.[0-9a-f]{12}\.js$/.test(name)));
  for (const name of names) {
    const hash = createHash('sha384').update(await readFile(join(DIST, name))).digest('base64');
    assert.equal(list[name], `sha384-${hash}`, name);
  }
});

test('the element is small', async () => {
  const size = brotliCompressSync(await readFile(join(DIST, 'embed.js'))).length;
  assert.ok(size <= 5000, `${size} bytes`);
});

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const snippet = (page) => page.text('#snippet');
  const chosen = (page, name, value) =>
    page.evaluate((id, it) => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById(id));
      if (field.type === 'checkbox') {
        field.checked = it;
      } else {
        field.value = it;
      }
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }, name, value);

  test('it shows the choices at three widths and a snippet for them', async () => {
    const page = await newPage({ viewport: { width: 1200, height: 900 } });
    await page.open(`${server.address}embed.html`);
    await chosen(page, 'view', 'directory');
    await chosen(page, 'theme', 'dark');
    await chosen(page, 'city', '济南');
    await chosen(page, 'large', true);
    const text = await snippet(page);
    assert.match(text, /<qilu-green-widget view="directory" city="济南" theme="dark" large>/);
    assert.deepEqual(page.warnings ?? [], []);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('qilu-green-widget')].map((it) => it.getBoundingClientRect().width));
    assert.deepEqual(widths, [360, 720, 1080]);
    const rooms = await page.evaluate(() => [...document.querySelectorAll('.room')].map((it) => it.clientWidth));
    const room = await page.evaluate(() => document.getElementById('previews').clientWidth - 2);
    assert.deepEqual(rooms, widths.map((width) => Math.min(width, room)), 'each frame is as wide as the device');
    await eventually('the directory in the dark', () => page.within('mode=frame', () =>
      /绿色职业目录/.test(document.body.innerText) &&
      getComputedStyle(document.querySelector('.qg')).backgroundColor === 'rgb(15, 22, 19)'));
    assert.deepEqual(page.errors, []);
    assert.deepEqual(await page.violations(), []);
  });

  test('a colour is tried at once: a verdict for both themes, the snippet, the previews', async () => {
    const page = await newPage({ viewport: { width: 1200, height: 900 } });
    await page.open(`${server.address}embed.html`);
    const verdict = () => page.text('#accent-verdict');
    const type = (text) => page.evaluate((it) => {
      const field = /** @type {HTMLInputElement} */ (document.getElementById('accent'));
      field.value = it;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }, text);
    assert.equal(await verdict(), '');
    for (const [text, colour] of [['#c00000', '#c00000'], ['rgb(11, 92, 173)', '#0b5cad'], ['Red', '#ff0000'], [' #C00 ', '#cc0000']]) {
      await type(text);
      assert.match(await snippet(page), new RegExp(`<qilu-green-widget style="--qilu-green-accent: ${colour}">`), text);
      assert.match(await verdict(), /^浅色：.+写[白黑]字.*。深色：.+写[白黑]字.*。$/, text);
    }
    await type('#c00000');
    assert.match(await verdict(), /^浅色：首页色块、按钮和链接都用它，色块上写白字。深色：首页色块用它，写白字；按钮和链接换成看得清的 #[0-9a-f]{6}。$/);
    await eventually('the colour of the field', () => page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.lead')).backgroundColor === 'rgb(192, 0, 0)'));
    for (const text of ['#c0000', 'rgba(1, 2, 3, 0.5)', 'transparent', '红', '"><script>', '12', 'red; color: blue']) {
      await type(text);
      assert.match(await verdict(), /认不出这种颜色/, text);
      assert.doesNotMatch(await snippet(page), /style=|<script>/, text);
    }
    await type('');
    assert.equal(await verdict(), '');
    await eventually('the own colour of the field', () => page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.lead')).backgroundColor === 'rgb(11, 71, 52)'));
    assert.deepEqual(await page.violations(), []);
  });

  test('from a folder below the root the snippet has URLs in that folder', async () => {
    const root = await mkdtemp(join(tmpdir(), 'qilu-green-below-'));
    await cp(DIST, join(root, 'some/where'), { recursive: true });
    // The permission of the style within the page is read at the root.
    await cp(join(DIST, 'first-style.conf'), join(root, 'first-style.conf'));
    const below = await serve(root);
    try {
      const page = await newPage();
      await page.open(`${below.address}some/where/embed.html`);
      const addresses = (await snippet(page)).match(/https?:[^"]+/g);
      assert.equal(addresses.length, 2);
      assert.ok(addresses.every((address) => address.startsWith(`${below.address}some/where/`)), addresses.join(' '));
      await eventually('the widget', () => page.within('mode=frame', () => /我能参加吗/.test(document.body.innerText)));
      assert.deepEqual(page.errors, []);
    } finally {
      await below.stop();
      await rm(root, { recursive: true });
    }
  });

  for (const mode of ['', 'inline']) {
    test(`snippet and policy work together on another origin, ${mode || 'in a frame'}`, async () => {
      const page = await newPage();
      await page.open(`${server.address}embed.html`);
      await chosen(page, 'view', 'check');
      await chosen(page, 'mode', mode);
      const body = await snippet(page);
      assert.equal(body.includes('mode="inline"'), mode === 'inline');
      const policy = (await page.text('#policy')).replace(/\s+/g, ' ');
      const listen = LISTEN.replace(/<\/?script>/g, '');
      const hash = createHash('sha256').update(listen).digest('base64');
      const ours = policy.replace('script-src', `script-src 'sha256-${hash}'`);
      const hosts = await serveHosts({
        '/': {
          body,
          head: LISTEN,
          headers: {
            'content-security-policy':
              `default-src 'none'; ${ours}${mode ? " require-trusted-types-for 'script'" : ' img-src data:'}`,
          },
        },
      });
      try {
        await page.open(hosts.address);
        await hears(page, 'view', { view: 'question' });
        const errors = await heard(page, 'error');
        if (errors.length > 0) {
          // Chromium 79 has no policy that allows only WebAssembly.
          assert.deepEqual(errors.map(({ code, reason }) => [code, reason]), [['inline', 'webassembly']]);
          assert.ok(await page.evaluate(() => !('timeout' in AbortSignal)));
        } else {
          assert.deepEqual(await page.violations(), []);
          assert.equal(await page.evaluate(() =>
            document.querySelector('qilu-green-widget').shadowRoot.querySelector('iframe') === null), mode === 'inline');
        }
      } finally {
        await hosts.stop();
      }
    });
  }
});
