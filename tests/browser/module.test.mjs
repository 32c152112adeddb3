// The ES module in a browser, imported from dist/ as it is served: it says what the widget says.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { asCase, readCases } from './harness/cases.mjs';
import { launch } from './harness/chromium.mjs';
import { eventually } from './harness/page.mjs';
import { serve } from './harness/server.mjs';

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

/** What a call of the module gives in the page. */
const call = (name, ...values) =>
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
    `${server.address}qilu-green.js`,
    name,
    values,
  );

test('ten golden cases come out as told', async () => {
  await open('');
  const cases = await readCases();
  const step = Math.floor(cases.length / 10);
  const chosen = cases.filter((_, place) => place % step === 0).slice(0, 10);
  assert.equal(chosen.length, 10);
  assert.ok(new Set(chosen.map(({ outcome }) => outcome)).size >= 3, 'they are of several outcomes');
  for (const { story, asOf, answers, ...expected } of chosen) {
    assert.deepEqual(asCase(await call('evaluate', answers, { asOf })), expected, story);
  }
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(page.errors, []);
});

test('the search finds what the directory of the widget finds, in the same order', async () => {
  await open('#/directory');
  for (const query of ['废水', 'gyfs', '光付', 'xiudianping', '收废品']) {
    const { entries, total } = await call('search', query);
    await page.fill({ role: 'combobox', name: '您想找什么职业' }, query);
    const said = await eventually(`${total} hits for ${query}`, async () => {
      const text = await page.text('.found-count');
      return text.includes(`找到${total}个`) && text;
    });
    assert.equal(said, `找到${total}个`);
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
