// A check on a phone: the number of questions left, the way back, a month in three taps, the size of
// text, and the first button on the first screen.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { completeCheck, TODAY } from '../harness/questionnaire.mjs';
import { serve } from '../harness/server.mjs';

const RECEIPTS = JSON.parse(await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'));

const FUNDED = '您的工资是政府财政发的吗？';
const BIRTH = '您是哪年哪月出生的？';
/** The pages that do not run the widget. */
const STATIC_PAGES = ['directory.html', 'embed.html'];

inEngines(['Chromium'], (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const heading = (page, name) => page.see({ role: 'heading', name });

  const open = async (options = {}) => {
    const page = await newPage({ today: TODAY, ...options });
    await page.open(server.address);
    await page.state('running');
    return page;
  };

  test('each question says how many can follow, and an unclear answer does not count as clear', async () => {
    const page = await open();
    await page.click('查查我能不能参加');
    await heading(page, FUNDED);
    assert.match(await page.text('main'), /第1题\s*最多还有10题/);
    await page.click('不清楚');
    await heading(page, BIRTH);
    const text = await page.text('main');
    assert.match(text, /第2题\s*最多还有[0-9]题/);
    assert.ok(!text.includes('已清楚'), text);
  });

  test('each question has its way back', async () => {
    const page = await open();
    await page.click('查查我能不能参加');
    await heading(page, FUNDED);
    await page.click('不是');
    await heading(page, BIRTH);
    await page.click('‹ 上一题');
    await heading(page, FUNDED);
    await page.see('您选的');
    await page.click('‹ 回到首页');
    await page.see('查查我能不能参加');
  });

  test('a column of 200 pixels shows the whole year and month, and the name beside the button', async () => {
    const page = await open({ viewport: { width: 200, height: 700 } });
    const gap = await page.evaluate(() => {
      const words = document.createRange();
      words.selectNodeContents(document.querySelector('.home span'));
      return document.querySelector('.size').getBoundingClientRect().left - words.getBoundingClientRect().right;
    });
    assert.ok(gap >= 4, `${gap} pixels between the name and the button`);
    await page.click('查查我能不能参加');
    await heading(page, FUNDED);
    await page.click('不是');
    await heading(page, BIRTH);
    const widths = await page.evaluate(() =>
      [...document.querySelectorAll('.month select')].map((list) => list.getBoundingClientRect().width));
    assert.ok(widths.length === 2 && widths.every((width) => width > 150), `${widths} pixels`);
  });

  test('what is missing is said above the fields, at a distance from them', async () => {
    const page = await open({ viewport: { width: 360, height: 640 } });
    await page.click('查查我能不能参加');
    await heading(page, FUNDED);
    await page.click('不是');
    await heading(page, BIRTH);
    await page.click('下一步');
    await page.see('还没选年份。');
    const gap = await page.evaluate(() => {
      const [error, fields] = ['.field-error', '.month'].map((it) => document.querySelector(it).getBoundingClientRect());
      return fields.top - error.bottom;
    });
    assert.ok(gap >= 8, `${gap} pixels`);
  });

  test('on a touch screen a month takes three taps, and the last one answers', async () => {
    const page = await open({ mobile: true });
    await page.click('查查我能不能参加');
    await heading(page, FUNDED);
    await page.click('不是');
    await heading(page, BIRTH);
    await page.click('1990–1999');
    await page.click({ role: 'button', name: '1990年' });
    await page.click({ role: 'button', name: '3月' });
    await heading(page, '您现在能干活、能听课吗？');
    assert.deepEqual(page.errors, []);
  });

  test('on a touch screen the keyboard still reaches the lists', async () => {
    const page = await open({ mobile: true });
    await page.click('查查我能不能参加');
    await page.click('不是');
    await page.see('1990–1999');
    const height = () => page.evaluate(() => document.querySelector('.month').getBoundingClientRect().height);
    assert.equal(await height(), 1);
    await page.evaluate(() => document.querySelector('.month select').focus());
    assert.ok((await height()) > 44, 'the lists are seen while they have the focus');
  });

  test('the result comes right after the last question, and holds the answers', async () => {
    const page = await open();
    await completeCheck(page);
    await page.click('看看我的回答，也可以改');
    await page.see('1990年3月');
    await page.see({ role: 'link', name: '修改：出生年月' });
  });

  test('the size of text is kept over a reload and undone by the same button', async () => {
    const page = await open();
    const size = () => page.evaluate(() =>
      parseFloat(getComputedStyle(document.querySelector('.door-words')).fontSize));
    assert.equal(await size(), 18);
    await page.click('大字版');
    await eventually('the large size', async () => (await size()) === 22.5);
    await page.click('特大字');
    await eventually('the largest size', async () => Math.round(await size()) === 30);
    const address = await page.evaluate(() => location.href);
    await page.open('about:blank');
    await page.open(address);
    await page.state('running');
    assert.equal(Math.round(await size()), 30);
    await page.click('回标准字');
    await eventually('the standard size', async () => (await size()) === 18);
  });

  test('the size of text comes back with the visitor, on every page of the build, until it is undone', async () => {
    const page = await open();
    const size = () => page.evaluate(() =>
      Math.round(parseFloat(getComputedStyle(document.querySelector('.qg') || document.body).fontSize)));
    const visit = async (where) => {
      await page.open('about:blank');
      await page.open(server.address + where);
      if (!STATIC_PAGES.includes(where)) {
        await page.state('running');
      }
      return size();
    };
    await page.click('大字版');
    await page.click('特大字');
    await eventually('the largest size', async () => (await size()) === 30);
    for (const where of ['', '#/directory', 'tally.html', ...STATIC_PAGES]) {
      assert.equal(await visit(where), 30, where);
    }
    // A link that names a size, and a kiosk, decide for themselves.
    assert.equal(await visit('?large=1'), 23);
    assert.equal(await visit('?mode=kiosk'), 23);
    await visit('');
    await page.click('回标准字');
    await eventually('the standard size', async () => (await size()) === 18);
    for (const where of ['', 'tally.html', ...STATIC_PAGES]) {
      assert.equal(await visit(where), 18, where);
    }
    assert.deepEqual(await page.evaluate(() => Object.entries(localStorage)), []);
    assert.deepEqual([...page.errors, ...(await page.violations())], []);
  });

  test('where nothing can be stored, the address alone has the size of text', async () => {
    const page = await open({ before: () => {
      Object.defineProperty(window, 'localStorage', { get() {
        throw new DOMException('denied', 'SecurityError');
      } });
    } });
    await page.click('大字版');
    await eventually('the address', () => page.evaluate(() => location.search === '?large=1'));
    assert.deepEqual(page.errors, []);
  });

  test('the size of text stays in links, in redirects and on an opened result', async () => {
    const page = await newPage({ today: TODAY });
    await page.open(`${server.address}?large=2`);
    await page.state('running');
    const look = () => page.evaluate(() => [
      location.search, Math.round(parseFloat(getComputedStyle(document.querySelector('.qg')).fontSize)),
    ]);
    for (const [hash, words] of [
      ['#/directory', '一共259个职业'],
      ['#/occupation/6-28-03-03', '职业编码 6-28-03-03'],
      ['#/check', FUNDED],
      ['#/result', /^这个链接里没有回答/],
      [`#/r/${RECEIPTS.anotherEdition}`, '符合条件'],
    ]) {
      await page.evaluate((it) => {
        location.hash = it;
      }, hash);
      await page.see(words);
      assert.deepEqual(await look(), ['?large=2', 30], String(hash));
    }
  });

  test('the line that says whose result was opened keeps its distance from the result', async () => {
    const page = await open();
    await page.evaluate((it) => {
      location.hash = it;
    }, `#/r/${RECEIPTS.anotherEdition}`);
    await page.see('链接里存的自查结果（“您”是当时填的人）');
    await eventually('the result', () => page.evaluate(() => document.querySelector('.outcome') !== null));
    const gap = await page.evaluate(() => {
      const box = document.querySelector('.outcome');
      return box.getBoundingClientRect().top - box.previousElementSibling.getBoundingClientRect().bottom;
    });
    assert.ok(gap >= 8, `${gap} pixels`);
  });

  for (const large of ['', '1', '2']) {
    test(`the first screen has its button, size ${large || 0}, with the type of the device up to 200 %`, async () => {
      const page = await newPage({ today: TODAY });
      await page.open(large ? `${server.address}?large=${large}` : server.address);
      await page.state('running');
      for (const device of ['100%', '130%', '160%', '200%']) {
        await page.evaluate((it) => {
          document.documentElement.style.fontSize = it;
        }, device);
        const { bottom, room, width } = await page.evaluate(() => ({
          bottom: document.querySelector('.door-check .door-name').getBoundingClientRect().bottom,
          room: innerHeight,
          width: innerWidth,
        }));
        assert.deepEqual([width, room], [360, 640]);
        assert.ok(bottom <= room, `${device}: ${bottom} of ${room}`);
      }
    });
  }
});
