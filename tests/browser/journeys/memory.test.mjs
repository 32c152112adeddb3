// What the widget holds in memory: little at the start, and little after a long walk. The shells of old
// kiosks have 32 bits and little of anything.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';

const MEBIBYTE = 2 ** 20;
const AT_START = 2 * MEBIBYTE;
const AT_MOST = 4 * MEBIBYTE;
const KEYSTROKES = 300;
const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };

/** Keeps the memory of the widget where a test finds it. */
function keepMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const made = await instantiate.apply(WebAssembly, values);
      const { memory } = (made.instance || made).exports;
      // The second part of the widget works in the memory of the first.
      if (memory && !window.widgetMemory) {
        window.widgetMemory = memory;
        window.memoryAtStart = memory.buffer.byteLength;
      }
      return made;
    };
  }
}

/** What stands in the field after each key of queries of all kinds, spread over the file. */
async function keystrokes() {
  const table = await readFile(new URL('../../search/queries.csv', import.meta.url), 'utf8');
  const queries = table.trim().split('\n').slice(1).map((line) => line.split(',')[1]);
  const spread = queries.map((_, place) => queries[(place * 271) % queries.length]);
  const typed = spread.flatMap((query) => [...query].map((_, place) => [...query].slice(0, place + 1).join('')));
  return typed.slice(0, KEYSTROKES);
}

/** Types each text into the field and gives the page time to answer; how many of them found something. */
async function typeAll(texts) {
  const field = document.querySelector('[role=combobox]');
  let found = 0;
  for (const text of texts) {
    /** @type {HTMLInputElement} */ (field).value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    await new Promise((resolve) => setTimeout(resolve));
    found += document.querySelector('[role=option]') ? 1 : 0;
  }
  return found;
}

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  test('memory starts small and stays small through a long walk', async (t) => {
    const page = await newPage({ before: keepMemory, today: '2026-11-21' });
    await page.open(server.address);
    await page.state('running');
    const heading = (name) => page.see({ role: 'heading', name });

    await page.click('查查我能不能参加');
    await heading('您的工资是财政发的吗？');
    await page.click('不是');
    await heading('您是哪年哪月出生的？');
    await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    await page.click('下一步');
    await page.click('能');
    await page.click('愿意');
    await page.click('都不是');
    await page.click('下一步');
    await page.click('看结果');
    await heading('可能符合，需向当地确认');

    await page.evaluate(() => location.assign('#/directory'));
    await page.see(FIELD);
    // Only with the national list there is this answer.
    await page.fill(FIELD, '美发师');
    await page.see(/国家有这个职业，绿色目录里没有/);
    const texts = await keystrokes();
    const found = await page.evaluate(typeAll, texts);
    assert.ok(found > texts.length / 2, `${found} of ${texts.length} texts found something`);
    await page.fill(FIELD, '收废品');
    await page.press('Escape');
    await page.click({ role: 'link', name: /再生物资回收挑选工/ });
    await heading(/再生物资回收挑选工/);

    const { start, now } = await page.evaluate(() => ({
      start: window.memoryAtStart,
      now: window.widgetMemory.buffer.byteLength,
    }));
    t.diagnostic(`${start / MEBIBYTE} MiB at the start, ${now / MEBIBYTE} MiB after the walk`);
    assert.ok(start <= AT_START, `${start} bytes at the start`);
    assert.ok(now < AT_MOST, `${now} bytes after the walk`);
    assert.deepEqual(page.errors, []);
  });
});
