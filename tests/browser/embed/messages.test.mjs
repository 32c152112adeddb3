// The widget accepts messages only from the host page and its own frame, and only those of the protocol
// (docs/embedding.md).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { postForged, postNonsense } from '../hosts/forged-messages.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const COUNT = 10_000;

/** Returns the state of the widget that a message could change. */
const INSIDE = () => ({
  text: document.body.innerText,
  root: /** @type {Element} */ (document.documentElement.cloneNode()).outerHTML,
  large: document.querySelector('.qg-large') !== null,
  state: document.documentElement.dataset.state,
});

inEngines(CHROMIUMS, (newPage) => {
  let widget;
  let hosts;
  let others;
  before(async () => {
    widget = await serveByNginx();
    others = await serveHosts({ '/other': { body: '<p>别家的网页</p>' } });
    hosts = await serveHosts({
      '/': {
        head: LISTEN,
        body:
          element(widget.address, 'id="one" view="check"') +
          `<iframe id="other" src="${others.address}other"></iframe>`,
      },
    });
  });
  after(async () => {
    await hosts?.stop();
    await others?.stop();
    await widget?.stop();
  });

  /** Opens the widget and records its state and the events that the host page has received. */
  async function settled() {
    const page = await newPage();
    await page.open(hosts.address);
    await hears(page, 'ready');
    await hears(page, 'height');
    await hears(page, 'view', { view: 'question' });
    await page.within('mode=frame', () => new Promise((resolve) => setTimeout(resolve, 300)));
    const before = [await page.within('mode=frame', INSIDE), await everything(page)];
    return {
      page,
      unmoved: async () => {
        await page.within('mode=frame', () => new Promise((resolve) => setTimeout(resolve, 300)));
        assert.deepEqual([await page.within('mode=frame', INSIDE), await everything(page)], before);
      },
    };
  }

  async function everything(page) {
    const kinds = ['ready', 'height', 'view', 'outcome', 'error'];
    return [
      await Promise.all(kinds.map((kind) => heard(page, kind))),
      await page.evaluate(() =>
        document.querySelector('qilu-green-widget').shadowRoot.querySelector('iframe').style.height),
    ];
  }

  test('10,000 random and near-valid messages from the page', async () => {
    const { page, unmoved } = await settled();
    await page.evaluate(postNonsense, 'widget', COUNT, 1);
    await page.evaluate(postNonsense, 'top', COUNT, 2);
    await page.evaluate(postForged, 'top');
    await unmoved();
    // The widget still obeys valid changes.
    await page.evaluate(() => document.getElementById('one').setAttribute('theme', 'dark'));
    await page.within('mode=frame', () => new Promise((resolve) => {
      const look = () => (document.documentElement.style.colorScheme === 'dark'
        ? resolve() : setTimeout(look, 20));
      look();
    }));
  });

  test('10,000 random, near-valid and forged messages from a frame beside it', async () => {
    const { page, unmoved } = await settled();
    // The widget's frame is in a shadow root and not among the frames of the page.
    assert.equal(await page.within('/other', () => top.frames.length), 1);
    await page.within('/other', postNonsense, 'top', COUNT, 3);
    await page.within('/other', postForged, 'top');
    await unmoved();
  });

  test('10,000 random, near-valid and forged messages from a frame inside it', async () => {
    const { page, unmoved } = await settled();
    // Of the widget's origin, as close as an attacker can get; hidden, so that it does not change the height.
    await page.within('mode=frame', () => new Promise((resolve) => {
      const frame = document.createElement('iframe');
      frame.style.display = 'none';
      frame.src = 'integrity.json?child';
      frame.onload = () => resolve();
      document.documentElement.append(frame);
    }));
    for (const target of ['parent', 'top']) {
      await page.within('json?child', postNonsense, target, COUNT, 4);
      await page.within('json?child', postForged, target);
    }
    await unmoved();
  });

  test('messages of a page with an opaque origin are ignored, and it receives none', async () => {
    const { page, unmoved } = await settled();
    // Not in a sandbox: the widget inside has its own origin, the page around it has an opaque one.
    await page.evaluate((address) => {
      const frame = document.createElement('iframe');
      frame.src = `data:text/html,<iframe></iframe><script>
        window.told = [];
        document.querySelector('iframe').src = '${address}?mode=frame' + String.fromCharCode(38) + 'opaque';
        addEventListener('message', (event) => { told.push(event.data); });
        setInterval(() => frames[0].postMessage('qilu-green/1 look dark large', '*'), 50);
      </script>`;
      document.body.append(frame);
    }, widget.address);
    const inside = () => page.within('frame&opaque', () => {
      const { state, fitted } = document.documentElement.dataset;
      return { state, isFitted: fitted !== undefined, large: document.querySelector('.qg-large') !== null };
    });
    await eventually('the widget', async () => (await inside()).state === 'running');
    await page.within('frame&opaque', () => new Promise((resolve) => setTimeout(resolve, 300)));
    assert.deepEqual(await inside(), { state: 'running', isFitted: false, large: false });
    assert.deepEqual(await page.within('data:text', () => window.told), ['qilu-green/1 knock']);
    await unmoved();
  });
});
