// Visits of the same phone: the first, the second, and the first after a new build.

import { readFile } from 'node:fs/promises';
import { observe, seen } from './in-page.mjs';
import { pause } from '../common/phone.mjs';
import { newPhone, visitIn } from './visit.mjs';

const REST = 2_000;
const PATIENCE = 120_000;

/**
 * Returns the time of the first question and the bytes of each visit. `sent` returns the bytes that the server has sent,
 * to the page and to the service worker; `deploy` replaces the build before the last visit.
 */
export async function again(browser, address, phone, question, { sent, deploy }) {
  const context = await newPhone(browser);
  const look = () => visitIn(context, address, phone, observe, async ({ page }) => {
    const before = await sent();
    const end = Date.now() + PATIENCE;
    let now;
    do {
      await pause(20);
      now = await page.evaluate(seen);
    } while (!now.headings.some(({ text }) => text === question) && Date.now() < end);
    await settle(sent);
    return { opened: now.headings.find(({ text }) => text === question).at, bytes: (await sent()) - before };
  });
  try {
    const first = await look();
    const second = await look();
    await deploy();
    const renewed = await look();
    return { first, second, renewed };
  } finally {
    await context.close();
  }
}

/** Waits until nothing has been sent for a while: the worker has cached its files then. */
async function settle(sent) {
  for (let before = -1, now = await sent(); before !== now; now = await sent()) {
    before = now;
    await pause(REST);
  }
}

/** Returns the sum of the lines of the server's log. */
export async function sum(log) {
  const lines = await readFile(log, 'utf8').catch(() => '');
  return lines.split('\n').reduce((sum, bytes) => sum + Number(bytes), 0);
}
