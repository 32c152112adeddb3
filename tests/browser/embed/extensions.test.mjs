// Extensions of the browser that change the text of a page: the widget does not panic, and its words stay right.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine, variantsOf } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { extend } from '../hosts/extension.mjs';
import { serveHosts } from '../hosts/server.mjs';

/** Ways to change the text (hosts/extension.mjs), and the elements inserted. */
const METHODS = [
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

  // The current Chromium tries each method on both pages, the others on one of the two.
  const both = !lacks('composition');
  for (const [at, id] of ['', 'one'].entries()) {
    const methods = both ? METHODS : METHODS.filter((_, index) => index % 2 === at);
    for (const [how, tag] of variantsOf(lacks, methods)) {
      test(`${id ? 'inline' : 'page'}: ${how} ${tag}`, async () => {
        const page = await newPage({ today: '2026-11-21', isKept: true });
        await page.open(id ? hosts.address : widget.address);
        await (id ? hears(page, 'ready') : page.state('running'));
        assert.equal(await page.evaluate(extend, how, tag, id), true);
        // What was removed cannot be read until the widget writes it again.
        const text = await page.evaluate(visit, id, how !== 'remove');
        // A count that changes while the list gets shorter: one number, not several in a row.
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

/**
 * Runs in the page: answers a question and searches the directory. Throws an error if an expected text does not
 * appear or an earlier one stays. One call, because a protocol's commands would take most of the time.
 * @param {string} id of the element; empty on the widget's own page
 * @param {boolean} canRead
 * @returns {Promise<string>} the visible text at the end
 */
async function visit(id, canRead) {
  const root = id ? document.getElementById(id).shadowRoot : document;
  const visible = (element) => element.getBoundingClientRect().height > 0;
  const without = (text) => text.replace(/[\s注]/g, '');
  const read = () => without(/** @type {HTMLElement} */ (root.querySelector('#qilu-green')).innerText);
  const until = async (what, query) => {
    for (const end = Date.now() + 20000; Date.now() < end;) {
      const found = query();
      if (found) {
        return found;
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`waited in vain for ${what} in ${read()}`);
  };
  const shows = (pattern) => canRead && until(pattern, () => pattern.test(read()));
  const refuse = (pattern) => {
    if (canRead && pattern.test(read())) {
      throw new Error(`${pattern} is still shown`);
    }
  };
  // By their addresses, since an extension may have taken the words.
  const go = async (route) => (await until(route, () => root.querySelector(`a[href="${route}"]`))).click();
  const type = async (text) => {
    const field = await until('the field', () => root.querySelector('input[role=combobox]'));
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };

  await go('#/check');
  await shows(/您的工资是政府财政发的吗/);
  if (canRead) {
    const answer = await until('不是', () => [...root.querySelectorAll('button, label')].find((it) =>
      without(/** @type {HTMLElement} */ (it).innerText).includes('不是') && visible(it)));
    answer.click();
    await shows(/您是哪年哪月出生的/);
    refuse(/您的工资是政府财政发的吗/);
  }
  await go('#/directory');
  await shows(/259/);
  for (const [text, found, gone] of /** @type {[string, RegExp, RegExp?][]} */ ([
    ['gong', /工/], ['废水', /工业废水处理工/], ['光伏', /光伏/, /工业废水处理工/], ['', /259/], ['废水', /废水/],
  ])) {
    await type(text);
    await shows(found);
    if (gone) {
      refuse(gone);
    }
  }
  return read();
}
