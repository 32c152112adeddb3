// The widget without a frame (mode="inline") on a host page of another origin.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, serveModified } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { postForged, postNonsense } from '../hosts/forged-messages.mjs';
import { PAGE_ITSELF, inlineWidget } from '../hosts/inline.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { otherRules } from '../hosts/rules.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

/** Returns background, font size and other styles of the widget. */
const LOOKS = (id) => {
  const qg = document.getElementById(id).shadowRoot.querySelector('.qg');
  const { backgroundColor, fontSize, color, lineHeight, letterSpacing, textAlign } = getComputedStyle(qg);
  return { backgroundColor, fontSize, color, lineHeight, letterSpacing, textAlign };
};

const LIGHT = 'rgb(244, 246, 243)';
const DARK = 'rgb(15, 22, 19)';

inEngines(CHROMIUMS, (newPage) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serveByNginx();
    /** @type {Record<string, import('../hosts/server.mjs').HostPage>} */
    const pages = {};
    const host = (path, body, head = '', headers = {}) => {
      pages[path] = { body, head: LISTEN + head, headers };
    };
    const one = (attributes = '') => element(widget.address, `id="one" mode="inline" ${attributes}`);
    host('/plain', `<h1>门户</h1><p id="beside">旁边的字</p>${one('view="check"')}`);
    host('/start', one());
    host('/hostile', `<p id="beside">旁边的字</p>${one()}`, `<style>
      html { font-size: 7px; }
      * { all: unset !important; --ink: red !important; --paper: blue !important; --rem: 40px !important; }
      body, div, a, button { color: red !important; letter-spacing: 9px !important; text-align: right !important;
        line-height: 3 !important; text-transform: uppercase !important; visibility: visible !important; }
    </style>`);
    host('/narrow', `<div style="width: 340px">${one()}</div>
      <div style="width: 1100px">${element(widget.address, 'id="wide" mode="inline"')}</div>`);
    host('/many',
      one('theme="light" view="directory"') +
      element(widget.address, 'id="dark" mode="inline" theme="dark" view="check" large') +
      element(widget.address, 'id="framed" theme="dark" view="check"'));
    host('/base', one('view="check"'), '<base href="https://elsewhere.invalid/a/">');
    host('/coloured', one(),
      '<style>#one { --qilu-green-accent: rgb(90, 30, 120); --qilu-green-on-accent: white }</style>');
    host('/unreadable', one(),
      '<style>#one { --qilu-green-background: #777; --qilu-green-text: none-such }</style>');
    host('/city', one('view="check" city="菏泽"'));
    host('/sandbox', one('view="check"'), '', { 'content-security-policy': 'sandbox allow-scripts' });
    hosts = await serveHosts(pages);
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  async function open(path, options) {
    const page = await newPage(options);
    await page.open(hosts.address + path);
    return Object.assign(page, { one: inlineWidget(page) });
  }

  test('a check from the first question to the outcome does not change the host page', async () => {
    const page = await open('plain');
    await hears(page, 'ready', { on: 'one' });
    await hears(page, 'view', { view: 'question' });
    assert.ok((await hears(page, 'height')).height > 300);
    const before = await page.evaluate(PAGE_ITSELF);
    await page.one.press('是');
    const { kind, on, ...outcome } = await hears(page, 'outcome');
    assert.deepEqual([kind, on], ['outcome', 'one']);
    assert.deepEqual(outcome, { outcome: 'ineligible', policy: 'qilu-green' });
    await page.one.shows(/不符合条件/);
    assert.deepEqual(await page.evaluate(PAGE_ITSELF), before);
    // The element itself is the only addition to the page.
    assert.equal(await page.evaluate(() => document.querySelectorAll('iframe, link[rel=stylesheet]').length), 0);
    assert.deepEqual(await heard(page, 'error'), []);
    assert.deepEqual(page.errors, []);
  });

  test('the static page is shown before the app, and a tap on it is not lost', async () => {
    const page = await open('start', {
      before: () => {
        // Every compilation waits until the test calls `goOn`.
        const { compile } = WebAssembly;
        WebAssembly.compile = async (...values) => {
          await new Promise((resolve) => {
            window.goOn = () => resolve(undefined);
          });
          return compile.apply(WebAssembly, values);
        };
      },
    });
    await page.one.shows(/我能参加吗？/);
    const { href } = await page.evaluate(() => ({ href: location.href }));
    await eventually('the pause', () => page.evaluate(() => Boolean(window.goOn)));
    await page.one.press('查查我能不能参加');
    assert.equal(await page.evaluate(() => location.href), href);
    await page.evaluate(() => window.goOn());
    await hears(page, 'view', { view: 'question' });
  });

  test('a tap between the first render and the listeners of the app is not lost', async () => {
    const page = await open('start', {
      before: () => {
        // Every reading of the clock is late, so that the app yields to the browser as soon as it has
        // rendered.
        const { now } = Date;
        let late = 0;
        Date.now = () => {
          late += 20;
          return now() + late;
        };
        const { setTimeout } = window;
        window.setTimeout = /** @type {any} */ ((call, ...values) => {
          const widget = document.getElementById('one');
          const link = widget && widget.shadowRoot.querySelector('.way[href="#/directory"]');
          // Only the app, when it yields to the browser, uses a delay of 0.
          if (link && values[0] === 0 && !window.tapped) {
            window.tapped = true;
            Promise.resolve().then(() => link.click());
          }
          return setTimeout(call, ...values);
        });
      },
    });
    await hears(page, 'view', { view: 'directory' });
    assert.equal(await page.evaluate(() => window.tapped), true);
  });

  test('the back button works inside the widget', async () => {
    const page = await open('start');
    await hears(page, 'view', { view: 'start' });
    await page.one.press('查我的工作算不算绿色职业');
    await hears(page, 'view', { view: 'directory' });
    await page.one.press('上一步');
    await page.one.shows(/我能参加吗？/);
    assert.equal(await page.evaluate(() => history.length), 2);
  });

  test('the focus follows the pages, and the keyboard reaches the controls', async () => {
    const page = await open('start');
    await hears(page, 'ready');
    await page.one.press('我能参加吗');
    await hears(page, 'view', { view: 'question' });
    const focused = () => page.evaluate(() => {
      const { shadowRoot } = document.getElementById('one');
      return document.activeElement.id === 'one' && shadowRoot.activeElement &&
        [shadowRoot.activeElement.localName, shadowRoot.activeElement.getAttribute('role')].join(' ').trim();
    });
    await eventually('the heading', async () => (await focused()) === 'h1');
    await page.one.press('绿色职业目录');
    await page.one.shows(/259/);
    for (let stops = 0; stops < 20 && (await focused()) !== 'input combobox'; stops += 1) {
      await page.press('Tab');
    }
    assert.equal(await focused(), 'input combobox');
    for (const key of ['g', 'y', 'f', 's']) {
      await page.press(key);
    }
    await page.one.shows(/工业废水处理工/);
    await page.press('ArrowDown');
    await page.press('Enter');
    await hears(page, 'view', { view: 'occupation' });
    await page.one.shows(/公开报道点名列入省绿色低碳职业目录。/);
  });

  test('styles that unset everything do not affect the widget, and its styles do not affect the page', async () => {
    const plain = await open('start');
    await hears(plain, 'ready');
    const page = await open('hostile');
    await hears(page, 'ready');
    const { lineHeight, fontSize } = await page.evaluate(LOOKS, 'one');
    assert.deepEqual(await page.evaluate(LOOKS, 'one'), await plain.evaluate(LOOKS, 'one'));
    assert.equal(fontSize, '18px');
    assert.equal(lineHeight, '28.8px');
    const heights = () => document.getElementById('one').shadowRoot.querySelector('.door').getBoundingClientRect().height;
    assert.ok(Math.abs((await page.evaluate(heights)) - (await plain.evaluate(heights))) <= 1);
    const beside = await page.evaluate(() => getComputedStyle(document.getElementById('beside')).boxSizing);
    assert.equal(beside, 'content-box');
  });

  test('the layout depends on the width of the container, not of the window', async () => {
    const page = await open('narrow', { viewport: { width: 1280, height: 900 } });
    await hears(page, 'ready', { on: 'one' });
    await hears(page, 'ready', { on: 'wide' });
    const columns = (id) => page.evaluate((it) => {
      const doors = [...document.getElementById(it).shadowRoot.querySelectorAll('.door')];
      return new Set(doors.map((door) => Math.round(door.getBoundingClientRect().top))).size;
    }, id);
    await eventually('two rows and one', async () =>
      (await columns('one')) === 2 && (await columns('wide')) === 1);
    const hanging = await page.evaluate(() => {
      const { shadowRoot } = document.getElementById('one');
      const right = document.getElementById('one').getBoundingClientRect().right;
      return [...shadowRoot.querySelectorAll('*')]
        .filter((it) => it.getBoundingClientRect().right > right + 1).map((it) => it.className);
    });
    assert.deepEqual(hanging, []);
    await page.evaluate(() => {
      document.getElementById('wide').parentElement.style.width = '340px';
    });
    await eventually('two rows', async () => (await columns('wide')) === 2);
  });

  test('several widgets, one in a frame, each with its own theme, size and page', async () => {
    const page = await open('many');
    await hears(page, 'view', { on: 'one', view: 'directory' });
    await hears(page, 'view', { on: 'dark', view: 'question' });
    await hears(page, 'view', { on: 'framed', view: 'question' });
    const background = async (id) => (await page.evaluate(LOOKS, id)).backgroundColor;
    assert.equal(await background('one'), LIGHT);
    assert.equal(await background('dark'), DARK);
    assert.equal((await page.evaluate(LOOKS, 'dark')).fontSize, '22.5px');
    // Changed while it runs: the answers stay.
    const dark = inlineWidget(page, 'dark');
    await dark.press('不是');
    await dark.shows(/您是哪年哪月出生的/);
    await page.evaluate(() => {
      document.getElementById('dark').setAttribute('theme', 'light');
      document.getElementById('dark').removeAttribute('large');
    });
    await eventually('the other look', async () => {
      const { backgroundColor, fontSize } = await page.evaluate(LOOKS, 'dark');
      return backgroundColor === LIGHT && fontSize === '18px';
    });
    await dark.shows(/您是哪年哪月出生的/);
    assert.equal(await background('one'), LIGHT);
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id));
    assert.deepEqual(ids, ['one', 'dark', 'framed']);
    assert.deepEqual(page.errors, []);
  });

  test('the theme follows the device by default', async () => {
    const page = await open('start', { dark: true });
    await hears(page, 'ready');
    assert.equal((await page.evaluate(LOOKS, 'one')).backgroundColor, DARK);
  });

  test('the colours of the host page are applied, and an unreadable one is refused', async () => {
    const colour = (page) => page.evaluate(() =>
      getComputedStyle(document.getElementById('one').shadowRoot.querySelector('.home .picture')).color);
    const page = await open('coloured');
    await hears(page, 'ready');
    await eventually('the colour', async () => (await colour(page)) === 'rgb(90, 30, 120)');
    assert.deepEqual(await heard(page, 'error'), []);

    const other = await open('unreadable');
    await hears(other, 'error', { code: 'contrast', property: '--qilu-green-background' });
    await hears(other, 'error', { code: 'colour', property: '--qilu-green-text' });
    assert.equal(await colour(other), 'rgb(11, 90, 64)');
  });

  test('a base URL of the host page does not affect the URLs of the widget', async () => {
    const page = await open('base');
    await hears(page, 'view', { view: 'question' });
    await page.one.press('绿色职业目录');
    await page.one.shows(/259/);
    assert.ok(page.requests.every(({ url }) => !url.includes('elsewhere')), 'a request to another host');
    assert.deepEqual(page.errors, []);
  });

  test('in a sandbox it works, too, and sends events', async () => {
    const page = await open('sandbox');
    await hears(page, 'view', { view: 'question' });
    await page.one.press('是');
    await hears(page, 'view', { view: 'result' });
  });

  test('the city of the host page is the first option, marked and not selected', async () => {
    const page = await open('city');
    await hears(page, 'ready');
    await page.one.press('不是');
    await page.one.shows(/您是哪年哪月出生的/);
    await page.one.choose(0, '1990');
    await page.one.choose(1, '3');
    await page.one.press('下一步');
    await page.one.press('能');
    await page.one.press('愿意');
    await page.one.shows(/在山东的公司、工厂上班/);
    await page.evaluate(() => [...document.getElementById('one').shadowRoot.querySelectorAll('.option')]
      .find((it) => it.innerText.includes('在山东的公司、工厂上班')).querySelector('input').click());
    await page.one.press('下一步');
    await page.one.shows(/您想在哪个市参加培训？/);
    const options = await page.evaluate(() =>
      [...document.getElementById('one').shadowRoot.querySelectorAll('.option')].map((it) =>
        [it.innerText.replace(/\s+/g, ' ').trim(), it.getAttribute('aria-pressed')]));
    assert.deepEqual(options[0], ['菏泽 本网站就是这个市的', 'false']);
    assert.ok(options.every(([, pressed]) => pressed === 'false'));
    assert.equal(options.filter(([label]) => label.startsWith('菏泽')).length, 1);
    assert.deepEqual(options[1], ['济南', 'false']);
  });

  test('10,000 random, near-valid and forged messages change nothing', async () => {
    const page = await open('plain');
    await hears(page, 'ready');
    await hears(page, 'view', { view: 'question' });
    const everything = async () => [
      await page.one.text(),
      await page.evaluate(() => window.heard),
      await page.evaluate(LOOKS, 'one'),
    ];
    await eventually('the directory', async () => page.requests.some(({ url }) => /directory/.test(url)));
    const before = await everything();
    await page.evaluate(postNonsense, 'top', 10_000, 5);
    await page.evaluate(postForged, 'top');
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.deepEqual(await everything(), before);
    await page.one.press('是');
    await hears(page, 'view', { view: 'result' });
  });

  test('rules that override the built-in ones, and a fingerprint that does not match', async () => {
    const rules = await otherRules();
    const server = await serveModified((folder) => writeFile(join(folder, 'rules.bin'), rules.bytes));
    const attributes = (integrity) =>
      `view="check" mode="inline" bundle="${server.address}rules.bin" bundle-integrity="${integrity}"`;
    const portal = await serveHosts({
      '/': {
        head: LISTEN,
        body: element(server.address, `id="one" ${attributes(rules.integrity)}`) +
          element(server.address, `id="two" ${attributes(rules.integrity.replace(/.$/, 'x'))}`),
      },
    });
    try {
      const page = await newPage();
      await page.open(portal.address);
      await hears(page, 'ready', { on: 'one' });
      await hears(page, 'ready', { on: 'two' });
      await inlineWidget(page, 'one').shows(new RegExp(rules.asks));
      await inlineWidget(page, 'two').shows(new RegExp(rules.askedBefore));
    } finally {
      await portal.stop();
      await server.stop();
    }
  });

  test('a widget that is moved within the page continues', async () => {
    const page = await open('plain');
    await hears(page, 'ready');
    await page.one.press('不是');
    await page.one.shows(/您是哪年哪月出生的/);
    await page.evaluate(() => document.body.prepend(document.getElementById('one')));
    await page.one.shows(/您是哪年哪月出生的/);
    await eventually('the style', async () =>
      (await page.evaluate(LOOKS, 'one')).backgroundColor === LIGHT);
    await page.one.press('‹ 上一题');
    await page.one.shows(/您的工资是政府财政发的吗/);
    assert.equal((await heard(page, 'ready')).length, 1);
    // Another view restarts the widget, and so does another mode.
    await page.evaluate(() => document.getElementById('one').setAttribute('view', 'directory'));
    await hears(page, 'view', { view: 'directory' });
    await page.evaluate(() => document.getElementById('one').removeAttribute('mode'));
    await eventually('a third start', async () => (await heard(page, 'ready')).length === 3);
    const inside = await page.evaluate(() =>
      [...document.getElementById('one').shadowRoot.children].map(({ localName }) => localName));
    assert.deepEqual(inside, ['slot', 'iframe']);
  });

  test('from a folder below the root', async () => {
    const root = await mkdtemp(join(tmpdir(), 'qilu-green-below-'));
    await cp(DIST, join(root, 'some/where'), { recursive: true });
    const below = await serveByNginx(root);
    const address = `${below.address}some/where/`;
    const portal = await serveHosts({
      '/': { head: LISTEN, body: element(address, 'id="one" mode="inline" view="check"') },
    });
    try {
      const page = await newPage();
      await page.open(portal.address);
      await hears(page, 'view', { view: 'question' });
      const one = inlineWidget(page);
      await one.press('绿色职业目录');
      await one.shows(/259/);
      assert.deepEqual(page.errors, []);
    } finally {
      await portal.stop();
      await below.stop();
      await rm(root, { recursive: true });
    }
  });
});
