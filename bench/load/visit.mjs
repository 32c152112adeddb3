// Visits a site with empty caches on an emulated phone.

import { SCREEN, pause, slowDown } from '../common/phone.mjs';
import { observe, outlook } from './in-page.mjs';

/** `latency` in milliseconds, `rate` in bits per second, `slower` the throttling factor of the processor. */
export const PHONES = {
  'slow 3G': { latency: 400, rate: 400_000, slower: 6 },
  'Lighthouse mobile': { latency: 150, rate: 1_600_000, slower: 4 },
  'fast 4G': { latency: 40, rate: 9_000_000, slower: 2 },
};

/** Milliseconds without network traffic after which a page counts as idle. */
const REST = 1_500;
const PATIENCE = 90_000;

/** Loads the address and waits until the network is idle. Returns milliseconds and bytes. */
export function look(browser, address, phone) {
  return visit(browser, address, phone, async ({ page, traffic }) => {
    await rest(traffic);
    const seen = await page.evaluate(() => globalThis.benchSeen);
    return { ...seen, bytes: traffic.bytes };
  });
}

/**
 * Loads the address and taps the option, as soon as it is visible, until the next question appears. `bytes`
 * counts the traffic up to that moment, so it excludes later background downloads.
 */
export function answer(browser, address, phone, words) {
  return visit(browser, address, phone, async ({ page, session, traffic }) => {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const { answered, option } = await lookOut(page, words);
      if (answered !== null) {
        const bytes = traffic.soFar();
        await rest(traffic);
        const seen = await page.evaluate(() => globalThis.benchSeen);
        return { ...seen, answerable: answered, bytes };
      }
      if (Date.now() > end) {
        throw new Error(`${address} never answered a tap`);
      }
      if (option) {
        await tap(session, option);
      } else {
        await pause(20);
      }
    }
  });
}

async function visit(browser, address, phone, work) {
  const context = await browser.newContext({ ...SCREEN, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const session = await slowDown(page, phone);
    await page.addInitScript(observe);
    const traffic = watch(session);
    const errors = [];
    page.on('pageerror', (error) => errors.push(error));
    await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE });
    const result = await work({ page, session, traffic });
    if (errors.length > 0) {
      throw new Error(`${address}: ${errors[0]}`);
    }
    return result;
  } finally {
    await context.close();
  }
}

/** Counts received bytes, headers included, and tracks pending requests. */
function watch(session) {
  // `bytes` counts finished requests, `open` holds the bytes received so far of each pending request.
  const traffic = {
    bytes: 0,
    open: new Map(),
    last: Date.now(),
    soFar: () => [...traffic.open.values()].reduce((sum, bytes) => sum + bytes, traffic.bytes),
  };
  const touch = (change) => (event) => {
    change(event);
    traffic.last = Date.now();
  };
  session.on('Network.requestWillBeSent', touch(({ requestId, request }) => {
    if (request.url.startsWith('http')) {
      traffic.open.set(requestId, 0);
    }
  }));
  session.on('Network.dataReceived', touch(({ requestId, encodedDataLength }) => {
    if (traffic.open.has(requestId)) {
      traffic.open.set(requestId, traffic.open.get(requestId) + Math.max(0, encodedDataLength));
    }
  }));
  session.on('Network.loadingFinished', touch(({ requestId, encodedDataLength }) => {
    traffic.bytes += encodedDataLength;
    traffic.open.delete(requestId);
  }));
  session.on('Network.loadingFailed', touch(({ requestId }) => traffic.open.delete(requestId)));
  return traffic;
}

async function rest(traffic) {
  const end = Date.now() + PATIENCE;
  while (traffic.open.size > 0 || Date.now() - traffic.last < REST) {
    if (Date.now() > end) {
      throw new Error('the page never came to rest');
    }
    await pause(100);
  }
}

/** Calls `outlook` in the page. Evaluation fails during a navigation; there is nothing to tap then. */
async function lookOut(page, words) {
  try {
    return await page.evaluate(outlook, words);
  } catch {
    return { answered: null, option: null };
  }
}

async function tap(session, { x, y }) {
  const point = { x, y, button: 'left', clickCount: 1 };
  await session.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...point });
  await session.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...point });
}
