// The kinds of faults that public issue trackers report and docs/field-log.md lists, on the widget.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { TODAY } from '../harness/questionnaire.mjs';
import { serve } from '../harness/server.mjs';
import { LISTEN, hears } from '../hosts/events.mjs';
import { inlineWidget } from '../hosts/inline.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const { anotherEdition: RECEIPT } = JSON.parse(
  await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'),
);

/** What users type, and the occupation that must come first. */
const TYPED = [
  ['焊 工', '焊工'], ['焊工:', '焊工'], ['焊工^', '焊工'], ['+焊工', '焊工'], ['--焊工', '焊工'], ['焊工*', '焊工'],
  ['"焊工"', '焊工'], ['(焊工', '焊工'], ['<b>焊工</b>', '焊工'], ['焊工\u0000', '焊工'], ['焊工😀', '焊工'],
  ['HANGONG', '焊工'], ['污水chuli', '污水处理工'], ['污水cl', '污水处理工'], ["wu'shui'chu'li", '污水处理工'],
  ['WSCLG', '污水处理工'], ['wuscl', '污水处理工'],
];

/** What is typed and looks nothing up. */
const SIGNS = ['~', '*', ':', '\\', '%', '\ud83d'];

/** Runs in the page: types into the search field. */
const TYPE = (text) => {
  const field = /** @type {HTMLInputElement} */ (document.querySelector('[role=combobox]'));
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
};

const FIRST = () => {
  const option = document.querySelector('[role=listbox]:not([hidden]) [role=option]');
  return option && /** @type {HTMLElement} */ (option).innerText;
};

/** Returns the keys of a scan; `change` is applied to its text. */
const scanOf = (text, change = (it) => it) => [...change(text), 'Enter'];

const swapCase = (text) =>
  [...text].map((one) => (one === one.toUpperCase() ? one.toLowerCase() : one.toUpperCase())).join('');

const LINK = `https://example.org/qilu/#/r/${RECEIPT}`;

