// A kiosk: everything by touch, no traces of a visitor, no link out (docs/kiosk.md).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { drawCode } from '../harness/qr-code.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { ATTRACT, SCREENS, begin, completeCheck, pass, press, openKiosk, openKeypad } from '../harness/kiosk-visitor.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';

/** The module is CommonJS; its types declare the wrong default export. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

const SECOND = 1000;
const ASKED = '您还在吗？';
const STAY = '我还在，接着用';
const END = '我用完了';

/** Returns the elements that would open a keyboard or leave the widget. */
const FORBIDDEN = () => {
  const found = (selector) => [...document.querySelectorAll(selector)].map((one) => one.outerHTML.slice(0, 120));
  return {
    fields: found('input:not([type=checkbox]), textarea, select, [contenteditable]'),
    exits: found('a[href]:not([href^="#/"])'),
  };
};

/** Returns the upper edges of what a finger may be about to press in the directory. */
const TOPS = () => [...document.querySelectorAll('.pad-typed, .key, .kiosk-way, .wishable, .wish')]
  .map((one) => `${one.classList[0]}: ${Math.round(one.getBoundingClientRect().top)}`);

/** Returns all state in which a visitor could leave traces. */
const LEFT = () => ({
  page: document.querySelector('#qilu-green').innerHTML,
  title: document.title,
  address: location.href,
  entries: history.length,
  state: history.state,
  top: scrollY,
  focus: document.activeElement.outerHTML,
  cookies: document.cookie,
  kept: [...Object.entries(sessionStorage), ...Object.entries(localStorage)],
});

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const heading = (page, name) => page.see({ role: 'heading', name });
  const opened = (settings, options) => openKiosk(newPage, server, settings, options);
  const untouched = (page) => page.evaluate(() => document.querySelector('.attract') !== null);

  async function assertShut(page, where) {
    assert.deepEqual(await page.evaluate(FORBIDDEN), { fields: [], exits: [] }, where);
  }

  /**
   * Presses keys that find nothing, few or many occupations, or only national ones: the keys stay where they are, and no
   * hit is hidden behind them. A higher screen has more hits.
   */
  async function keysStay(page, { width, height }) {
    const keys = () => page.evaluate(() => document.querySelector('.pad-letters').getBoundingClientRect().top);
    const before = await keys();
    let most = 0;
    for (const typed of ['K', 'BAY', 'MRS', 'S', 'QQQQQQ']) {
      await press(page, ['全清空', ...typed]);
      assert.equal(await keys(), before, typed);
      // Above the keys, a description has one line; beside them it is whole.
      const cut = width < height ? 0 : await page.evaluate(() =>
        [...document.querySelectorAll('.entry-line')].filter((line) => line.scrollHeight > line.clientHeight + 1).length);
      assert.equal(cut, 0, `${typed}: descriptions that are cut`);
      most = Math.max(most, await page.evaluate(() => {
        const { bottom } = document.querySelector('.found').getBoundingClientRect();
        return [...document.querySelectorAll('.wishable')]
          .filter((hit) => hit.getBoundingClientRect().bottom <= bottom + 1).length;
      }));
    }
    assert.ok(most >= { 1024: 5, 1920: 10, 800: 5 }[height], `${most} hits on ${width} × ${height}`);
  }

  for (const screen of SCREENS) {
    test(`a visit by touch alone on ${screen.width} × ${screen.height}`, async () => {
      const page = await opened('', { viewport: screen });
      const fits = async (where) => {
        await assertShut(page, where);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wide <= 0, `${where}: ${wide} pixels too wide`);
        const small = await page.evaluate(() =>
          [...document.querySelectorAll('button, .door, .field-tile, .option, .kiosk-way')]
            .map((one) => ({ words: one.innerText, height: one.getBoundingClientRect().height }))
            .filter(({ height }) => height > 0 && height < 59.5));
        assert.deepEqual(small, [], `${where}: targets under 60 pixels`);
      };
      const inSight = async (selector, where) => {
        const below = await page.evaluate((it) =>
          Math.max(...[...document.querySelectorAll(it)].map((one) => one.getBoundingClientRect().bottom)) -
            innerHeight, selector);
        assert.ok(below <= 0, `${where}: ${selector} ends ${below} pixels below the screen`);
      };

      await fits('attract');
      await inSight('.attract .door, .attract-promises', 'attract');
      await begin(page);
      await fits('doors');
      await openKeypad(page);
      await inSight('.key, .field-tile', 'keypad');
      await page.see(/这是参考版，省里的正式名单还没找到。/);
      const cut = await page.evaluate(() => {
        const { bottom } = document.querySelector('.found').getBoundingClientRect();
        return Math.max(...[...document.querySelectorAll('.field-tile, .board .key')]
          .map((one) => one.getBoundingClientRect().bottom)) - bottom;
      });
      assert.ok(cut <= 1, `the board or a field is cut by ${cut} pixels`);
      await press(page, 'SG');
      await page.see('SG');
      await fits('keypad with hits');
      await inSight('.key, .wishable', 'keypad with hits');
      await keysStay(page, screen);
      await press(page, ['全清空', ...'GYFSCLG']);
      const before = await page.evaluate(TOPS);
      await page.click({ role: 'button', name: '想学：工业废水处理工' });
      await page.see('想学的单子（1）');
      assert.deepEqual(await page.evaluate(TOPS), before, 'nothing moves under the finger');
      await page.click({ role: 'link', name: /工业废水处理工/ });
      await heading(page, /工业废水处理工/);
      await fits('occupation');
      await page.click('齐鲁绿色低碳培训自查');
      await heading(page, '您想查什么？');
      await completeCheck(page, async (question) => {
        await fits(question);
        await inSight('.form-end .button, .heading', question);
      });
      await inSight('.qr, .kiosk-papers .button', 'result');
      const paper = await page.evaluate(() => [...document.querySelectorAll('.kiosk-papers .button')]
        .map((one) => one.clientHeight / parseFloat(getComputedStyle(one).fontSize)));
      assert.ok(paper.length === 2 && paper.every((lines) => lines < 3.2), `each paper in one line: ${paper} em high`);
      if (screen.height > screen.width && screen.width >= 960) {
        const [steps, column] = await page.evaluate(() =>
          ['.kiosk-take > .steps', '.kiosk-take'].map((it) => document.querySelector(it).clientWidth));
        assert.ok(steps > 0.9 * column, `the steps take ${steps} of ${column} pixels`);
      }
      const call = await page.evaluate(() => {
        const words = document.querySelector('.kiosk-result .call-words');
        const size = (it) => parseFloat(getComputedStyle(it).fontSize);
        const pressed = words.parentElement.querySelectorAll('a, button, select').length;
        return { words: words.textContent, larger: size(words) / size(document.querySelector('.kiosk')), pressed };
      });
      assert.match(call.words, /^您好，我想参加.*我1990年3月出生，在公司或工厂上班，想在济南市参加。/);
      assert.ok(call.larger >= 1.2 && call.pressed === 0, `to be read off: ${JSON.stringify(call)}`);
      const shown = await page.text('main');
      for (const text of ['符合条件', '12333', '工业废水处理工', '1990年3月']) {
        assert.ok(shown.includes(text), `${text} in ${shown}`);
      }
      const { side, pixels } = await page.evaluate(drawCode);
      const link = jsQR(Uint8ClampedArray.from(pixels), side, side)?.data;
      assert.ok(link?.startsWith(`${server.address}#/r/`), `to be opened anywhere: ${link}`);
      assert.deepEqual([...page.errors, ...(await page.violations())], []);
    });
  }

  test('an occupation is found by the digits of its code, and wrong keys are deleted', async () => {
    const page = await opened();
    await begin(page);
    await openKeypad(page);
    await press(page, '62803038');
    await press(page, ['删一个']);
    await page.see({ role: 'link', name: /工业废水处理工/ });
    await press(page, ['全清空']);
    await page.see('还没有按');
  });

  test('a word of the board finds its occupation, and the way back leads to the same screen of hits', async () => {
    const page = await opened('', { viewport: SCREENS[1] });
    await begin(page);
    await openKeypad(page);
    for (const [word, name] of Object.entries({ 收废品: /再生物资回收挑选工/, 电焊: /焊工/, 瓦工: /砌筑工/ })) {
      await page.click({ role: 'button', name: word });
      await page.see({ role: 'link', name });
      await press(page, ['全清空']);
    }
    await press(page, 'S');
    await page.click('下一屏');
    const here = () => page.text('.screens-here');
    const second = await here();
    assert.match(second, /^第2屏/);
    await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.entry')).click());
    await page.see('回到目录');
    await page.click('上一步');
    await page.see(second);
    assert.deepEqual(page.errors, []);
  });

  test('the end is confirmed once there is something to lose, and printing says where the paper comes out', async () => {
    const page = await opened();
    await begin(page);
    await completeCheck(page);
    await page.click(END);
    await page.see('都清掉？');
    await page.click('不清');
    await heading(page, '符合条件');
    await page.click('打印小票');
    await page.see('正在打印，请等一下，纸从机器里出来。');
    const disabled = () => page.evaluate(() =>
      [...document.querySelectorAll('.kiosk-papers button')].map((button) => button.matches(':disabled')));
    assert.deepEqual(await disabled(), [true, true]);
    await pass(page, 8 * SECOND);
    await eventually('the buttons', async () => (await disabled()).every((it) => !it));
    assert.ok(!(await page.text()).includes('正在打印'));
    assert.equal(await page.evaluate(() => window.device.printed), 1);
    assert.deepEqual(page.errors, []);
  });

  test('the list of wishes is called so where there is no result', async () => {
    const page = await opened();
    await begin(page);
    await openKeypad(page);
    await press(page, 'FS');
    await page.click({ role: 'button', name: /^想学：/ });
    await page.click('想学的单子（1）');
    await heading(page, '想学的单子');
    assert.ok(!(await page.text()).includes('保存、转发结果'));
    await page.see('打印小票');
    assert.deepEqual(page.errors, []);
  });

  test('a number is entered with the keypad', async () => {
    const page = await opened();
    await begin(page);
    await page.click('看看其他政策');
    await page.click('我们的项目够不够省里精品项目的申报条件？');
    await heading(page, '这个项目全部做完了吗？');
    await page.click('全部做完了');
    await page.click('两个部门都通过了');
    await heading(page, '这个项目一共培训了多少人？');
    await assertShut(page, 'number');
    await press(page, '6007');
    await press(page, ['删一个']);
    await page.see('现在填的：600人');
    await page.click('下一步');
    await heading(page, '培训合格率是多少？');
  });

  for (const [how, leave] of Object.entries({
    'ends the session': async (page) => {
      await page.click(END);
      await page.see('都清掉？');
      await page.click('清掉');
    },
    'walks away': (page) => pass(page, 90 * SECOND),
    'walks away from a device that falls asleep': async (page) => {
      await page.evaluate((time) => {
        window.device.sleep(time);
        document.dispatchEvent(new Event('visibilitychange'));
      }, 3600 * SECOND);
    },
  })) {
    test(`no traces are left of a visitor who ${how}`, async () => {
      const page = await opened();
      await begin(page);
      await page.click(END);
      await page.see(ATTRACT);
      const fresh = await page.evaluate(LEFT);
      await begin(page);
      await openKeypad(page);
      await press(page, 'FS');
      await page.click({ role: 'button', name: /^想学：/ });
      await page.click('齐鲁绿色低碳培训自查');
      await completeCheck(page);
      await page.evaluate(() => scrollTo(0, 700));
      await leave(page);
      await page.see(ATTRACT);
      assert.deepEqual(await page.evaluate(LEFT), fresh);
      await begin(page);
      await openKeypad(page);
      await page.see('还没有按');
      assert.ok(!(await page.text()).includes('单子'), 'no wishes');
      assert.deepEqual([...page.errors, ...(await page.violations())], []);
    });
  }

  test('it asks, counts down, and continues for a visitor who is still there', async () => {
    const page = await opened();
    await begin(page);
    await completeCheck(page);
    await page.evaluate(() => document.querySelector('summary').focus());
    for (let time = 0; time < 3; time += 1) {
      await pass(page, 59 * SECOND);
      assert.ok(!(await page.text()).includes(ASKED));
      await pass(page, SECOND);
      await page.see(ASKED);
      await page.see('还有30秒');
      const dialog = await page.evaluate(() => {
        const it = document.querySelector('[role=alertdialog]');
        const named = (name) => document.getElementById(it.getAttribute(name)).textContent;
        return {
          focus: document.activeElement.textContent,
          name: named('aria-labelledby'),
          description: named('aria-describedby').length > 20,
          behind: getComputedStyle(document.querySelector('main')).visibility,
          said: it.querySelector('[role=status]').textContent,
        };
      });
      assert.deepEqual(dialog, {
        focus: STAY, name: ASKED, description: true, behind: 'hidden', said: '还有30秒',
      });
      await pass(page, 13 * SECOND);
      await page.see('还有17秒');
      const said = await page.evaluate(() => document.querySelector('[role=status].unseen').textContent);
      assert.equal(said, '还有20秒', 'aloud only every ten seconds');
      await page.click(STAY);
      await heading(page, '符合条件');
      assert.equal(await page.evaluate(() => document.activeElement.localName), 'summary');
    }
    assert.deepEqual(page.errors, []);
  });

  for (const [name, at] of Object.entries({
    trembles: (step) => [500 + (step % 2), 300],
    'trembles by a few pixels': (step) => [500 + (step % 3) * 3, 300 - (step % 2) * 3],
    'drifts slowly': (step) => [500 + step * 5, 300 + step],
    rests: () => [500, 300],
  })) {
    test(`a pointer that ${name} is no activity`, async () => {
      const page = await opened();
      await begin(page);
      const move = (step) => page.evaluate(([clientX, clientY]) => {
        document.querySelector('main').dispatchEvent(
          new PointerEvent('pointermove', { bubbles: true, clientX, clientY, movementX: 1 }));
      }, at(step));
      // To its position, which a user does.
      await move(0);
      for (let step = 1; step <= 20; step += 1) {
        await pass(page, 3 * SECOND);
        await move(step);
      }
      await page.see(ASKED);
    });
  }

  test('activity postpones the question: pointer, key, input, composition', async () => {
    const page = await opened();
    await begin(page);
    for (const [type, kind] of [
      ['PointerEvent', 'pointermove'], ['KeyboardEvent', 'keydown'], ['InputEvent', 'input'],
      ['CompositionEvent', 'compositionupdate'], ['TouchEvent', 'touchstart'], ['WheelEvent', 'wheel'],
    ]) {
      await pass(page, 59 * SECOND);
      await page.evaluate((of, what) => {
        document.querySelector('main').dispatchEvent(new /** @type {any} */ (window)[of](what, { bubbles: true, movementX: 1 }));
      }, type, kind);
      assert.ok(!(await page.text()).includes(ASKED), kind);
    }
    await pass(page, 59 * SECOND);
    assert.ok(!(await page.text()).includes(ASKED));
    await pass(page, SECOND);
    await page.see(ASKED);
  });

  test('the touch that wakes a sleeping device activates no control of the previous visitor', async () => {
    const page = await opened();
    await begin(page);
    await openKeypad(page);
    await press(page, 'FS');
    await page.see({ role: 'button', name: /^想学：/ });
    await page.evaluate((time) => window.device.sleep(time), 91 * SECOND);
    // A finger does not hover before it presses.
    await page.evaluate(() => {
      const wish = document.querySelector('.wish');
      wish.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, cancelable: true }));
      wish.click();
    });
    await page.see(ATTRACT);
    await begin(page);
    await openKeypad(page);
    assert.ok(!(await page.text()).includes('单子'), 'no wish');
  });

  test('the deployer sees which settings are invalid', async () => {
    const page = await opened('&idle=5&countdown=abc&print=off&paper=a5');
    const shown = await page.text();
    for (const text of ['idle 写的是“5”', '现在按“60”', '10到600', 'countdown 写的是“abc”', 'paper 写的是“a5”']) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    assert.ok(!shown.includes('打印'), 'printing is off');
    await begin(page);
    await completeCheck(page);
    assert.ok(!(await page.text()).includes('打印'));
    assert.equal(await page.evaluate(() => document.querySelector('.ticket')), null);
  });

  test('durations and paper follow the settings', async () => {
    const page = await opened('&idle=20&countdown=10&paper=80mm');
    await begin(page);
    await pass(page, 20 * SECOND);
    await page.see('还有10秒');
    await page.click(STAY);
    await completeCheck(page);
    await page.click('打印');
    assert.equal(await page.evaluate(() => window.device.printed), 1);
    await pass(page, 30 * SECOND);
    assert.ok(await untouched(page));
  });

  test('no context menu, selection, dragging, dropping or zooming', async () => {
    const page = await opened();
    await begin(page);
    const let_through = await page.evaluate(() => {
      const main = document.querySelector('main');
      const fire = (event) => main.dispatchEvent(event);
      const events = {
        menu: new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
        drag: new DragEvent('dragstart', { bubbles: true, cancelable: true }),
        over: new DragEvent('dragover', { bubbles: true, cancelable: true }),
        drop: new DragEvent('drop', { bubbles: true, cancelable: true }),
        mark: new Event('selectstart', { bubbles: true, cancelable: true }),
        wheel: new WheelEvent('wheel', { bubbles: true, cancelable: true, ctrlKey: true }),
        key: new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ctrlKey: true, key: '+' }),
      };
      return Object.keys(events).filter((name) => fire(events[name]));
    });
    assert.deepEqual(let_through, []);
    const style = await page.evaluate(() => {
      const { userSelect, touchAction } = getComputedStyle(document.querySelector('h1'));
      return { userSelect, touchAction };
    });
    assert.deepEqual(style, { userSelect: 'none', touchAction: 'pan-y' });
  });

  test('touch events are enough, and two fingers do not zoom', async () => {
    const page = await opened();
    await page.devTools('Emulation.setTouchEmulationEnabled', { enabled: true, maxTouchPoints: 2 });
    const tap = async (selector) => {
      const point = await page.evaluate((it) => {
        const { left, top, width, height } = document.querySelector(it).getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, selector);
      await page.devTools('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] });
      await page.devTools('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await tap('.attract .door:not(.door-check)');
    await page.see('一共259个职业');
    await tap('.key:nth-child(7)');
    await page.see('G');
    const scale = () => page.evaluate(() => (window.visualViewport ? visualViewport.scale : 1));
    const two = (apart) => [{ x: 380 - apart, y: 500, id: 0 }, { x: 380 + apart, y: 500, id: 1 }];
    await page.devTools('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: two(20) });
    for (const apart of [60, 120, 200]) {
      await page.devTools('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: two(apart) });
    }
    await page.devTools('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    assert.equal(await scale(), 1);
  });
});
