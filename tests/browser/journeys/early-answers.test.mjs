// The first questions, answered while the wasm is held back by the server; and what becomes of them when it arrives, when
// it fails and when it does not come.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEachEngine, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { answer, TODAY } from '../harness/questionnaire.mjs';
import { DIST, filesNamed, serveDist } from '../harness/server.mjs';

const START = '查查我能不能参加';
const FUNDED = '您的工资是政府财政发的吗？';
const BIRTH = '您是哪年哪月出生的？';
const ABLE = '您现在能干活、能听课吗？';
const WAITING = '正在打开……';

/** Returns the text of the page that is visible, without spaces: the styles, which may come later, break its lines. */
const TEXT = () => document.querySelector('main').innerText.replace(/\s/g, '');

/** Runs in the page before its own scripts: ends the time for which a tap waits at once. */
const withoutPatience = () => {
  const own = window.setTimeout;
  /** @type {any} */ (window).setTimeout = (run, time, ...values) => own(run, time === 12000 ? 0 : time, ...values);
};

/** Returns the state of the page: load state, visible heading, address, whether the early questions are still there. */
const STATE = () => {
  const headings = [...document.querySelectorAll('h1')].filter((heading) =>
    heading.getClientRects().length > 0 && getComputedStyle(heading).visibility === 'visible');
  return {
    state: document.documentElement.dataset.state,
    headings: headings.map((heading) => heading.textContent),
    hash: location.hash,
    isEarly: document.querySelector('.early') !== null,
    focus: document.activeElement && document.activeElement.textContent,
    title: document.title,
    way: [...document.querySelectorAll('.way[aria-current]')].map((link) => link.textContent).join(),
  };
};

/**
 * Serves dist/ and holds the wasm back until `release` is called; `fail` breaks the connection instead.
 * @param {(html: string) => string} [change] Changes the page.
 */
async function serveHeld(change) {
  const held = [];
  /** @type {((response: any, bytes: any) => void) | undefined} */
  let respond;
  const server = await serveDist((_request, response, { plainName, bytes }) => {
    if (change && plainName === 'index.html' && bytes) {
      response.end(change(bytes.toString()));
      return true;
    }
    if (plainName !== 'app.wasm' || !bytes) {
      return false;
    }
    if (respond) {
      respond(response, bytes);
    } else {
      held.push(() => /** @type {any} */ (respond)(response, bytes));
    }
    return true;
  });
  const settle = (how) => {
    respond = how;
    held.splice(0).forEach((one) => one());
  };
  return {
    ...server,
    release: () => settle((response, bytes) => response.end(bytes)),
    fail: () => settle((response) => response.destroy()),
    hold: () => { respond = undefined; },
  };
}

/** Starts a server that holds the wasm back, and returns what opens a page of it. */
function heldServer(newPage) {
  let server;
  before(async () => {
    server = await serveHeld();
  });
  after(() => server?.stop());

  /** Opens the page while the wasm is held back. (The load event does not wait for it in every engine.) */
  async function openHeld(query = '', options = {}) {
    server.hold();
    const page = await newPage({ today: TODAY, ...options });
    await page.evaluate((it) => { location.href = it; }, `${server.address}${query}`);
    await eventually('the script', async () => (await page.evaluate(STATE)).state === 'starting');
    return page;
  }
  return {
    openHeld,
    release: () => server.release(),
    fail: () => server.fail(),
    address: () => server.address,
  };
}

const heading = (page, name) => page.see({ role: 'heading', name });

