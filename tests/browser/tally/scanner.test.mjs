// Hand scanners on the tally page: how a scan ends, how its characters are typed, where the focus is.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { TODAY } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';

const { anotherEdition: RECEIPT } = JSON.parse(
  await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'),
);

const COUNTED = /^第1张已计入/;

/** Runs in the page: dispatches the keys where the focus is, and reports whether the last one was let through. */
const TYPE = (keys) => {
  const at = document.activeElement || document.body;
  let isThrough = true;
  for (const { type = 'keydown', ...init } of keys) {
    isThrough = at.dispatchEvent(new KeyboardEvent(type, { bubbles: true, cancelable: true, ...init }));
  }
  return isThrough;
};

const plain = (text) => [...text].map((key) => ({ key }));

/** Each character as Alt and its number on the numeric keypad. */
const byNumbers = (text) => [...text].flatMap((character) => [
  { key: 'Alt', altKey: true },
  ...[...`0${character.charCodeAt(0)}`].map((digit) => ({ key: digit, code: `Numpad${digit}`, altKey: true })),
  { type: 'keyup', key: 'Alt' },
]);

const ENDS = {
  'Enter': [{ key: 'Enter' }],
  'Enter of the numeric keypad': [{ key: 'Enter', code: 'NumpadEnter' }],
  'Tab': [{ key: 'Tab' }],
  'Ctrl+J': [{ key: 'Control', ctrlKey: true }, { key: 'j', ctrlKey: true }],
  'Ctrl+M': [{ key: 'Control', ctrlKey: true }, { key: 'm', ctrlKey: true }],
  'Escape': [{ key: 'Escape' }],
  'an arrow': [{ key: 'ArrowDown' }],
  'nothing': [],
};

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  async function open() {
    const page = await newPage({ today: TODAY });
    await page.open(`${server.address}tally.html`);
    await page.see({ role: 'heading', name: '培训点单统计' });
    await page.see('还没有扫进来的结果。');
    return page;
  }

  const focusField = (page) => page.evaluate(() => document.querySelector('textarea').focus());

  for (const [name, end] of Object.entries(ENDS)) {
    test(`a scan that ends with ${name} counts`, async () => {
      const page = await open();
      await page.evaluate(TYPE, [...plain(RECEIPT), ...end]);
      await page.see(COUNTED);
      assert.deepEqual(page.errors, []);
    });

    test(`a scan into the field that ends with ${name} counts`, async () => {
      const page = await open();
      await focusField(page);
      await page.evaluate((text) => {
        const field = document.querySelector('textarea');
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }, RECEIPT);
      await page.evaluate(TYPE, [...plain(RECEIPT), ...end]);
      await page.see(COUNTED);
      assert.equal(await page.evaluate(() => document.querySelector('textarea').value), '');
      assert.deepEqual(page.errors, []);
    });
  }

  test('a text that is no receipt is told, whatever ends it', async () => {
    const page = await open();
    await page.evaluate(TYPE, plain('https://www.baidu.com/'));
    await page.see(/^这不是自查结果/);
    await page.evaluate(TYPE, plain(RECEIPT.slice(0, 20)));
    await page.see(/^这不是完整的自查结果链接/);
  });

  test('characters typed by their numbers count, and the focused button is not pressed', async () => {
    const page = await open();
    await page.evaluate(TYPE, [...plain(RECEIPT), { key: 'Enter' }]);
    await page.see(COUNTED);
    await page.evaluate(() => {
      [...document.querySelectorAll('button')].find(({ innerText }) => innerText === '撤回上一张').focus();
    });
    const isThrough = await page.evaluate(TYPE, [...byNumbers(RECEIPT), { key: 'Enter' }]);
    assert.equal(isThrough, false, 'the button does not get the key');
    await page.see(/^和第1张一模一样/);
    await page.evaluate(TYPE, [...byNumbers(RECEIPT.slice(0, 30))]);
    await page.see(/^这不是完整的自查结果链接/);
  });

  test('the Enter of an input method submits nothing', async () => {
    const page = await open();
    await page.fill({ role: 'textbox', name: '结果的链接，一行一条' }, RECEIPT);
    await focusField(page);
    const isThrough = await page.evaluate(TYPE, [{ key: 'Enter', keyCode: 229 }]);
    assert.equal(isThrough, true, 'the input method gets the key');
    assert.equal(await page.evaluate(() => document.querySelector('textarea').value), RECEIPT);
    await page.see('还没有扫进来的结果。');
    await page.press('Enter');
    await page.see(COUNTED);
  });

  test('Tab leaves the field when a user has typed', async () => {
    const page = await open();
    await page.fill({ role: 'textbox', name: '结果的链接，一行一条' }, RECEIPT);
    await focusField(page);
    await page.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'BUTTON');
    await page.see('还没有扫进来的结果。');
  });
});
