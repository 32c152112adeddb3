// The wasm memory of the widget at the start and after a long visit. Old kiosks have 32-bit browsers and little
// memory.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { repetitions } from '../harness/soak.mjs';

const MEBIBYTE = 2 ** 20;
const AT_START = 2 * MEBIBYTE;
// The index of the ranking by meaning takes about 4 MiB of it.
const AT_MOST = 8 * MEBIBYTE;
const KEYSTROKES = repetitions(150, 300);
const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };

/** Runs in the page before its scripts: records the wasm memory of the widget and its size at the start. */
function recordMemory() {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const instantiate = WebAssembly[name];
    WebAssembly[name] = async (...values) => {
      const result = await instantiate.apply(WebAssembly, values);
      const { memory } = (result.instance || result).exports;
      // The later chunks use the memory of the first.
      if (memory && !window.widgetMemory) {
        window.widgetMemory = memory;
        window.memoryAtStart = memory.buffer.byteLength;
      }
      return result;
    };
  }
}

/** Returns the text of the field after each keystroke of queries of all kinds, spread over the file. */
async function keystrokes() {
  const table = await readFile(new URL('../../search/queries.csv', import.meta.url), 'utf8');
  const queries = table.trim().split('\n').slice(1).map((line) => line.split(',')[1]);
  const spread = queries.map((_, index) => queries[(index * 271) % queries.length]);
  const typed = spread.flatMap((query) => [...query].map((_, index) => [...query].slice(0, index + 1).join('')));
  return typed.slice(0, KEYSTROKES);
}

/** Types each text into the field, lets the page render, and returns the number of texts with a suggestion. */
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

  test('memory starts small and stays small during a long visit', async (t) => {
    const page = await newPage({ before: recordMemory, today: '2026-11-21' });
    await page.open(server.address);
    await page.state('running');
    const heading = (name) => page.see({ role: 'heading', name });

    await page.click('查查我能不能参加');
    await heading('您的工资是政府财政发的吗？');
    await page.click('不是');
    await heading('您是哪年哪月出生的？');
    await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    await page.click('下一步');
    await page.click('能');
    await page.click('愿意');
    await page.click('都不是');
    await page.click('下一步');
    await heading('可能符合，要问当地');

    await page.evaluate(() => location.assign('#/directory'));
    await page.see(FIELD);
    // This answer needs the national list.
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
    t.diagnostic(`${start / MEBIBYTE} MiB at the start, ${now / MEBIBYTE} MiB after the visit`);
    assert.ok(start <= AT_START, `${start} bytes at the start`);
    assert.ok(now < AT_MOST, `${now} bytes after the visit`);
    assert.deepEqual(page.errors, []);
  });
});
