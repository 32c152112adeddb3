// Long and deep content: the rule tree and the whole directory, on the narrowest screen and with the largest
// font size; and animations, which reduced motion switches off.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { launch } from '../harness/chromium.mjs';
import { doubleType, lineBreaks, lostWords, moving, setSize } from '../harness/measure.mjs';
import { serve } from '../harness/server.mjs';
import { openState, readStates } from '../harness/states.mjs';
import { cutWords } from '../harness/words.mjs';

const NARROW = { width: 320, height: 640 };

let browser;
let server;
let page;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
afterEach(() => page?.close());
after(() => Promise.all([browser?.close(), server?.stop()]));

const STATES = await readStates();

async function open(name, options) {
  const state = STATES.find((one) => one.name === name);
  ({ page } = await openState(browser, { widget: server.address }, state, 'page', options));
}

const setLarge = () => document.querySelector('.qg').classList.add('qg-large');

/** Returns how many characters fit in a line at the deepest level of the tree. */
const lettersAbreast = () => {
  const depth = (item) => (item ? 1 + depth(item.parentElement.closest('.tree li')) : 0);
  const items = [...document.querySelectorAll('.tree li')];
  const deepest = Math.max(...items.map(depth));
  const widths = items
    .filter((item) => depth(item) === deepest)
    .map((item) => item.querySelector('.tree-head > span'))
    .map((text) => text.clientWidth || text.getBoundingClientRect().width)
    .map((width) => width / parseFloat(getComputedStyle(document.querySelector('.tree-head')).fontSize));
  return { deepest, letters: Math.min(...widths) };
};

const openAll = () => document.querySelectorAll('.tree details').forEach((it) => it.setAttribute('open', ''));

test('the rule tree keeps enough width for its text at every depth', async () => {
  await open('the whole judgement', { viewport: NARROW });
  await page.evaluate(openAll);
  const usual = await page.evaluate(lettersAbreast);
  assert.ok(usual.deepest >= 4, `only ${usual.deepest} deep`);
  assert.ok(usual.letters >= 9, `${usual.letters.toFixed(1)} letters side by side`);
  await page.evaluate(setLarge);
  assert.deepEqual((await page.evaluate(lostWords)).wrong, []);
  await page.evaluate(doubleType);
  const doubled = await page.evaluate(lettersAbreast);
  assert.ok(doubled.letters >= 2, `${doubled.letters.toFixed(1)} letters side by side`);
  assert.deepEqual((await page.evaluate(lostWords)).wrong, []);
});

test('the whole directory of 259 entries fits', async () => {
  await open('directory', { viewport: NARROW });
  const shown = () => document.querySelectorAll('.found .entries > li').length;
  for (let before = -1; (await page.evaluate(shown)) < 259; ) {
    const now = await page.evaluate(shown);
    assert.ok(now > before, `no more than ${now} are shown`);
    before = now;
    await page.click(/^再看一些/);
    await page.see(/^(再看一些|规则、来源和隐私说明)/);
  }
  for (const large of [false, true]) {
    if (large) {
      await page.evaluate(setLarge);
    }
    assert.deepEqual((await page.evaluate(lostWords)).wrong, []);
  }
  assert.ok((await noNameIsCut()) > 100);
});

/** Checks that no line breaks inside a word of a name, on phones in three sizes; returns the number of line breaks. */
async function noNameIsCut() {
  let breaks = 0;
  for (const width of [320, 360, 412]) {
    await page.look({ viewport: { width, height: 640 } });
    for (const size of ['normal', 'large', 'extra-large']) {
      await page.evaluate(setSize, size);
      const found = await page.evaluate(lineBreaks);
      breaks += found.length;
      assert.deepEqual(cutWords(found), [], `${width} px, ${size}`);
    }
  }
  return breaks;
}

test('the work types of an occupation break between words', async () => {
  await open('occupation', { viewport: NARROW });
  let breaks = 0;
  for (const code of ['4-02-01-01', '6-14-02-00', '6-15-04-01', '6-29-04-01']) {
    await page.evaluate((it) => {
      location.hash = `#/occupation/${it}`;
    }, code);
    await page.see(`职业编码 ${code}`);
    breaks += await noNameIsCut();
  }
  assert.ok(breaks > 20, `only ${breaks} lines break`);
});

test('reduced motion switches off all animations', async () => {
  await open('question of one answer');
  await page.look({ still: false });
  assert.notDeepEqual(await page.evaluate(moving), []);
  await page.look({ still: true });
  assert.deepEqual(await page.evaluate(moving), []);
});
