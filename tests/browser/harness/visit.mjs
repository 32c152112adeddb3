// A visit whose network traffic is counted, once the page has loaded.

import assert from 'node:assert/strict';
import { eventually } from './page.mjs';
import { workerState } from './worker.mjs';

/** Opens the page and waits for everything that belongs to it. From here on, requests are counted. */
export async function visit(page, address) {
  await page.open(address);
  await page.state('running');
  await quietFor(page, 500);
  page.requests.length = 0;
  return page;
}

/**
 * The same, for a page that keeps its files on the device: that is part of loading. From here on, the
 * server is to hear nothing at all.
 * @param {import('./server.mjs').Server} server
 */
export async function visitUntilCached(page, server) {
  await visit(page, server.address);
  await untilCached(page, async () => {
    await page.open('about:blank');
    await visit(page, server.address);
  });
  server.answers.length = 0;
  return page;
}

/** Waits until the worker has put all files on the device; where it may not come, after one more visit. */
export async function untilCached(page, visitAgain) {
  const kept = () =>
    eventually('a worker', async () => (await page.evaluate(workerState)) === 'activated');
  if (!page.lacks('a worker at each first visit')) {
    return kept();
  }
  return kept().catch(async () => {
    await visitAgain();
    await kept();
  });
}

/** Waits until nothing has been asked for in so many milliseconds. */
export async function quietFor(page, pause) {
  let before = -1;
  await eventually('an end of the requests', async () => {
    const same = page.requests.length === before;
    before = page.requests.length;
    return same || new Promise((resolve) => setTimeout(resolve, pause, false));
  });
}

/**
 * Nothing went out but what was opened: the files that are fetched when their page is first opened, by
 * their names without the hash. Nothing was violated, nothing went wrong.
 */
export async function assertQuiet(page, { opened = [] } = {}) {
  const asked = page.requests.map(({ method, url }) =>
    `${method} ${new URL(url).pathname}`.replace(/\.[0-9a-f]{12}\./, '.'));
  const expected = page.lacks('answers of the worker') ? opened.filter((one) => asked.includes(one)) : opened;
  assert.deepEqual(asked, expected);
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(page.errors, []);
}
