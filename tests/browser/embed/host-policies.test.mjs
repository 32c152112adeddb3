// Host pages with a strict Content-Security-Policy: what they must allow for inline mode, and the fallback if
// they do not (docs/embedding.md, "Policies").

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { inlineWidget } from '../hosts/inline.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const LISTENER = LISTEN.replace(/<\/?script>/g, '');
const LISTENS = `'sha256-${createHash('sha256').update(LISTENER).digest('base64')}'`;

inEngines(CHROMIUMS, (newPage) => {
  let widget;
  let origin;
  before(async () => {
    widget = await serveByNginx();
    origin = new URL(widget.address).origin;
  });
  after(() => widget?.stop());

  /** Returns the policy of a strict host page, modified by `change`, as a header. */
  function allowed(change = {}) {
    const policy = {
      'default-src': "'none'",
      'script-src': `${LISTENS} ${origin} 'wasm-unsafe-eval'`,
      'style-src': origin,
      'connect-src': origin,
      'img-src': 'data:',
      'frame-src': origin,
      'base-uri': "'none'",
      ...change,
    };
    return Object.entries(policy).map((pair) => pair.join(' ')).join('; ');
  }

  async function open(policy) {
    const hosts = await serveHosts({
      '/': {
        head: LISTEN,
        body: element(widget.address, 'id="one" mode="inline" view="check"'),
        headers: { 'content-security-policy': policy },
      },
    });
    const page = await newPage();
    try {
      await page.open(hosts.address);
      await hears(page, 'view', { view: 'question' });
    } finally {
      // All files were loaded or refused by now.
      await hosts.stop();
    }
    return page;
  }

  const isInline = (page) => page.evaluate(() =>
    document.getElementById('one').shadowRoot.querySelector('iframe') === null);
  const knowsTrustedTypes = (page) => page.evaluate(() => Boolean(window.trustedTypes));

  /** Returns whether the engine supports 'wasm-unsafe-eval', which Chromium has since version 97. */
  async function knowsWasmKeyword(page) {
    const version = await page.evaluate(() => Number(/Chrome\/(\d+)/.exec(navigator.userAgent)[1]));
    return version >= 97;
  }

  test('a strict page that allows our origin and WebAssembly has the widget inline', async () => {
    const page = await open(allowed());
    if (await knowsWasmKeyword(page)) {
      assert.equal(await isInline(page), true);
      assert.deepEqual(await heard(page, 'error'), []);
      assert.deepEqual(await page.violations(), []);
      const one = inlineWidget(page);
      await one.press('是');
      await hears(page, 'outcome', { outcome: 'ineligible' });
      assert.deepEqual(await page.violations(), []);
    } else {
      assert.equal(await isInline(page), false);
      await hears(page, 'error', { code: 'inline', reason: 'webassembly' });
    }
  });

  test('under Trusted Types a policy with our name is enough', async () => {
    const page = await open(allowed({
      'require-trusted-types-for': "'script'", 'trusted-types': 'qilu-green',
    }));
    if (await knowsTrustedTypes(page)) {
      assert.equal(await isInline(page), true);
      assert.deepEqual(await heard(page, 'error'), []);
      assert.deepEqual(await page.violations(), []);
    }
  });

  test('under Trusted Types without such a policy the widget falls back to a frame with an error event', async () => {
    const page = await open(allowed({
      'require-trusted-types-for': "'script'", 'trusted-types': "'none'",
    }));
    assert.equal(await isInline(page), false);
    await hears(page, 'error', {
      code: 'inline', reason: (await knowsTrustedTypes(page)) ? 'trusted-types' : 'webassembly',
    });
  });

  test('a policy with our name may be refused if Trusted Types are not required', async () => {
    const page = await open(allowed({ 'trusted-types': "'none'" }));
    assert.equal(await isInline(page), await knowsWasmKeyword(page));
  });

  for (const [what, change, reason] of [
    ['WebAssembly', { 'script-src': () => `${LISTENS} ${origin}` }, 'webassembly'],
    ['our style', { 'style-src': () => "'none'" }, 'files'],
    ['requests to us', { 'connect-src': () => "'none'" }, 'files'],
  ]) {
    test(`on a page that does not allow ${what}, the widget falls back to a frame with an error event`, async () => {
      const page = await open(allowed(
        Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value()]))));
      assert.equal(await isInline(page), false);
      await hears(page, 'error', { code: 'inline', reason: (await knowsWasmKeyword(page)) ? reason : 'webassembly' });
      assert.equal((await heard(page, 'ready')).length, 1);
    });
  }

  for (const mode of ['frame', 'inline']) {
    for (const embedder of ['require-corp', 'credentialless']) {
      for (const opener of ['unsafe-none', 'same-origin', 'same-origin-allow-popups']) {
        test(`${mode}: a page with ${embedder}, whose opener policy is ${opener}, has the widget`, async () => {
          const hosts = await serveHosts({
            '/': {
              head: LISTEN,
              body: element(widget.address, `id="one" mode="${mode}" view="check"`),
              headers: { 'cross-origin-embedder-policy': embedder, 'cross-origin-opener-policy': opener },
            },
          });
          try {
            const page = await newPage();
            await page.open(hosts.address);
            await hears(page, 'view', { view: 'question' });
            await hears(page, 'ready');
            assert.equal(await isInline(page), mode === 'inline');
            assert.deepEqual(await heard(page, 'error'), []);
          } finally {
            await hosts.stop();
          }
        });
      }
    }
  }
});