/** The keys that hand scanners send for the same receipt. */
const SCANS = {
  'with caps lock on': scanOf(LINK, swapCase),
  'with a British keyboard layout': scanOf(LINK, (it) => it.replace('#', '£')),
  'with the signs of a German keyboard layout': scanOf(LINK, (it) =>
    it.replace(/[:/#]/g, (one) => ({ ':': 'Ö', '/': '-', '#': '§' })[one])),
  'with the identifier of the kind of code': scanOf(LINK, (it) => `]Q1${it}`),
  'between asterisks': scanOf(RECEIPT, (it) => `*${it}*`),
  'between function keys': ['F2', ...RECEIPT, 'F3', 'Enter'],
  'with Enter before the code, too': ['Enter', ...RECEIPT, 'Enter'],
  'with the end of line twice': [...RECEIPT, 'Enter', 'Enter'],
};

/** Scans that are no receipt. */
const OTHER_SCANS = [
  { keys: scanOf('6901234567892'), answer: /这不是自查结果/ },
  { keys: [...RECEIPT].flatMap((one) => [one, one]).concat('Enter'), answer: /这不是完整的自查结果链接/ },
];

/** Runs in the page: sends the keys of a hand scanner. */
const SCAN = (keys) => {
  for (const key of keys) {
    const at = document.activeElement || document.body;
    at.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
  }
};

const FRAME_HEIGHT = () => {
  const { shadowRoot } = document.getElementById('one');
  return (shadowRoot.querySelector('iframe') || shadowRoot.querySelector('.qg-root')).getBoundingClientRect().height;
};

inEngines(['Chromium'], (newPage) => {
  let server;
  let hosts;
  before(async () => {
    server = await serve();
    const widget = (attributes) => element(server.address, `id="one" ${attributes}`);
    /** @type {Record<string, import('../hosts/server.mjs').HostPage>} */
    const pages = {
      '/hidden-frame': { body: `<div id="tab" style="display: none">${widget('view="check"')}</div>` },
      '/hidden-inline': { body: `<div id="tab" style="display: none">${widget('view="check" mode="inline"')}</div>` },
      '/low': {
        body: `<div style="height: 3000px"></div>${widget('view="directory"')}<div style="height: 2000px"></div>`,
      },
      '/dialog': {
        body: `<dialog id="box">${widget('view="directory" mode="inline"')}</dialog>
          <script>document.getElementById('box').showModal()</script>`,
      },
      '/removing': {
        head: `<script>document.addEventListener('qilu-green:view', (event) => {
          if (event.detail.view === 'directory' && event.target.id === 'one') { event.target.remove(); }
        })</script>`,
        body: widget('mode="inline"') + element(server.address, 'id="two" mode="inline"'),
      },
    };
    for (const page of Object.values(pages)) {
      page.head = LISTEN + (page.head ?? '');
    }
    hosts = await serveHosts(pages);
  });
  after(async () => {
    await hosts?.stop();
    await server?.stop();
  });

  async function openHost(path, options = {}) {
    const page = await newPage(options);
    await page.open(hosts.address + path);
    return page;
  }

  test('signs, spaces, capitals and mixed spellings are typed into the search field', async () => {
    const page = await newPage();
    await page.open(`${server.address}#/directory`);
    await page.state('running');
    await page.see({ role: 'combobox' });
    const count = () => page.text('.found-count');
    for (const sign of SIGNS) {
      await page.evaluate(TYPE, 'hg');
      await eventually('a result', async () => !/259/.test(await count()));
      await page.evaluate(TYPE, sign);
      await eventually(`nothing for ${sign}`, async () => /没找到/.test(await count()));
    }
    for (const [typed, name] of TYPED) {
      await page.evaluate(TYPE, '');
      await eventually('the whole list', async () => /259/.test(await count()));
      await page.evaluate(TYPE, typed);
      await eventually(`${name} for ${typed}`, async () => (await page.evaluate(FIRST))?.startsWith(name));
    }
    assert.deepEqual(page.errors, []);
  });

  test('a scan is read whatever the scanner and the keyboard layout add to it', async () => {
    const page = await newPage({ today: TODAY });
    await page.open(`${server.address}tally.html`);
    await page.see({ role: 'textbox', name: '结果的链接，一行一条' });
    const text = () => page.text('.qg');
    await eventually('the first receipt', async () => {
      await page.evaluate(SCAN, scanOf(RECEIPT));
      return /第1张/.test(await text());
    });
    for (const [what, keys] of Object.entries(SCANS)) {
      for (const other of OTHER_SCANS) {
        await page.evaluate(SCAN, other.keys);
        await eventually(`${other.answer}`, async () => {
          const shown = await text();
          return other.answer.test(shown) && !/一模一样/.test(shown);
        });
      }
      await page.evaluate(SCAN, keys);
      // It has been counted before: that it is recognised means that it was read.
      await eventually(`a scan ${what}`, async () => /一模一样/.test(await text()));
    }
    assert.match(await text(), /一共\s*1张/);
    assert.deepEqual(page.errors, []);
  });

  for (const mode of ['frame', 'inline']) {
    test(`an element in a hidden tab has its full height once it is shown (${mode})`, async () => {
      const page = await openHost(`hidden-${mode}`);
      await hears(page, 'ready');
      await page.evaluate(() => {
        document.getElementById('tab').style.display = 'block';
      });
      await eventually('the height of the content', async () => (await page.evaluate(FRAME_HEIGHT)) > 700);
      assert.deepEqual(page.errors, []);
    });
  }

  test('the height follows the width both ways, ends, and does not depend on the height of the window', async () => {
    const page = await openHost('low', { viewport: { width: 320, height: 500 } });
    await hears(page, 'ready');
    const height = () => page.evaluate(FRAME_HEIGHT);
    const narrow = await eventually('a high page', async () => (await height()) > 4000 && height());
    await page.resize({ width: 1200, height: 500 });
    const wide = await eventually('a lower page', async () => (await height()) < narrow / 2 && height());
    await page.resize({ width: 1200, height: 3000 });
    await new Promise((resolve) => setTimeout(resolve, 1000));
    assert.equal(await height(), wide);
    const { position, focused } = await page.evaluate(() =>
      ({ position: scrollY, focused: document.activeElement.tagName }));
    assert.deepEqual([position, focused], [0, 'BODY'], 'the element neither scrolls the page nor takes the focus');
    assert.deepEqual(page.errors, []);
  });

  test('in a modal dialog, Escape closes the suggestions, not the dialog', async () => {
    const page = await openHost('dialog');
    await hears(page, 'ready');
    await eventually('the focus', () =>
      page.evaluate(() => {
        const field = document.getElementById('one').shadowRoot.querySelector('[role=combobox]');
        /** @type {HTMLElement} */ (field).focus();
        return true;
      }));
    await page.press('h');
    await page.press('g');
    const isOpen = () =>
      Boolean(document.getElementById('one').shadowRoot.querySelector('[role=listbox]:not([hidden]) [role=option]'));
    await eventually('suggestions', () => page.evaluate(isOpen));
    await page.press('Escape');
    await eventually('no suggestions', async () => !(await page.evaluate(isOpen)));
    assert.equal(await page.evaluate(() => document.querySelector('dialog').open), true);
  });

  test('a host page removes an element while it handles an event of it', async () => {
    const page = await openHost('removing');
    const [one, two] = [inlineWidget(page, 'one'), inlineWidget(page, 'two')];
    await one.state('running');
    await two.state('running');
    await one.press('查我的工作');
    await eventually('one element less', () => page.evaluate(() => !document.getElementById('one')));
    await two.press('查我的工作');
    await two.shows(/259|参考版/);
    assert.deepEqual(page.errors, []);
  });

  test('the snippet agrees with the fields after the user has gone away and back', async () => {
    const page = await newPage();
    await page.open(`${server.address}embed.html`);
    await page.evaluate(() => {
      /** @type {HTMLSelectElement} */ (document.getElementById('theme')).value = 'light';
      document.getElementById('choices').dispatchEvent(new Event('change'));
    });
    await page.open(`${server.address}tally.html`);
    await page.back();
    await eventually('the fields as before', () =>
      page.evaluate(() => /** @type {HTMLSelectElement} */ (document.getElementById('theme')).value === 'light'));
    await eventually('the snippet', async () => /theme="light"/.test(await page.text('#snippet')));
  });
});
