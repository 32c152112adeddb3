// Every action by keyboard alone. At every stop of the Tab key, the focus must be visible: its outline has
// enough contrast and is not covered.

import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { launch } from '../harness/chromium.mjs';
import { focused } from '../harness/focus.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { hostPage } from '../harness/states.mjs';
import { serveHosts } from '../hosts/server.mjs';

/** The maximum number of Tab stops, more than any page has. */
const MOST_STOPS = 400;

let browser;
let server;
let page;
before(async () => {
  [browser, server] = await Promise.all([launch(), serve()]);
});
afterEach(() => page?.close());
after(() => Promise.all([browser?.close(), server?.stop()]));

const heading = (name) => page.see({ role: 'heading', name });

async function open(route = '', options = {}) {
  page = await browser.newPage({ today: '2026-11-21', workers: false, ...options });
  await page.open(server.address + route);
  await page.state('running');
}

/** Presses Tab, asserts that the focus is visible, and returns the focused element. */
async function stop(target = page, key = 'Tab') {
  await page.press(key);
  const at = await target.evaluate(focused);
  if (at) {
    assert.ok(at.mark >= 3, `the focus on ${at.tag} “${at.name}” is marked with a contrast of ${at.mark.toFixed(2)}`);
    assert.ok(at.isOnScreen && !at.isCovered, `the focus on ${at.tag} “${at.name}” is out of sight`);
  }
  return at;
}

/** Presses Tab until an element with this name has the focus. */
async function tabTo(name, target = page) {
  const passed = [];
  while (passed.length < MOST_STOPS) {
    const at = await stop(target);
    if (at && (name instanceof RegExp ? name.test(at.name) : at.name === name)) {
      return at;
    }
    passed.push(at?.name ?? '–');
  }
  throw new Error(`Tab never came to ${name}, but to ${passed.slice(0, 40).join(' · ')}`);
}

async function press(name, key = 'Enter') {
  await tabTo(name);
  await page.press(key);
}

/** Chooses an option of a select by typing the start of its label. */
async function type(list, letters) {
  await tabTo(list);
  for (const letter of letters) {
    await page.press(letter);
  }
}

async function toVerdict() {
  await press(/^查查我能不能参加/);
  await heading('您的工资是政府财政发的吗？');
  await press(/^不是/);
  await heading('您是哪年哪月出生的？');
  await type(/^年/, '1990');
  await type(/^月/, '3');
  await press('下一步');
  await heading('您现在能干活、能听课吗？');
  await press(/^能/, 'Space');
  await heading('您愿意参加培训吗？');
  await press(/^愿意/);
  await heading('您是下面哪种人？（可以选几个）');
  await press(/^在山东的公司、工厂上班/, 'Space');
  await press('下一步');
  await heading('您想在哪个市参加培训？');
  await press('济南');
  await heading('符合条件');
}

for (const dark of [false, true]) {
  test(`from the start page to a verdict, its clauses and the receipt, ${dark ? 'dark' : 'light'}`, async () => {
    await open('', { dark });
    await toVerdict();
    await press('文件里怎么写的');
    await page.see(/^山东省人力资源和社会保障厅、山东省财政厅，/);
    await press('判断过程（给工作人员看）');
    await press('看里面的2条');
    await page.see('下面有一条满足就行');
    await press('保存、转发结果');
    await heading('保存、转发结果');
    await press('复制链接');
    await page.see(/^链接复制好了|^这里没能自动复制/);
    assert.deepEqual(page.errors, []);
  });
}

test('an answer is changed from the result, and a mistake in the form is put right', async () => {
  await open();
  await toVerdict();
  await press('看看我的回答，也可以改');
  await press('修改：出生年月');
  await heading('您是哪年哪月出生的？');
  await type(/^年/, ['Home']);
  await press('下一步');
  await page.see('还没选年份。');
  await type(/^年/, '1985');
  await press('下一步');
  await heading('符合条件');
  assert.match(await page.text('main'), /1985年3月/);
});

test('the explanation of a term opens and closes', async () => {
  await open();
  await press(/^查查我能不能参加/);
  await heading('您的工资是政府财政发的吗？');
  const explanation = '在机关、学校、医院这些单位干活，但不在正式名额里。';
  const isShown = () => page.evaluate((it) => document.querySelector('main').innerText.includes(it), explanation);
  await press('“编外”是什么意思？');
  await page.see(explanation);
  await page.press('Space');
  await eventually('the explanation to close', async () => !(await isShown()));
});

test('an occupation is looked up, opened and left again', async () => {
  await open('#/directory');
  await heading('绿色职业目录');
  await tabTo('您干什么活，想学什么？');
  for (const letter of 'gyfs') {
    await page.press(letter);
  }
  await page.see({ role: 'option', name: /工业废水处理工/ });
  await page.press('ArrowDown');
  await page.press('Enter');
  await heading(/工业废水处理工/);
  await press('想学：工业废水处理工', 'Space');
  await press(/回到目录/);
  await heading('绿色职业目录');
});

test('Tab visits every control of a page, forwards and backwards, without a keyboard trap', async () => {
  for (const route of ['', '#/occupation/6-28-03-03', '#/about', '#/policies']) {
    await open(route);
    await eventually('the page', () => page.evaluate(() => !document.querySelector('.waiting')));
    const forwards = [];
    // After the last control the focus leaves the page for the browser's own controls.
    for (let at = await stop(); at; at = await stop()) {
      forwards.push(at.name);
      assert.ok(forwards.length < MOST_STOPS, `no end after ${forwards.slice(-5).join(' · ')}`);
    }
    const backwards = [];
    while (backwards.length < forwards.length) {
      backwards.push((await stop(page, 'Shift+Tab'))?.name);
    }
    assert.ok(forwards.length > 3, `${route} has few stops: ${forwards}`);
    assert.deepEqual(backwards.reverse(), forwards);
    await page.close();
  }
});

test('in a frame: in from the page, through a question, and out again', async () => {
  const host = { ...hostPage(server.address) };
  host.body = `<a href="#before">上面的链接</a>${host.body}<a href="#after">下面的链接</a>`;
  const hosts = await serveHosts({ '/portal': host });
  try {
    page = await browser.newPage({ today: '2026-11-21', workers: false });
    await page.open(`${hosts.address}portal`);
    const frame = await page.inFrame('mode=frame');
    await eventually('the widget', () =>
      frame.evaluate(() => document.documentElement.dataset.state === 'running'),
    );
    await page.press('Tab');
    assert.equal((await page.evaluate(focused)).name, '上面的链接');
    await tabTo(/^查查我能不能参加/, frame);
    await page.press('Enter');
    await frame.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    await tabTo(/^不是/, frame);
    await page.press('Enter');
    await frame.see({ role: 'heading', name: '您是哪年哪月出生的？' });
    const out = async () => {
      await page.press('Tab');
      return page.evaluate(() => document.activeElement.textContent === '下面的链接');
    };
    for (let stops = 0; !(await out()); stops += 1) {
      assert.ok(stops < MOST_STOPS, 'Tab stays in the frame');
    }
  } finally {
    await hosts.stop();
  }
});
