// Many visitors, one after another, on one page of a kiosk, a quarter of whom write by hand (500 in the long form):
// memory must not grow with their number.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch } from '../harness/chromium.mjs';
import { kioskDevice } from '../harness/kiosk-device.mjs';
import { ATTRACT, SCREENS, begin, openKeypad } from '../harness/kiosk-visitor.mjs';
import { serve } from '../harness/server.mjs';
import { repetitions } from '../harness/soak.mjs';

/** The engine compiles more code from time to time, which adds 10 to 50 bytes per visitor to the slope. */
const VISITORS = repetitions(600, 2000);
/** The number of visitors between two samples of the memory. */
const GROUP = 25;
/** The visitors whose samples are ignored: they fill the caches of the engine and of the widget. */
const WARM_UP = 200;

/** The highest growth per visitor: bytes, nodes, listeners, bytes. */
const LIMITS = { heap: 100, nodes: 0.01, listeners: 0.01, wasm: 0 };

/** Runs in the page: plays `count` visitors, numbered from `first`. */
async function playVisitors(first, count) {
  // A new task lets the browser paint and collect garbage. Within a visit there are only microtasks, in which
  // the widget renders: with a task for each tap, the visits would take minutes.
  const channel = new MessageChannel();
  const newTask = () => new Promise((resolve) => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(0);
  });
  const microtask = () => Promise.resolve();
  const until = async (description, query) => {
    for (let attempt = 0; attempt < 1000; attempt += 1) {
      const found = query();
      if (found) {
        return found;
      }
      await microtask();
    }
    throw new Error(`the visitor waits for ${description} at ${document.querySelector('main').innerText.slice(0, 200)}`);
  };
  const all = (selector) => [...document.querySelectorAll(selector)];
  const textOf = (node) => node.textContent.trim();
  const find = (selector, text) => until(text || selector, () =>
    all(selector).find((node) => !text || textOf(node).startsWith(text)));
  const tap = async (selector, text) => {
    const target = await find(selector, text);
    target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    target.click();
    await microtask();
  };
  const question = (text) => find('h1', text);
  const QUERIES = ['FS', 'GY', 'TY', 'DC', '62', 'ZY', 'LS', 'JN'];

  const writeByHand = async () => {
    await tap('.pad-switch');
    const field = await find('.write-field');
    const { left, top, width, height } = field.getBoundingClientRect();
    const point = (kind, x, y) => field.dispatchEvent(new PointerEvent(kind, {
      bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: left + x * width, clientY: top + y * height,
    }));
    for (const [fromX, fromY, toX, toY] of [[0.1, 0.1, 0.9, 0.12], [0.5, 0.12, 0.5, 0.9], [0.05, 0.9, 0.95, 0.9]]) {
      point('pointerdown', fromX, fromY);
      point('pointermove', (fromX + toX) / 2, (fromY + toY) / 2);
      point('pointerup', toX, toY);
      await microtask();
    }
    await tap('.write-choices .key', '工');
  };

  for (let number = first; number < first + count; number += 1) {
    await tap('.attract .door:not(.door-check)');
    if (number % 4 === 2) {
      await writeByHand();
    } else {
      for (const key of QUERIES[number % QUERIES.length]) {
        await tap('.key', key);
      }
    }
    await tap('.wish');
    await tap('.entry');
    await find('article.occupation');
    await tap('.home');
    await tap('.door-check');
    await question('您的工资是政府财政发的吗');
    if (number % 5 !== 0) {
      await tap('.option', '是');
    } else {
      await tap('.option', '不是');
      await question('您是哪年哪月');
      await tap('.key', `${1960 + 10 * (number % 4)}–`);
      await tap('.touch-keys .key');
      await tap('.touch-keys .key', '5月');
      for (let step = 0; !document.querySelector('.result'); step += 1) {
        const box = document.querySelector('.option-box');
        if (box) {
          box.click();
          await microtask();
          await tap('.button', '下一步');
        } else {
          const previous = textOf(document.querySelector('h1'));
          await tap('.option');
          await until('another page', () => textOf(document.querySelector('h1')) !== previous);
        }
        if (step > 20) {
          throw new Error('the check does not end');
        }
      }
    }
    await find('.kiosk-code svg.qr');
    if (number % 2 === 0) {
      await tap('.kiosk-end');
      await tap('.asking-ways .button', '清掉');
    } else if (number % 40 === 1) {
      window.device.pass(90000);
    } else {
      window.device.sleep(90000);
      document.dispatchEvent(new Event('visibilitychange'));
    }
    await newTask();
  }
  await find('.attract');
  channel.port1.close();
}

/**
 * Returns the growth of a value per visitor by the Theil-Sen estimator: the median of the slopes between all pairs
 * of samples. A single sample, taken while the engine held something for a moment, does not change it.
 */
function slope(samples, name) {
  const slopes = samples.flatMap((one, index) => samples.slice(index + 1).map((other) =>
    (other[name] - one[name]) / (other.visitor - one.visitor)));
  slopes.sort((one, other) => one - other);
  const middle = slopes.length / 2;
  return (slopes[Math.floor(middle)] + slopes[Math.ceil(middle) - 1]) / 2;
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
  // The chunk of the kiosk is loaded last.
  await page.see(ATTRACT);
  // The recogniser is loaded once; the visitors below are played without a task that could wait for it.
  await begin(page);
  await openKeypad(page);
  await page.click('手写');
  await page.see('请在框里写一个字');
  await page.click('我用完了');
  await page.devTools('Performance.enable');
  const sample = async (visitor) => {
    // What one collection frees may let the next free more, and the engine runs finalizers in tasks between them.
    for (let round = 0; round < 3; round += 1) {
      await page.devTools('HeapProfiler.collectGarbage');
      await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 20)));
    }
    const { metrics } = await page.devTools('Performance.getMetrics');
    const valueOf = (name) => metrics.find((metric) => metric.name === name).value;
    return {
      visitor,
      heap: valueOf('JSHeapUsedSize'),
      nodes: valueOf('Nodes'),
      listeners: valueOf('JSEventListeners'),
      wasm: await page.evaluate(() => window.device.memory.buffer.byteLength),
    };
  };
  const samples = [];
  const start = Date.now();
  for (let visitor = 0; visitor < VISITORS; visitor += GROUP) {
    await page.evaluate(playVisitors, visitor, GROUP);
    samples.push(await sample(visitor + GROUP));
  }
  t.diagnostic(`${((Date.now() - start) / VISITORS).toFixed(1)} ms for each visitor`);
  const warm = samples.filter(({ visitor }) => visitor > WARM_UP);
  for (const name of Object.keys(LIMITS)) {
    const growth = slope(warm, name);
    const [from, to] = [warm[0][name], warm[warm.length - 1][name]];
    t.diagnostic(`${name}: ${growth.toFixed(4)} per visitor, from ${from} to ${to} (at most ${LIMITS[name]})`);
    assert.ok(growth <= LIMITS[name], `${name} grows by ${growth} with each visitor: ${JSON.stringify(samples)}`);
  }
  assert.deepEqual([...page.errors, ...(await page.violations())], []);
  await page.close();
});
