// Typing into the directory: everyday words, pinyin, a wrong character, an occupation that is not green, and
// Chinese with an input method.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';

const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };
const COUNT = '.found-count';
const ALL = /^一共259个职业$/;

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  async function directory(filter = '') {
    const page = await newPage();
    await page.open(`${server.address}#/directory${filter}`);
    await page.state('running');
    await page.see(FIELD);
    return page;
  }

  /** Returns the text of the suggestions, the best first; empty if the list is hidden. */
  const suggestions = (page) =>
    page.evaluate(() =>
      [...document.querySelectorAll('[role=listbox]:not([hidden]) [role=option]')].map((one) => one.innerText),
    );

  const fieldText = (page) => page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('[role=combobox]')).value);

  const countText = (page) => page.text(COUNT);

  async function type(page, text) {
    await page.fill(FIELD, text);
    return eventually(`suggestions for ${text}`, async () => {
      const found = await suggestions(page);
      return found.length > 0 && found;
    });
  }

  for (const [typed, name, why] of [
    ['收废品', '再生物资回收挑选工', '也叫：收废品'],
    ['xiudianping', '电池及电池系统维修保养师', '也叫：修电瓶'],
    ['污水处里', '污水处理工', undefined],
  ]) {
    test(`${typed} finds ${name} first`, async () => {
      const page = await directory();
      const [first] = await type(page, typed);
      assert.ok(first.includes(name), first);
      assert.ok(why === undefined || first.includes(why), first);
      await page.press('ArrowDown');
      await page.press('Enter');
      await page.see({ role: 'heading', name: new RegExp(name) });
      assert.deepEqual(page.errors, []);
    });
  }

  test('光付, with a character that sounds the same, finds 光伏', async () => {
    const page = await directory();
    const [first] = await type(page, '光付');
    assert.match(first, /光伏/);
    assert.match(await countText(page), /^名字有点不一样，您找的可能是这些。找到\d+个$/);
  });

  test('美发师 is shown as a national occupation outside the directory, and nothing is like it', async () => {
    const page = await directory();
    await page.fill(FIELD, '美发师');
    await page.see('国家有这个职业，但它不在这个绿色目录里。');
    await page.see(/^美发师：国家有这个职业，绿色目录里没有。$/);
    await page.see('目录里没有和它相近的职业。');
  });

  test('锅炉操作工 is shown as a national occupation outside the directory, with similar occupations', async () => {
    const page = await directory();
    await page.fill(FIELD, '锅炉操作工');
    await page.see('国家有这个职业，但它不在这个绿色目录里。');
    await page.see(/^锅炉操作工：国家有这个职业，绿色目录里没有。$/);
    const near = await page.evaluate(() =>
      [...document.querySelectorAll('.elsewhere:first-of-type a.entry')].map((one) => one.innerText),
    );
    assert.ok(near.length >= 2, near.join());
    assert.ok(near.every((one) => /同属|同一个|都有/.test(one)), near.join());
  });

  test('an unknown occupation is reported as not found, with advice', async () => {
    const page = await directory();
    await page.fill(FIELD, '魔法少女');
    await page.see('没找到。也可能叫法不一样，换个说法再试。');
    await page.see(/可以打短一点/);
    assert.deepEqual(await suggestions(page), []);
  });

  test('nothing is looked up while 污水 is being composed; it is looked up once it is committed', async () => {
    const page = await directory();
    await page.click(FIELD);
    const composition = await page.compose();
    for (const letters of ['w', 'wu', 'wu s', 'wu shui']) {
      await composition.update(letters);
      assert.equal(await fieldText(page), letters);
      assert.deepEqual(await suggestions(page), []);
      assert.match(await countText(page), ALL);
    }
    // Enter, arrows and Escape belong to the input method.
    for (const key of ['ArrowDown', 'Enter', 'Escape']) {
      await composition.key(key);
      assert.equal(await fieldText(page), 'wu shui', `the field after ${key}`);
      assert.match(await countText(page), ALL);
    }
    await composition.commit('污水');
    await eventually('the suggestions', async () => (await suggestions(page))[0]?.includes('污水处理工'));
    assert.equal(await fieldText(page), '污水');
    await page.press('ArrowDown');
    await page.press('Enter');
    await page.see({ role: 'heading', name: /污水处理工/ });
    assert.deepEqual(page.errors, []);
  });

  test('a cancelled composition looks nothing up and leaves the field usable', async () => {
    const page = await directory();
    await page.click(FIELD);
    const composition = await page.compose();
    await composition.update('wu shui');
    await composition.cancel();
    assert.equal(await fieldText(page), '');
    assert.match(await countText(page), ALL);
    const [first] = await type(page, '扫大街');
    assert.match(first, /也叫：扫大街/);
  });

  test('filters and the back button work together through the URL', async () => {
    const page = await directory();
    const before = await page.evaluate(() => location.hash);
    const [tile, count] = await page.evaluate(() => {
      const link = document.querySelector('a[href*="field="]');
      return [link.getAttribute('href'), Number(/(\d+)个/.exec(link.innerText)[1])];
    });
    await page.evaluate((href) => document.querySelector(`a[href="${href}"]`).click(), tile);
    await eventually('the field in the URL', () => page.evaluate((from) => location.hash !== from, before));
    await eventually('the number shown on the tile', async () => (await countText(page)).includes(`${count}个`));
    await page.back();
    await eventually('all of them', async () => ALL.test(await countText(page)));
  });
});