inEachEngine((newPage) => {
  const held = heldServer(newPage);
  const { openHeld } = held;

  test('taps in haste are ignored after another page, but not on the first page of a document', async () => {
    const ignores = () => {
      const page = [...document.querySelectorAll('.early')].find((it) => !(/** @type {HTMLElement} */ (it).hidden));
      return getComputedStyle(/** @type {any} */ (page).querySelector('.options')).animationName;
    };
    const direct = await openHeld('#/check/state-funded');
    await heading(direct, FUNDED);
    assert.equal(await direct.evaluate(ignores), 'none');
    const page = await openHeld();
    await page.click(START);
    await heading(page, FUNDED);
    assert.equal(await page.evaluate(ignores), 'settle');
  });

  for (const [large, size] of [['1', 22.5], ['2', 30]]) {
    test(`size ${large}: the first questions are in it before the wasm, and the widget goes on in it`, async () => {
      const font = () =>
        Math.round(10 * parseFloat(getComputedStyle(/** @type {Element} */ (document.querySelector('.option'))).fontSize)) / 10;
      const page = await openHeld(`?large=${large}`);
      await page.click(START);
      await heading(page, FUNDED);
      const early = await page.evaluate(font);
      assert.equal((await page.evaluate(STATE)).isEarly, true);
      await page.click('不是');
      await heading(page, BIRTH);
      held.release();
      await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
      await page.choose({ role: 'combobox', name: /^月/ }, '3月');
      await page.click('下一步');
      await heading(page, ABLE);
      await page.state('running');
      assert.deepEqual([early, await page.evaluate(font)], [size, size]);
      assert.deepEqual(page.errors, []);
    });
  }

  test('start page and first question are answered before the wasm, and the widget goes on from there', async () => {
    const page = await openHeld();
    await page.click(START);
    await heading(page, FUNDED);
    const first = await page.evaluate(STATE);
    assert.deepEqual([first.headings, first.hash, first.focus], [[FUNDED], '#/check/state-funded', FUNDED]);
    assert.equal(first.way, '我能参加吗');
    assert.equal(first.title, `${FUNDED} · 齐鲁绿色低碳培训自查`);
    await page.click('‹ 回到首页');
    await heading(page, /我能参加吗？/);
    assert.equal((await page.evaluate(STATE)).way, '');
    await page.click(START);
    const early = { funded: await page.evaluate(TEXT) };
    await page.click('不是');
    await heading(page, BIRTH);
    early.birth = await page.evaluate(TEXT);
    const second = await page.evaluate(STATE);
    assert.deepEqual([second.headings, second.hash, second.focus], [[BIRTH], '#/check/birth-month', BIRTH]);
    assert.ok(!/c0|state-funded/.test(await page.evaluate(() => location.href)), 'the answer is not in the address');

    // Half a month is chosen when the wasm arrives; the page stays until the visitor goes on.
    await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
    held.release();
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    assert.equal((await page.evaluate(STATE)).isEarly, true);
    await page.click('下一步');
    await heading(page, ABLE);
    await page.state('running');
    const third = await page.evaluate(STATE);
    assert.deepEqual([third.headings, third.hash, third.isEarly], [[ABLE], '#/check/able', false]);
    assert.equal(third.focus, ABLE);
    assert.ok(!(await page.text()).includes('刚才的回答还在'), 'the answers are not those from before a reload');

    // The widget's own pages are the ones that were shown early.
    await page.back();
    await heading(page, BIRTH);
    assert.equal(await page.evaluate(() => document.querySelector('select').value), '1990');
    await page.back();
    await heading(page, FUNDED);
    await page.see('您选的');

    const own = await newPage({ today: TODAY });
    await own.open(`${held.address()}#/check`);
    await own.state('running');
    await heading(own, FUNDED);
    assert.equal(await own.evaluate(TEXT), early.funded);
    // The question that was shown before takes a tap at once, the next one after a moment.
    const settles = (selector) => own.evaluate((it) => getComputedStyle(document.querySelector(it)).animationName, selector);
    assert.equal(await settles('.options'), 'none');
    await own.click('不是');
    await heading(own, BIRTH);
    await eventually('the guard against taps in haste', async () => (await settles('.form-end')) === 'settle');
    assert.equal(await own.evaluate(TEXT), early.birth);
    assert.deepEqual(page.errors, []);
  });

  test('the tap that needs the wasm is kept, shown as taken, and repeated', async () => {
    const page = await openHeld();
    await page.click(START);
    await page.click('是');
    await page.see(WAITING);
    assert.deepEqual((await page.evaluate(STATE)).hash, '#/result');
    held.release();
    await heading(page, '不符合条件');
    assert.ok(!(await page.text()).includes(WAITING));

    const other = await openHeld();
    await other.click(START);
    await other.click('不清楚');
    await heading(other, BIRTH);
    await other.click('下一步');
    await other.see(WAITING);
    held.release();
    // The widget checks the form, as on its own page.
    await other.see('还没选年份。');
    await other.choose({ role: 'combobox', name: /^年/ }, '1990年');
    await other.choose({ role: 'combobox', name: /^月/ }, '3月');
    await other.click('下一步');
    await heading(other, ABLE);
    assert.deepEqual([...page.errors, ...other.errors], []);
  });

  test('back and reload before the wasm, and the answers after it', async () => {
    const page = await openHeld();
    await page.click(START);
    await page.click('编外、公益性岗位、村干部等');
    await heading(page, BIRTH);
    await page.back();
    await heading(page, FUNDED);
    assert.equal(await page.evaluate(() => /** @type {any} */ (document.querySelector('input:checked')).value.split('|')[1]), 'c3');
    await page.click('不是');
    await heading(page, BIRTH);
    await page.evaluate(() => {
      // The reload ends the request for the wasm, which this page reports at any time from now on.
      console.error = () => {};
      location.reload();
    });
    await eventually('the page again', async () => {
      const { state, headings } = await page.evaluate(STATE);
      return state === 'starting' && headings[0] === BIRTH;
    });
    held.release();
    // Untouched since it was loaded, the page is replaced at once.
    await page.state('running');
    await heading(page, BIRTH);
    await page.see(/^刚才的回答还在。/);
    await page.click('‹ 上一题');
    await heading(page, FUNDED);
    await page.see('您选的');
    assert.deepEqual(page.errors, []);
  });

  test('a wasm that fails in the middle leaves the start page, which says so', async () => {
    const page = await openHeld();
    await page.click(START);
    await page.click('不是');
    await heading(page, BIRTH);
    held.fail();
    await page.state('failed');
    const { headings, isEarly, focus } = await page.evaluate(STATE);
    assert.equal(headings.length, 1);
    assert.match(headings[0], /我能参加吗/);
    assert.equal(isEarly, false);
    assert.match(focus, /自查功能在这个浏览器里没能打开/);
    assert.match(await page.text(), /12333/);
    await page.see('谁可以参加');
  });
});

