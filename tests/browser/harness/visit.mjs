// Opens a page and counts its requests after loading.

import assert from 'node:assert/strict';
import { eventually } from './page.mjs';
import { workerState } from './worker.mjs';

/** Opens the page, waits for all its files and resets the list of requests. */
export async function visit(page, address) {
  await page.open(address);
  await page.state('running');
  await quietFor(page, 500);
  page.requests.length = 0;
  return page;
}

/**
 * Opens the page, waits until the service worker has cached all files, and resets the list of the server's
 * responses. From then on, the server must receive no request.
 * @param {import('./server.mjs').Server} server
 */
export async function visitUntilCached(page, server) {
  await visit(page, server.address);
  await untilCached(page, async () => {
    await page.open('about:blank');
    await visit(page, server.address);
  });
  server.responses.length = 0;
  return page;
}

/**
 * Waits until the worker has cached all files. In an engine without a worker at the first visit, visits
 * again.
 */
export async function untilCached(page, visitAgain) {
  const cached = () =>
    eventually('a worker', async () => (await page.evaluate(workerState)) === 'activated');
  if (!page.lacks('a worker at each first visit')) {
    return cached();
  }
  return cached().catch(async () => {
    await visitAgain();
    await cached();
  });
}

/** Waits until there was no request for `pause` milliseconds. */
export async function quietFor(page, pause) {
  let before = -1;
  await eventually('an end of the requests', async () => {
    const same = page.requests.length === before;
    before = page.requests.length;
    return same || new Promise((resolve) => setTimeout(resolve, pause, false));
  });
}

/**
 * The path that a browser requests by itself some time after a navigation, to see whether there is a new worker (Service
 * Workers, "Soft Update"). On a loaded machine that is long after the page has come to rest.
 */
const UPDATE_CHECK = '/service-worker.js';

/**
 * Asserts that the server has sent nothing since.
 * @param {import('./server.mjs').Server} server
 */
export function assertNothingSent(server) {
  assert.deepEqual(server.responses.filter(({ path }) => path !== UPDATE_CHECK), []);
}

/**
 * Asserts that there were no errors, no violations and no requests except `opened`: the files that are
 * fetched when a page is first opened, by their names without the hash.
 */
export async function assertQuiet(page, { opened = [] } = {}) {
  const requested = page.requests
    .map(({ method, url }) => `${method} ${new URL(url).pathname}`.replace(/\.[0-9a-f]{12}\./, '.'))
    .filter((one) => one !== `GET ${UPDATE_CHECK}`);
  const expected = page.lacks('answers of the worker') ? opened.filter((one) => requested.includes(one)) : opened;
  // Two files that are requested together arrive in either order.
  assert.deepEqual(requested.sort(), [...expected].sort());
  assert.deepEqual(await page.violations(), []);
  assert.deepEqual(page.errors, []);
}
