// 2,000 people, one after another, on one page: what they leave behind in memory must not grow with them.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../harness/chromium.mjs';
import { kioskDevice } from '../harness/kiosk-device.mjs';
import { SCREENS } from '../harness/kiosk-visitor.mjs';
import { serve } from '../harness/server.mjs';

const VISITORS = 2000;
/** So many come between two looks at the memory. */
const GROUP = 100;
/** The first ones fill caches, the engine's and ours. */
const WARMING = 400;

/** What one visitor may leave behind on average: bytes, elements, listeners, bytes. */
const MOST = { heap: 100, nodes: 0.01, listeners: 0.01, wasm: 0 };

/** Runs in the page: so many people come and go, the first of them with this number. */
async function visits(first, count) {
  // A new task, so that the browser can draw and tidy up. Within a visit there are only promises, as
  // the widget draws by them: 2,000 visits would take minutes else.
  const turn = new MessageChannel();
  const newTask = () => new Promise((resolve) => {
    turn.port1.onmessage = resolve;
    turn.port2.postMessage(0);
  });
  const soon = () => Promise.resolve();
  const until = async (what, find) => {
    for (let time = 0; time < 1000; time += 1) {
      const found = find();
      if (found) {
        return found;
      }
      await soon();
    }
    throw new Error(`visitor waits for ${what} at ${document.querySelector('main').innerText.slice(0, 200)}`);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const said = (one) => one.textContent.trim();
  const there = (selector, words) => until(words || selector, () =>
    all(selector).find((one) => !words || said(one).startsWith(words)));
  const tap = async (selector, words) => {
    const target = await there(selector, words);
    target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    target.click();
    await soon();
  };
  const question = (words) => there('h1', words);
  const WORDS = ['FS', 'GY', 'TY', 'DC', '62', 'ZY', 'LS', 'JN'];

  for (let number = first; number < first + count; number += 1) {
    await tap('.attract-begin');
    await tap('.door:not(.door-check)');
    for (const key of WORDS[number % WORDS.length]) {
      await tap('.key', key);
    }
    await tap('.wish');
    await tap('.entry');
    await there('article.occupation');
    await tap('.home');
    await tap('.door-check');
    await question('您的工资是财政发的吗');
    if (number % 5 !== 0) {
      await tap('.option', '是');
    } else {
      await tap('.option', '不是');
      await question('您是哪年哪月');
      await tap('.key', `${1950 + 10 * (number % 5)}年代`);
      await tap('.touch-keys .key');
      await tap('.touch-keys .key', '5月');
      for (let step = 0; !document.querySelector('.review'); step += 1) {
        const box = document.querySelector('.option-box');
        if (box) {
          box.click();
          await soon();
          await tap('.button', '下一步');
        } else {
          const asked = said(document.querySelector('h1'));
          await tap('.option');
          await until('another page', () => said(document.querySelector('h1')) !== asked);
        }
        if (step > 20) {
          throw new Error('the check does not end');
        }
      }
    }
    await tap('.review .button', '看结果');
    await there('.kiosk-code svg.qr');
    if (number % 2 === 0) {
      await tap('.kiosk-end');
    } else if (number % 40 === 1) {
      window.device.pass(90000);
    } else {
      window.device.sleep(90000);
      document.dispatchEvent(new Event('visibilitychange'));
    }
    await newTask();
  }
  await there('.attract-begin');
  turn.port1.close();
}

/** How much each value grows with each visitor: a line through all samples, by least squares. */
function slope(samples, name) {
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [visitors, values] = [samples.map(({ visitor }) => visitor), samples.map((sample) => sample[name])];
  const [middle, height] = [mean(visitors), mean(values)];
  const along = mean(visitors.map((visitor, place) => (visitor - middle) * (values[place] - height)));
  return along / mean(visitors.map((visitor) => (visitor - middle) ** 2));
}

let server;
let browser;
before(async () => {
  server = await serve();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test(`${VISITORS} visitors leave nothing behind`, async (t) => {
  const page = await browser.newPage({ viewport: SCREENS[0], before: kioskDevice });
  await page.open(`${server.address}?mode=kiosk`);
  await page.state('running');
  // What a kiosk needs comes behind the rest.
  await page.see('点这里开始');
  await page.devTools('Performance.enable');
  const look = async (visitor) => {
    for (let time = 0; time < 2; time += 1) {
      await page.devTools('HeapProfiler.collectGarbage');
    }
    const { metrics } = await page.devTools('Performance.getMetrics');
    const metric = (name) => metrics.find((one) => one.name === name).value;
    return {
      visitor,
      heap: metric('JSHeapUsedSize'),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      wasm: await page.evaluate(() => window.device.memory.buffer.byteLength),
    };
  };
  const samples = [];
  const began = Date.now();
  for (let visitor = 0; visitor < VISITORS; visitor += GROUP) {
    await page.evaluate(visits, visitor, GROUP);
    samples.push(await look(visitor + GROUP));
  }
  t.diagnostic(`${((Date.now() - began) / VISITORS).toFixed(1)} ms for each visitor`);
  const warm = samples.filter(({ visitor }) => visitor > WARMING);
  for (const name of Object.keys(MOST)) {
    const grows = slope(warm, name);
    const [from, to] = [warm[0][name], warm[warm.length - 1][name]];
    t.diagnostic(`${name}: ${grows.toFixed(4)} per visitor, from ${from} to ${to} (at most ${MOST[name]})`);
    assert.ok(grows <= MOST[name], `${name} grows by ${grows} with each visitor: ${JSON.stringify(samples)}`);
  }
  assert.deepEqual([...page.errors, ...(await page.violations())], []);
  await page.close();
});