inEngines(CHROMIUMS, (newPage) => {
  const held = heldServer(newPage);
  const { openHeld } = held;

  test('a wasm that does not come leaves the start page to those whose tap awaits it, and can still come', async () => {
    const page = await openHeld('', { before: withoutPatience });
    await page.click(START);
    await page.click('不是');
    await heading(page, BIRTH);
    await page.click('不清楚');
    await eventually('the notice', async () => /没能打开/.test((await page.evaluate(STATE)).focus));
    assert.match((await page.evaluate(STATE)).headings[0], /我能参加吗/);
    await page.see('谁可以参加');
    held.release();
    await page.state('running');
    await heading(page, BIRTH);
  });

  test('rules in place of the built-in ones answer from the first question on', async () => {
    const ruled = await serveHeld((html) =>
      html.replace('<script defer', '<script defer data-bundle="rules.bin" data-bundle-integrity="sha384-x"'));
    try {
      const page = await newPage({ today: TODAY });
      await page.evaluate((it) => { location.href = it; }, ruled.address);
      await eventually('the script', async () => (await page.evaluate(STATE)).state === 'starting');
      assert.equal((await page.evaluate(STATE)).isEarly, false);
      await page.click(START);
      assert.match((await page.evaluate(STATE)).headings[0], /我能参加吗/);
      ruled.release();
      await answer(page, FUNDED, '是');
      await heading(page, '不符合条件');
    } finally {
      await ruled.stop();
    }
  });

  test('a kiosk and saved answers of a longer check wait for the widget', async () => {
    const page = await openHeld('?mode=kiosk');
    assert.equal((await page.evaluate(STATE)).isEarly, false);
    const again = await openHeld();
    await again.evaluate(() => {
      const [first] = /** @type {any} */ (document.querySelectorAll('input'));
      sessionStorage.setItem(`qilu-green ${location.pathname}`, first.value.replace('|c0|', '|c0|m23882'));
      location.reload();
    });
    await eventually('the page again', async () => {
      const { state, isEarly } = await again.evaluate(STATE);
      return state === 'starting' && !isEarly;
    });
    held.release();
    await again.state('running');
    await again.see(/^刚才的回答还在。/);
  });

  test('before a script runs the first question opens and keeps a tap; without scripts it does not open', async () => {
    let sendScript = (/** @type {any} */ _how) => {};
    const script = new Promise((resolve) => { sendScript = resolve; });
    const [file] = await filesNamed(DIST, 'app.js');
    const late = await serveDist((_request, response, { plainName }) => {
      if (plainName === 'app.js') {
        Promise.all([script, readFile(file)]).then(([, bytes]) => response.end(bytes));
      }
      return plainName === 'app.js';
    });
    try {
      const page = await newPage({ today: TODAY });
      await page.evaluate((it) => { location.href = it; }, late.address);
      await eventually('the start page', async () => (await page.evaluate(TEXT)).includes(START));
      await page.click(START);
      await heading(page, FUNDED);
      assert.deepEqual((await page.evaluate(STATE)).headings, [FUNDED]);
      await page.click('不是');
      assert.equal(await page.evaluate(() => document.querySelectorAll('input:checked').length), 1);
      assert.ok(!(await page.evaluate(() => location.href)).includes('c0'));
      sendScript(undefined);
      await heading(page, BIRTH);
      await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
      await page.choose({ role: 'combobox', name: /^月/ }, '3月');
      await page.click('下一步');
      await heading(page, ABLE);
      assert.deepEqual(page.errors, []);

      const plain = await newPage({ scripts: false });
      await plain.open(`${late.address}#/check`);
      assert.match(await plain.text(), /谁可以参加/);
      assert.doesNotMatch(await plain.text(), new RegExp(FUNDED.slice(0, -1)));
    } finally {
      sendScript(undefined);
      await late.stop();
    }
  });
});
