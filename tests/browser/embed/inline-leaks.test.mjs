// Widgets that come and go on a page leave nothing behind: no nodes, no listeners, no memory.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { LISTEN, hears } from '../hosts/events.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const ROUNDS = 50;
const MEBIBYTE = 2 ** 20;

/** Adds a widget and uses it, moves it and takes it away, so many times. */
async function comeAndGo(rounds, mode) {
  const until = async (find) => {
    for (;;) {
      const found = find();
      if (found) {
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };
  for (let round = 0; round < rounds; round += 1) {
    const one = document.createElement('qilu-green-widget');
    one.id = 'guest';
    one.setAttribute('view', round % 2 ? 'check' : 'directory');
    one.setAttribute('theme', round % 3 ? 'dark' : 'light');
    if (mode) {
      one.setAttribute('mode', mode);
    }
    const ready = new Promise((resolve) => one.addEventListener('qilu-green:ready', resolve, { once: true }));
    document.body.append(one);
    await ready;
    one.setAttribute('theme', 'auto');
    if (mode) {
      const link = await until(() => one.shadowRoot.querySelector('.way[href]:not([aria-current])'));
      link.click();
      document.body.prepend(one);
      await until(() => one.shadowRoot.querySelector('.back'));
    }
    // Every third one goes before it has come.
    if (round % 3 === 0) {
      const hasty = document.createElement('qilu-green-widget');
      hasty.setAttribute('mode', mode || 'frame');
      document.body.append(hasty);
      await new Promise((resolve) => setTimeout(resolve, round));
      hasty.remove();
    }
    one.remove();
  }
}

// Only their protocol tells what a page holds on to.
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

  test(`${ROUNDS} widgets without a frame come and go, and nothing stays`, async (t) => {
    const page = await newPage();
    await page.open(hosts.address);
    await hears(page, 'ready', { on: 'one' });
    // The first ones bring what is kept for all of them.
    await page.evaluate(comeAndGo, 5, 'inline');
    const before = await page.holds();
    await page.evaluate(comeAndGo, ROUNDS, 'inline');
    const now = await page.holds();
    t.diagnostic(`before ${JSON.stringify(before)}, after ${JSON.stringify(now)}`);
    // One that has just gone may still be on its way out; a leak would be a hundred times as much.
    assert.ok(now.nodes - before.nodes < 1500, `${now.nodes - before.nodes} nodes`);
    assert.ok(now.listeners - before.listeners < 60, `${now.listeners - before.listeners} listeners`);
    assert.ok(now.heap - before.heap < 3 * MEBIBYTE, `${now.heap - before.heap} bytes`);
    assert.equal(now.documents, before.documents);
    assert.equal(await page.evaluate(() => document.querySelectorAll('qilu-green-widget').length), 1);
    assert.deepEqual(page.errors, []);
  });
});
