// The ES module in a browser, imported from the served dist/: it agrees with the widget.

import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, test } from 'node:test';
import { asCase, readCases } from '../harness/cases.mjs';
import { launch } from '../harness/chromium.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, serve } from '../harness/server.mjs';

let server;
let browser;
let page;
before(async () => {
  server = await serve();
  browser = await launch();
});
afterEach(() => page.close());
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function open(address) {
  page = await browser.newPage();
  await page.open(`${server.address}${address}`);
  await page.state('running');
}

/** Calls a function of the module in the page and returns its result. */
const call = (name, ...values) => callAt(server.address, name, ...values);

const callAt = (folder, name, ...values) =>
  page.evaluate(
    async (address, name, values) => {
      window.green = window.green || import(address).then(({ load }) => load());
      const green = await window.green;
      try {
        return green[name](...values);
      } catch (error) {
        return { thrown: String(error), isTypeError: error instanceof TypeError };
      }
    },
    `${folder}qilu-green.js`,
    name,
    values,
  );

test('from a folder below the root', async () => {
  const root = await mkdtemp(join(tmpdir(), 'qilu-green-below-'));
  await cp(DIST, join(root, 'some/where'), { recursive: true });
  const below = await serve(root);
  try {
    page = await browser.newPage();
    await page.open(`${below.address}some/where/`);
    const { outcome } = await callAt(`${below.address}some/where/`, 'evaluate', {});
    assert.equal(outcome, 'incomplete');
    assert.deepEqual(page.errors, []);
  } finally {
    await below.stop();
    await rm(root, { recursive: true });
  }
});

test('ten golden cases have the expected outcome', async () => {
  await open('');
  const cases = await readCases();
  const step = Math.floor(cases.length / 10);
  const chosen = cases.filter((_, index) => index % step === 0).slice(0, 10);
  assert.equal(chosen.length, 10);
  assert.ok(new Set(chosen.map(({ outcome }) => outcome)).size >= 3, 'they are of several outcomes');
  for (const { story, asOf, answers, ...expected } of chosen) {
    assert.deepEqual(asCase(await call('evaluate', answers, { asOf })), expected, story);
  }
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(page.errors, []);
});

test('the search finds the same entries as the directory of the widget, in the same order', async () => {
  await open('#/directory');
  for (const query of ['废水', 'gyfs', '光付', 'xiudianping', '收废品']) {
    const { entries, total } = await call('search', query);
    await page.fill({ role: 'combobox', name: '您干什么活，想学什么？' }, query);
    const countText = await eventually(`${total} hits for ${query}`, async () => {
      const text = await page.text('.found-count');
      return text.includes(`找到${total}个`) && text;
    });
    // A typo has a wording of its own before the count.
    const typo = query === '光付' ? '名字有点不一样，您找的可能是这些。' : '';
    assert.equal(countText, `${typo}找到${total}个`);
    const listed = await page.evaluate(() =>
      [...document.querySelectorAll('main a[href^="#/occupation/"]')].map((one) => one.getAttribute('href')),
    );
    const codes = [...new Set(listed.map((address) => address.split('/')[2]))];
    assert.deepEqual(codes.slice(0, entries.length), entries.map(({ code }) => code).slice(0, codes.length), query);
  }
});

test('a wrong argument is a TypeError that names it', async () => {
  await open('');
  for (const [name, argument, ...values] of [
    ['evaluate', 'answers["able"]', { able: 'perhaps' }],
    ['search', 'limit', '工', { limit: 1.5 }],
    ['occupation', 'code', '六'],
  ]) {
    const { thrown, isTypeError } = await call(name, ...values);
    assert.ok(isTypeError, thrown);
    assert.ok(thrown.startsWith(`TypeError: ${argument}: must be `), thrown);
  }
});
