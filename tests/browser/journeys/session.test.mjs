// A page that is loaded again in the same tab: by a reload, or by a messenger that had unloaded it.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { filesNamed, serve, serveModified } from '../harness/server.mjs';

const QUESTION = {
  funded: '您的工资是政府财政发的吗？',
  birth: '您是哪年哪月出生的？',
  able: '您现在能干活、能听课吗？',
};
const STILL_THERE = /^刚才的回答还在。/;
const AFRESH = '清空重来';
const SURE = '真要清空？再点一次';

/** Returns the entries of the session storage. */
const MEMORY = () => Object.entries(sessionStorage);

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const heading = (page, name) => page.see({ role: 'heading', name });

  async function load(page, address) {
    await page.open('about:blank');
    await page.open(address);
    await page.state('running');
  }

  /** Opens the page and answers two questions; the third is open. */
  async function halfWay(address = server.address) {
    const page = await newPage({ today: '2026-11-21' });
    await load(page, address);
    await page.click('查查我能不能参加');
    await heading(page, QUESTION.funded);
    await page.click('不是');
    await heading(page, QUESTION.birth);
    await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    await page.click('下一步');
    await heading(page, QUESTION.able);
    return page;
  }

  for (const [where, name] of [
    ['', /我能参加吗？/],
    ['#/check/able', QUESTION.able],
    ['#/review', '核对您的回答'],
    ['#/result', '还没答完'],
  ]) {
    test(`after a reload at ${where || 'the start'} the answers are simply there`, async () => {
      const page = await halfWay();
      await load(page, `${server.address}${where}`);
      await heading(page, name);
      await page.see(STILL_THERE);
      await page.evaluate(() => {
        location.hash = '#/review';
      });
      await page.see(/1990年3月/);
      assert.deepEqual(page.errors, []);
    });
  }

  test('at the start, the green field leaves the line about them free', async () => {
    const page = await halfWay();
    await load(page, server.address);
    await page.see(STILL_THERE);
    const [line, field] = await page.evaluate(() =>
      ['.restored', '.lead'].map((one) => document.querySelector(one).getBoundingClientRect().toJSON()));
    assert.ok(line.bottom <= field.top, `${line.bottom} against ${field.top}`);
  });

  test('the next answer ends the line about them', async () => {
    const page = await halfWay();
    await load(page, `${server.address}#/check/able`);
    await page.see(STILL_THERE);
    await page.click('能');
    await heading(page, '您愿意参加培训吗？');
    assert.ok(!(await page.text()).includes('刚才的回答还在'));
  });

  test('the wished occupations are there after a reload of the directory', async () => {
    const page = await newPage({ today: '2026-11-21' });
    await load(page, `${server.address}#/occupation/6-28-03-03`);
    await page.click({ role: 'button', name: /^想学：/ });
    await page.see('已加上');
    await load(page, `${server.address}#/directory`);
    await page.see(/^想学1个/);
    await page.see(/^想学的单子还在。/);
  });

  test('starting again deletes them, and asks before', async () => {
    const page = await halfWay();
    assert.equal((await page.evaluate(MEMORY)).length, 1);
    await load(page, `${server.address}#/result`);
    await page.click(AFRESH);
    await page.see(SURE);
    await heading(page, '还没答完');
    assert.equal((await page.evaluate(MEMORY)).length, 1, 'one tap deletes nothing');
    await page.click(SURE);
    await heading(page, /我能参加吗？/);
    assert.deepEqual(await page.evaluate(MEMORY), []);
    // The next page may run in another process, which learns of the deletion a moment later.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    await load(page, server.address);
    assert.ok(!(await page.text()).includes('刚才的回答还在'));
  });

  test('the question before deleting falls back at a tap on anything else, and after some seconds', async () => {
    const page = await halfWay();
    await load(page, `${server.address}#/result`);
    await page.click(AFRESH);
    await page.see(SURE);
    await page.click('大字版');
    await page.see(AFRESH);
    await page.click(AFRESH);
    await page.see(SURE);
    await page.see(AFRESH);
    assert.equal((await page.evaluate(MEMORY)).length, 1, 'nothing is deleted');
  });

  test('no line without saved answers or with invalid ones', async () => {
    const page = await newPage();
    await load(page, server.address);
    assert.ok(!(await page.text()).includes('刚才的回答还在'));
    assert.deepEqual(await page.evaluate(MEMORY), []);
    await page.evaluate(() => {
      sessionStorage.setItem(`qilu-green ${location.pathname}`, '1|c9|m1|<b>工|');
    });
    await load(page, server.address);
    assert.ok(!(await page.text()).includes('刚才的回答还在'));
    assert.deepEqual(page.errors, []);
  });

  test('in a frame and on a kiosk nothing is remembered', async () => {
    const page = await newPage();
    await load(page, `${server.address}?mode=kiosk`);
    await page.click('我能参加这个培训吗？');
    await heading(page, QUESTION.funded);
    await page.click('不是');
    await heading(page, QUESTION.birth);
    assert.deepEqual(await page.evaluate(MEMORY), []);

    await page.open(`${server.address}embed.html`);
    const answered = await page.within('mode=frame', async () => {
      const until = async (find) => {
        while (!find()) {
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
        return find();
      };
      await until(() => document.documentElement.dataset.state === 'running');
      (await until(() => document.querySelector('a[href="#/check"]'))).click();
      const choice = () => [...document.querySelectorAll('main button')].find((it) => it.innerText.trim().startsWith('不是'));
      (await until(choice)).click();
      await until(() => document.querySelector('main select'));
      return Object.entries(sessionStorage);
    });
    assert.deepEqual(answered, []);
  });

  for (const [what, change] of Object.entries({
    denied: `Object.defineProperty(window, 'sessionStorage', {
      get() { throw new DOMException('denied', 'SecurityError'); } });`,
    absent: "Object.defineProperty(window, 'sessionStorage', { value: null });",
    full: `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };`,
    throwing: `for (const name of ['getItem', 'setItem', 'removeItem']) {
      Storage.prototype[name] = () => { throw new Error(name); }; }`,
  })) {
    test(`with storage ${what} the check works as without`, async () => {
      const changed = await serveModified(async (folder) => {
        for (const path of await filesNamed(folder, 'app.js')) {
          await (/\.(br|gz)$/.test(path) ? rm(path) : writeFile(path, `${change}\n${await readFile(path, 'utf8')}`));
        }
      });
      try {
        const page = await halfWay(changed.address);
        await load(page, `${changed.address}#/check/able`);
        await heading(page, QUESTION.funded);
        assert.ok(!(await page.text()).includes('刚才的回答还在'));
        await page.see('前面的回答没存下来，请从第一题开始。');
        assert.deepEqual(page.errors, []);
      } finally {
        await changed.stop();
      }
    });
  }
});
