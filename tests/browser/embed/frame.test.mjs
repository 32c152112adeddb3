// The widget on somebody else's page, on another origin, in a frame.

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
  // A body that is no block any more has no width of its own.
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
      '<style>#one { --qilu-green-accent: #e8e8a0; --qilu-green-text: none-such }</style>');
    hosts = await serveHosts(pages);
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  async function open(path) {
    const page = await newPage();
    await page.open(hosts.address + path);
    const pressed = (words) => eventually(words, () => page.within('mode=frame', press, words));
    const shows = (pattern) => eventually(`${pattern}`, async () =>
      pattern.test(await page.within('mode=frame', () => document.body.innerText)));
    return Object.assign(page, { press: pressed, shows });
  }

  test('a check from the first question to the outcome, and the page learns only the outcome', async () => {
    const page = await open('plain');
    await hears(page, 'ready');
    await hears(page, 'view', { view: 'question' });
    const before = await page.evaluate(() => [location.href, history.length, document.title]);
    await page.press('是');
    await hears(page, 'view', { view: 'review' });
    await page.press('看结果');
    const { kind, on, ...outcome } = await hears(page, 'outcome');
    assert.equal(kind, 'outcome');
    assert.equal(on, 'one');
    assert.deepEqual(outcome, { outcome: 'ineligible', policy: 'qilu-green' });
    const after = await page.evaluate(() => [location.href, history.length, document.title]);
    assert.deepEqual(after, before);
    const kept = await page.within('mode=frame', () =>
      [localStorage.length, sessionStorage.length, document.cookie]);
    assert.deepEqual(kept, [0, 0, '']);
    assert.deepEqual(await heard(page, 'error'), []);
    assert.deepEqual(page.errors, []);
  });

  test('the way back is inside the widget', async () => {
    const page = await open('start');
    await hears(page, 'view', { view: 'start' });
    const before = await page.evaluate(() => history.length);
    await page.press('查我的工作算不算绿色职业');
    await hears(page, 'view', { view: 'directory' });
    await page.press('上一步');
    await page.shows(/我能参加吗？/);
    assert.equal(await page.evaluate(() => history.length), before);
  });

  test('the frame is as wide as its place and as high as its content, on every page', async () => {
    const page = await open('start');
    await hears(page, 'ready');
    for (const way of ['查我的工作算不算绿色职业', '我能参加吗', '齐鲁绿色低碳培训自查']) {
      await page.press(way);
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

  test('the page stays where it is, but another page of the widget begins in sight', async () => {
    const page = await open('long');
    await hears(page, 'view', { view: 'start' });
    await hears(page, 'ready');
    assert.equal(await page.evaluate(() => scrollY), 0);
    const top = () => document.getElementById('one').getBoundingClientRect().top;
    // In sight: nothing moves.
    await page.evaluate(() => scrollTo(0, 700));
    await page.press('查我的工作算不算绿色职业');
    await hears(page, 'view', { view: 'directory' });
    assert.equal(await page.evaluate(() => scrollY), 700);
    // Its top is out of sight above: it comes back.
    await page.evaluate(() => scrollTo(0, 1400));
    await page.press('规则、来源和隐私说明');
    await hears(page, 'view', { view: 'about' });
    await eventually('the top', async () => Math.abs(await page.evaluate(top)) <= 1);
  });

  test('from a folder below the root', async () => {
    const root = await mkdtemp(join(tmpdir(), 'qilu-green-below-'));
    await cp(DIST, join(root, 'some/where'), { recursive: true });
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

  test('added, changed, moved and removed at any time, and nothing stays', async () => {
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

  test('two of them, each with its own theme, size and page', async () => {
    const page = await open('two');
    await hears(page, 'view', { on: 'light', view: 'directory' });
    await hears(page, 'view', { on: 'dark', view: 'question' });
    const looks = () => {
      const { backgroundColor } = getComputedStyle(document.querySelector('.qg'));
      return [backgroundColor, document.querySelector('.qg-large') !== null];
    };
    assert.deepEqual(await page.within('theme=light', looks), ['rgb(244, 246, 243)', false]);
    assert.deepEqual(await page.within('theme=dark', looks), ['rgb(15, 22, 19)', true]);
    // Changed while it runs: what was filled in stays, so the frame must too.
    await page.evaluate(() => {
      document.getElementById('dark').setAttribute('theme', 'light');
      document.getElementById('dark').removeAttribute('large');
    });
    await eventually('the other look', async () =>
      `${await page.within('theme=dark', looks)}` === 'rgb(244, 246, 243),false');
  });

  test('colours of the page are taken over', async () => {
    const page = await open('coloured');
    await hears(page, 'ready');
    await eventually('the colour', () => page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.home .picture')).color === 'rgb(90, 30, 120)'));
    assert.deepEqual(await heard(page, 'error'), []);
  });

  test('a colour that nobody can read is refused, and the page is told', async () => {
    const page = await open('unreadable');
    await hears(page, 'error', { code: 'contrast', property: '--qilu-green-accent' });
    await hears(page, 'error', { code: 'colour', property: '--qilu-green-text' });
    const colour = await page.within('mode=frame', () =>
      getComputedStyle(document.querySelector('.home .picture')).color);
    assert.equal(colour, 'rgb(11, 90, 64)');
  });

  test('a page that unsets everything does not reach it', async () => {
    const page = await open('aggressive');
    await page.shows(/我能参加吗？/);
    await hears(page, 'height');
    const { width, height, room } = await page.evaluate(SIZES);
    assert.ok(Math.abs(width - room) <= 1, `${width} of ${room}`);
    assert.ok(height > 300, `${height}`);
  });

  test('a page with a base of its own does not misdirect it', async () => {
    const page = await open('base');
    await hears(page, 'view', { view: 'question' });
    await page.press('是');
    await hears(page, 'view', { view: 'review' });
    assert.ok(page.requests.every(({ url }) => !url.includes('elsewhere')), 'asked elsewhere');
  });

  test('a strict policy with Trusted Types needs no exception but our address', async () => {
    const page = await open('strict');
    await page.shows(/我能参加吗？/);
    await page.press('查查我能不能参加');
    await page.shows(/您的工资是政府财政发的吗/);
    assert.deepEqual((await page.violations()).filter((it) => !/trusted-types|Unrecognized/i.test(it)), []);
  });

  test('without its WebAssembly the readable text stands in the frame, as high as it is', async () => {
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

  test('in a sandbox it can be read and used, without a message', async () => {
    const page = await open('sandbox');
    await page.shows(/12333/);
    assert.deepEqual(await page.evaluate(() => window.heard), []);
    const { height } = await page.evaluate(SIZES);
    assert.equal(height, 680);
  });
});
