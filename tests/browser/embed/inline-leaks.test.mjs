// Widgets that are added to a page and removed leave no nodes, no listeners and no memory.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { repetitions } from '../harness/soak.mjs';
import { LISTEN, hears } from '../hosts/events.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const ROUNDS = repetitions(25, 50);
const MEBIBYTE = 2 ** 20;

/** Adds a widget, uses it, moves it and removes it, `rounds` times. */
async function addAndRemove(rounds, mode) {
  const until = async (query) => {
    for (;;) {
      const found = query();
      if (found) {
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    const guest = document.createElement('qilu-green-widget');
    guest.id = 'guest';
    guest.setAttribute('view', round % 2 ? 'check' : 'directory');
    guest.setAttribute('theme', round % 3 ? 'dark' : 'light');
    if (mode) {
      guest.setAttribute('mode', mode);
    }
    const ready = new Promise((resolve) => guest.addEventListener('qilu-green:ready', resolve, { once: true }));
    document.body.append(guest);
    await ready;
    guest.setAttribute('theme', 'auto');
    if (mode) {
      const link = await until(() => guest.shadowRoot.querySelector('.way[href]:not([aria-current])'));
      const { textContent } = link;
      link.click();
      document.body.prepend(guest);
      await until(() => {
        const current = guest.shadowRoot.querySelector('.way[aria-current]');
        return current && current.textContent === textContent;
      });
    }
    // In every third round, another widget is removed while it loads.
    if (round % 3 === 0) {
      const early = document.createElement('qilu-green-widget');
      early.setAttribute('mode', mode || 'frame');
      document.body.append(early);
      await new Promise((resolve) => setTimeout(resolve, round));
      early.remove();
    }
    guest.remove();
  }
}

// Only the protocol of Chromium counts the nodes and listeners of a page.
inEngines(CHROMIUMS, (newPage) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serveByNginx();
    hosts = await serveHosts({
      '/': { head: LISTEN, body: element(widget.address, 'id="one" mode="inline"') },
    });
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  test(`${ROUNDS} widgets without a frame are added and removed, and nothing stays`, async (t) => {
    const page = await newPage();
    await page.open(hosts.address);
    await hears(page, 'ready', { on: 'one' });
    // The first widgets fill the caches that all widgets share.
    await page.evaluate(addAndRemove, 5, 'inline');
    const before = await page.holds();
    await page.evaluate(addAndRemove, ROUNDS, 'inline');
    const now = await page.holds();
    t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(now)}`);
    // The widget removed last may not be collected yet; a leak would hold all of them.
    assert.ok(now.nodes - before.nodes < 1500, `${now.nodes - before.nodes} nodes`);
    assert.ok(now.listeners - before.listeners < 60, `${now.listeners - before.listeners} listeners`);
    assert.ok(now.heap - before.heap < 3 * MEBIBYTE, `${now.heap - before.heap} bytes`);
    assert.equal(now.documents, before.documents);
    assert.equal(await page.evaluate(() => document.querySelectorAll('qilu-green-widget').length), 1);
    assert.deepEqual(page.errors, []);
  });
});
