// The widget in a frame on a host page of another origin.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, filesNamed, serveModified } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { press } from '../hosts/frame-content.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const SIZES = () => {
  const frame = document.querySelector('qilu-green-widget').shadowRoot.querySelector('iframe');
  const { width, height } = frame.getBoundingClientRect();
  // A body that is not a block any more has no width of its own.
  return { width, height, room: document.body.clientWidth || document.documentElement.clientWidth };
};

inEachEngine((newPage) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serveByNginx();
    /** @type {Record<string, import('../hosts/server.mjs').HostPage>} */
    const pages = {};
    const host = (path, body, head = '', headers = {}) => {
      pages[path] = { body, head: LISTEN + head, headers };
    };
    host('/plain', `<h1>门户</h1>${element(widget.address, 'id="one" view="check"')}`);
    host('/start', element(widget.address, 'id="one"'));
    host('/long', `<div style="height: 900px">门户</div>${element(widget.address, 'id="one"')}
      <div style="height: 3000px"></div>`);
    host('/two',
      element(widget.address, 'id="light" theme="light" view="directory"') +
      element(widget.address, 'id="dark" theme="dark" view="check" large'));
    host('/aggressive', element(widget.address), '<style>* { all: unset !important }</style>');
    host('/base', element(widget.address, 'view="check"'), '<base href="https://elsewhere.invalid/a/">');
    const origin = new URL(widget.address).origin;
    pages['/strict'] = {
      body: element(widget.address, 'id="one"'),
      headers: {
        'content-security-policy':
          `default-src 'none'; script-src ${origin}; frame-src ${origin}; img-src data:; ` +
          "require-trusted-types-for 'script'; trusted-types 'none'; base-uri 'none'",
      },
    };
    host('/sandbox', element(widget.address), '', { 'content-security-policy': 'sandbox allow-scripts' });
    host('/coloured', element(widget.address, 'id="one"'),
      '<style>#one { --qilu-green-accent: rgb(90, 30, 120); --qilu-green-on-accent: white }</style>');
    host('/unreadable', element(widget.address, 'id="one"'),
      '<style>#one { --qilu-green-background: #777; --qilu-green-text: none-such }</style>');
    hosts = await serveHosts(pages);
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  async function open(path) {
    const page = await newPage();
    await page.open(hosts.address + path);
    const pressed = (text) => eventually(text, () => page.within('mode=frame', press, text));
    const shows = (pattern) => eventually(`${pattern}`, async () =>
      pattern.test(await page.within('mode=frame', () => document.body.innerText)));
    return Object.assign(page, { press: pressed, shows });
  }

  test('a check from the first question to the outcome; the host page receives only the outcome', async () => {
    const page = await open('plain');
    await hears(page, 'ready');
    await hears(page, 'view', { view: 'question' });
    const before = await page.evaluate(() => [location.href, history.length, document.title]);
    await page.press('是');
    const { kind, on, ...outcome } = await hears(page, 'outcome');
    assert.equal(kind, 'outcome');
    assert.equal(on, 'one');
    assert.deepEqual(outcome, { outcome: 'ineligible', policy: 'qilu-green' });
    const after = await page.evaluate(() => [location.href, history.length, document.title]);
    assert.deepEqual(after, before);
    const stored = await page.within('mode=frame', () =>
      [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(stored, [0, 0, '']);
    assert.deepEqual(await heard(page, 'error'), []);
    assert.deepEqual(page.errors, []);
  });

  test('the back button works inside the widget', async () => {
    const page = await open('start');
    await hears(page, 'view', { view: 'start' });
    const before = await page.evaluate(() => history.length);
    await page.press('查我的工作算不算绿色职业');
    await hears(page, 'view', { view: 'directory' });
    await page.press('上一步');
    await page.shows(/我能参加吗？/);
    assert.equal(await page.evaluate(() => history.length), before);
  });

  test('the frame has the width of its container and the height of its content, on every page', async () => {
    const page = await open('start');
    await hears(page, 'ready');
    for (const link of ['查我的工作算不算绿色职业', '我能参加吗', '齐鲁绿色低碳培训自查']) {
      await page.press(link);
      await eventually('a fitting height', async () => {
        const inside = await page.within('mode=frame', () => {
          const { scrollHeight, clientHeight } = document.documentElement;
          const { bottom } = document.querySelector('.bottom').getBoundingClientRect();
          return { hidden: scrollHeight - clientHeight, left: clientHeight - bottom };
        });
        return inside.hidden <= 0 && Math.abs(inside.left) <= 1;
      });
      const { width, height, room } = await page.evaluate(SIZES);
      assert.equal(Math.round(width), room);
      assert.ok(height > 300, `${height}`);
    }
  });

  test('the host page does not scroll, unless the top of a new page of the widget is out of sight', async () => {
    const page = await open('long');
    await hears(page, 'view', { view: 'start' });
    await hears(page, 'ready');
    assert.equal(await page.evaluate(() => scrollY), 0);
    const top = () => document.getElementById('one').getBoundingClientRect().top;
    // The top is visible: the page does not scroll.
    await page.evaluate(() => scrollTo(0, 700));
    await page.press('查我的工作算不算绿色职业');
    await hears(page, 'view', { view: 'directory' });
    assert.equal(await page.evaluate(() => scrollY), 700);
    // The top is above the viewport: the page scrolls to it.
    await page.evaluate(() => scrollTo(0, 1400));
    await page.press('规则、来源和隐私说明');
    await hears(page, 'view', { view: 'about' });
    await eventually('the top', async () => Math.abs(await page.evaluate(top)) <= 1);
  });

  test('from a folder below the root', async () => {
    const root = await mkdtemp(join(tmpdir(), 'qilu-green-below-'));
    await cp(DIST, join(root, 'some/where'), { recursive: true });
    // The permission of the style within the page is read at the root.
    await cp(join(DIST, 'first-style.conf'), join(root, 'first-style.conf'));
    const below = await serveByNginx(root);
    const address = `${below.address}some/where/`;
    const portal = await serveHosts({ '/': { head: LISTEN, body: element(address, 'view="check"') } });
    try {
      const page = await newPage();
      await page.open(portal.address);
      await hears(page, 'view', { view: 'question' });
      assert.deepEqual(page.errors, []);
    } finally {
      await portal.stop();
      await below.stop();
      await rm(root, { recursive: true });
    }
  });

  test('widgets can be added, changed, moved and removed at any time without leaks', async () => {
    const page = await newPage();
    await page.open(hosts.address + 'start');
    await hears(page, 'ready');
    const count = await page.evaluate(() => {
      let listeners = 0;
      const { addEventListener, removeEventListener } = window;
      window.addEventListener = function (kind, ...rest) {
        listeners += kind === 'message' ? 1 : 0;
        return addEventListener.call(window, kind, ...rest);
      };
      window.removeEventListener = function (kind, ...rest) {
        listeners -= kind === 'message' ? 1 : 0;
        return removeEventListener.call(window, kind, ...rest);
      };
      for (let round = 0; round < 20; round += 1) {
        const one = document.createElement('qilu-green-widget');
        one.setAttribute('view', 'directory');
        document.body.append(one);
        one.setAttribute('theme', 'dark');
        one.setAttribute('view', 'check');
        document.body.prepend(one);
        one.remove();
      }
      return [listeners, document.querySelectorAll('qilu-green-widget').length];
    });
    assert.deepEqual(count, [0, 1]);
    await page.evaluate(() => {
      const late = document.createElement('qilu-green-widget');
      late.id = 'late';
      late.setAttribute('view', 'check');
      document.body.append(late);
    });
    await hears(page, 'view', { on: 'late', view: 'question' });
    await page.evaluate(() => document.getElementById('late').setAttribute('view', 'directory'));
    await hears(page, 'view', { on: 'late', view: 'directory' });
    assert.deepEqual(page.errors, []);
  });

  test('two widgets, each with its own theme, size and page', async () => {
    const page = await open('two');
    await hears(page, 'view', { on: 'light', view: 'directory' });
    await hears(page, 'view', { on: 'dark', view: 'question' });
    const looks = () => {
      const { backgroundColor } = getComputedStyle(document.querySelector('.qg'));
      return [backgroundColor, document.querySelector('.qg-large') !== null];
    };
    assert.deepEqual(await page.within('theme=light', looks), ['rgb(244, 246, 243)', false]);
    assert.deepEqual(await page.within('theme=dark', looks), ['rgb(15, 22, 19)', true]);
    // Changed while it runs: the frame must not reload, because it contains the answers.
    await page.evaluate(() => {
      document.getElementById('dark').setAttribute('theme', 'light');
      document.getElementById('dark').removeAttribute('large');
    });
    await eventually('the other look', async () =>
      `${await page.within('theme=dark', looks)}` === 'rgb(244, 246, 243),false');
  });

  test('the colours of the host page are applied', async () => {
    const page = await open('coloured');
    await hears(page, 'ready');
    await eventually('the colour', () => page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.home .picture')).color === 'rgb(90, 30, 120)'));
    assert.deepEqual(await heard(page, 'error'), []);
  });

  test('an unreadable colour is refused, and the host page receives an error', async () => {
    const page = await open('unreadable');
    await hears(page, 'error', { code: 'contrast', property: '--qilu-green-background' });
    await hears(page, 'error', { code: 'colour', property: '--qilu-green-text' });
    const colour = await page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.home .picture')).color);
    assert.equal(colour, 'rgb(11, 90, 64)');
  });

  test('styles that unset everything do not affect the widget', async () => {
    const page = await open('aggressive');
    await page.shows(/我能参加吗？/);
    await hears(page, 'height');
    const { width, height, room } = await page.evaluate(SIZES);
    assert.ok(Math.abs(width - room) <= 1, `${width} of ${room}`);
    assert.ok(height > 300, `${height}`);
  });

  test('a base URL of the host page does not affect the URLs of the widget', async () => {
    const page = await open('base');
    await hears(page, 'view', { view: 'question' });
    await page.press('是');
    await hears(page, 'view', { view: 'result' });
    assert.ok(page.requests.every(({ url }) => !url.includes('elsewhere')), 'a request to another host');
  });

  test('a strict policy with Trusted Types needs no exception but our address', async () => {
    const page = await open('strict');
    await page.shows(/我能参加吗？/);
    await page.press('查查我能不能参加');
    await page.shows(/您的工资是政府财政发的吗/);
    assert.deepEqual((await page.violations()).filter((it) => !/trusted-types|Unrecognized/i.test(it)), []);
  });

  test('without WebAssembly the static page is shown in the frame, at its full height', async () => {
    const broken = await serveModified(async (folder) => {
      await Promise.all((await filesNamed(folder, 'app.wasm')).map((path) => rm(path)));
    });
    const portal = await serveHosts({ '/': { head: LISTEN, body: element(broken.address, 'id="one"') } });
    try {
      const page = await newPage();
      await page.open(portal.address);
      await hears(page, 'error', { code: 'failed' });
      await eventually('a fitting height', async () => {
        const inside = await page.within('mode=frame', () => ({
          text: document.body.innerText,
          hidden: document.documentElement.scrollHeight - document.documentElement.clientHeight,
        }));
        return /12333/.test(inside.text) && inside.hidden <= 0;
      });
      assert.deepEqual(await heard(page, 'ready'), []);
    } finally {
      await portal.stop();
      await broken.stop();
    }
  });

  test('in a sandbox the widget can be read and used, without messages', async () => {
    const page = await open('sandbox');
    await page.shows(/12333/);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    const { height } = await page.evaluate(SIZES);
    assert.equal(height, 680);
  });
});
