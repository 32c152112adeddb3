// Extensions of the browser that change the text of a page: the widget does not panic, and its words stay right.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { extend } from '../hosts/extension.mjs';
import { serveHosts } from '../hosts/server.mjs';

/** Ways to change the text (hosts/extension.mjs), and the elements inserted. */
const WAYS = [
  ['wrap', 'span'], ['wrap', 'a'], ['wrap', 'mark'], ['wrap', 'font'], ['wrap', 'x-word'], ['wrap apart', 'b'],
  ['surround', 'em'], ['copy', 'span'], ['copy', 'font'], ['split', 'a'], ['split', 'span'], ['letters', 'span'],
  ['retype', ''], ['merge', ''], ['rewrite', ''], ['flatten', ''], ['annotate', 'ruby'], ['remove', ''],
  ['wrap the element', 'div'],
];

inEachEngine((newPage, lacks) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serve();
    hosts = await serveHosts({
      '/': {
        head: LISTEN,
        body: `<script src="${widget.address}embed.js"></script><qilu-green-widget id="one" mode="inline"></qilu-green-widget>`,
      },
    });
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  const READ = (id) => {
    const root = id ? document.getElementById(id).shadowRoot.querySelector('#qilu-green') : document.querySelector('#qilu-green');
    return root.innerText.replace(/[\s注]/g, '');
  };
  const PRESS = (id, words) => {
    const root = id ? document.getElementById(id).shadowRoot : document;
    const found = [...root.querySelectorAll('a[href^="#"], button, label')].find((it) =>
      it.innerText.replace(/\s/g, '').includes(words) && it.getBoundingClientRect().height > 0);
    if (found) {
      found.click();
    }
    return Boolean(found);
  };
  const GO = (id, route) => {
    const root = id ? document.getElementById(id).shadowRoot : document;
    const link = root.querySelector(`a[href="${route}"]`);
    if (link) {
      link.click();
    }
    return Boolean(link);
  };
  const TYPE = (id, text) => {
    const root = id ? document.getElementById(id).shadowRoot : document;
    const field = root.querySelector('input[role=combobox]');
    if (field) {
      field.focus();
      /** @type {HTMLInputElement} */ (field).value = text;
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    }
    return Boolean(field);
  };

  // The engines that cannot change the theme of a page are those with the slower protocol: there each way is tried once.
  const isSlow = lacks('theme of a page');
  for (const [at, id] of ['', 'one'].entries()) {
    for (const [how, tag] of WAYS.filter((_, index) => !isSlow || index % 2 === at)) {
      // What was removed cannot be read until the widget writes it again.
      const canRead = how !== 'remove';
      test(`${id ? 'inline' : 'page'}: ${how} ${tag}`, async () => {
        const page = await newPage({ today: '2026-11-21' });
        await page.open(id ? hosts.address : widget.address);
        await (id ? hears(page, 'ready') : page.state('running'));
        const shows = (pattern) => canRead &&
          eventually(`${pattern}`, async () => pattern.test(await page.evaluate(READ, id)));
        assert.equal(await page.evaluate(extend, how, tag, id), true);
        // By their addresses, since an extension may have taken the words.
        await eventually('the link', () => page.evaluate(GO, id, '#/check'));
        await shows(/您的工资是政府财政发的吗/);
        if (canRead) {
          await eventually('an answer', () => page.evaluate(PRESS, id, '不是'));
          await shows(/您是哪年哪月出生的/);
          assert.doesNotMatch(await page.evaluate(READ, id), /您的工资是政府财政发的吗/);
        }
        await eventually('the directory', () => page.evaluate(GO, id, '#/directory'));
        await shows(/259/);
        for (const [text, found, gone] of [['gong', /工/], ['废水', /工业废水处理工/], ['光伏', /光伏/, /工业废水处理工/], ['', /259/]]) {
          await eventually('the field', () => page.evaluate(TYPE, id, text));
          await shows(/** @type {RegExp} */ (found));
          if (gone && canRead) {
            assert.doesNotMatch(await page.evaluate(READ, id), /** @type {RegExp} */ (gone));
          }
        }
        // A count that changes while the list gets shorter: one number, not several in a row.
        await eventually('the field', () => page.evaluate(TYPE, id, '废水'));
        await shows(/废水/);
        const text = await page.evaluate(READ, id);
        assert.doesNotMatch(text, /\d+个(职业)?\d+个/, text);
        assert.doesNotMatch(text, /没能打开/);
        assert.equal(await page.evaluate((it) => (it ? document.getElementById(it).shadowRoot.querySelector('.qg-root')
          : document.documentElement).dataset.state, id), 'running');
        if (id) {
          assert.deepEqual(await heard(page, 'error'), []);
        }
        assert.deepEqual(page.errors, []);
      });
    }
  }
});
