// A result as a link and as a QR code, opened elsewhere: the same, of another edition, or damaged.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { TODAY, answer, openReceiptPage } from '../harness/questionnaire.mjs';
import { drawCode } from '../harness/qr-code.mjs';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { assertQuiet, quietFor } from '../harness/visit.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

/** The module is CommonJS; its types declare the wrong default export. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

const FIXTURES = JSON.parse(
  await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'),
);

const LINK = { role: 'textbox', name: '要转发的链接' };
const UNREADABLE = '读不出来';

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const heading = (page, name) => page.see({ role: 'heading', name });
  const linkOf = async (page) => {
    await page.see(LINK);
    return page.evaluate(() => /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value);
  };
  const goTo = (page, hash) => page.evaluate((to) => void (location.hash = to), hash);

  async function open(hash = '') {
    const page = await newPage({ today: TODAY });
    await page.open(server.address + hash);
    await page.state('running');
    return page;
  }

  test('a receipt made after a check shows the same result elsewhere', async () => {
    const page = await openReceiptPage(newPage, server.address);
    const link = await linkOf(page);
    const before = `${server.address}#/r/`;
    assert.ok(link.startsWith(before), link);
    const text = link.slice(before.length);
    assert.match(text, /^[0-9A-Z]{40,120}$/);

    const { side, pixels } = await page.evaluate(drawCode);
    assert.equal(jsQR(Uint8ClampedArray.from(pixels), side, side)?.data, link);

    await page.click('复制链接');
    await page.see(/^链接复制好了/);
    await assertQuiet(page);

    const elsewhere = await newPage({ today: '2027-03-01' });
    await elsewhere.open(link);
    await heading(elsewhere, '符合条件');
    await elsewhere.see(/^✓ 核对过，没有被改动/);
    const shown = await elsewhere.text('main');
    for (const text of ['符合条件', '1990年3月', '济南市', '2026年11月21日']) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    await quietFor(elsewhere, 500);
    const requested = elsewhere.requests.filter(({ url }) => url.split('#')[0].includes(text));
    assert.deepEqual(requested, [], 'no server receives it');
    assert.deepEqual([...(await elsewhere.violations()), ...elsewhere.errors], []);
  });

  test('any altered character is detected', async () => {
    const page = await open(`#/r/${FIXTURES.anotherEdition}`);
    const text = FIXTURES.anotherEdition;
    await heading(page, '符合条件');
    for (let position = 0; position < text.length; position += 5) {
      const other = text[position] === '7' ? '8' : '7';
      await goTo(page, `#/r/${text.slice(0, position)}${other}${text.slice(position + 1)}`);
      await heading(page, UNREADABLE);
      await page.see(/^这不是完整的自查结果链接/);
      const marks = await page.evaluate(() =>
        [...document.querySelectorAll('.outcome, .outcome .sign')].map((it) => it.getAttribute('class')));
      assert.deepEqual(marks, ['outcome torn', 'sign torn'], 'not the octagon of a refusal, nor its colour');
      await goTo(page, `#/r/${text.toLowerCase()}`);
      await heading(page, '符合条件');
    }
    assert.deepEqual(page.errors, []);
  });

  test('a receipt of another edition shows the outcome then and now, and the wished occupations', async () => {
    const page = await open(`#/r/${FIXTURES.anotherEdition}`);
    await heading(page, '符合条件');
    await page.see('工业废水处理工');
    const shown = await page.text('main');
    for (const text of ['5EED2026', '规则更新过', '1974年5月', '6-28-03-03']) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    assert.ok(!shown.includes('结果变了'), shown);
    await goTo(page, `#/r/${FIXTURES.unknownPolicy}`);
    await heading(page, '没法核对');
    assert.deepEqual(page.errors, []);
  });

  test('the outcome is first, with its own mark; only then, quietly, that it was checked', async () => {
    const page = await open(`#/r/${FIXTURES.anotherOutcome}`);
    await heading(page, '不符合条件');
    const main = await page.text('main');
    const order = ['不符合条件', '原因：', '属于财政供养人员', '规则更新过：', '下一步怎么办'].map((words) => main.indexOf(words));
    assert.ok(order.every((at, index) => at > (order[index - 1] ?? -1)), `${order} in ${main}`);
    assert.match(main, /规则更新过，结果变了。当时的结果是“符合条件”/);
    const boxes = await page.evaluate(() => [...document.querySelectorAll('.outcome')].map((it) => it.className));
    assert.deepEqual(boxes, ['outcome no'], 'no green tick');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('the owner goes on with the answers of a link', async () => {
    const page = await open(`#/r/${FIXTURES.anotherEdition}`);
    await page.click('接着改这些回答');
    await heading(page, '核对您的回答');
    await page.see('1974年5月');
    await page.click('看结果');
    await heading(page, '符合条件');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  for (const forwarded of ['#/result', '#/review', '#/receipt']) {
    test(`${forwarded} forwarded without answers leads to the start, in plain words`, async () => {
      const page = await open(forwarded);
      await page.see(/^这个链接里没有回答，(所以)?看不到结果/);
      await page.see('查查我能不能参加');
      assert.equal(await page.evaluate(() => location.hash), '#/');
      assert.deepEqual([...(await page.violations()), ...page.errors], []);
    });
  }

  test('an invalid link is reported clearly and loses no answer', async () => {
    const page = await open();
    await page.click('查查我能不能参加');
    await answer(page, '您的工资是政府财政发的吗？', '不是');
    await heading(page, '您是哪年哪月出生的？');
    const bad = ['', '9'.repeat(10_000), '%%%', '%E0%A4%A', '😀😀', '<img src=x onerror=alert(1)>', '1NONSENSE'];
    for (const text of bad) {
      await goTo(page, '#/about');
      await heading(page, '规则、来源和隐私');
      await goTo(page, `#/r/${text}`);
      await heading(page, UNREADABLE);
      await page.see('您自己填的回答都还在。');
    }
    await goTo(page, '#/check');
    await heading(page, '您是哪年哪月出生的？');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('five wished occupations are in the link', async () => {
    const page = await open('#/directory');
    await heading(page, '绿色职业目录');
    const chosen = () =>
      page.evaluate(() => document.querySelectorAll('.wish[aria-pressed=true]').length);
    await page.see('想学');
    for (let count = 1; count <= 5; count += 1) {
      await page.evaluate(() => document.querySelector('.wish[aria-pressed=false]').click());
      await eventually(`${count} on the list`, async () => (await chosen()) === count);
    }
    await page.see(/^已满5个/);
    const free = await page.evaluate(() =>
      document.querySelectorAll('.wish[aria-pressed=false]:not([disabled])').length,
    );
    assert.equal(free, 0, 'a sixth can be chosen');
    await page.click('看看');
    await heading(page, '想学的单子');
    const names = () =>
      page.evaluate(() => [...document.querySelectorAll('.wish-list a')].map((it) => it.innerText));
    // The heading comes before the chunk of the page.
    await eventually('the list', async () => (await names()).length === 5);
    const [first, ...others] = await names();
    await page.click({ role: 'button', name: `去掉：${first}` });
    await page.see(/^想学4个/);
    const link = await linkOf(page);
    await goTo(page, link.slice(link.indexOf('#')));
    // Nothing was answered, so that nothing is said about a result.
    await heading(page, '想学的单子');
    assert.deepEqual(await names(), others);
    assert.doesNotMatch(await page.text('main'), /还没答|结果一样/);
  });

  test('in a frame the link leads to the widget itself', async () => {
    const hosts = await serveHosts({ '/portal': { body: element(server.address) } });
    try {
      const page = await newPage({ today: TODAY });
      await page.open(`${hosts.address}portal`);
      await eventually('the widget', () =>
        page.within('mode=frame', () => document.documentElement.dataset.state === 'running'),
      );
      const follow = (hash) =>
        page.within('mode=frame', (to) => {
          // A link within the widget, as its pages have them.
          const link = document.createElement('a');
          link.href = to;
          document.querySelector('.qg').appendChild(link);
          link.click();
          link.remove();
        }, hash);
      await follow('#/occupation/6-28-03-03');
      await eventually('the button', () =>
        page.within('mode=frame', () => {
          const wish = document.querySelector('.wish');
          if (wish) {
            wish.click();
          }
          return wish !== null;
        }),
      );
      await follow('#/receipt');
      const link = await eventually('the link', () =>
        page.within('mode=frame', () => {
          const field = /** @type {HTMLInputElement | null} */ (document.querySelector('input[readonly]'));
          return field && field.value;
        }),
      );
      assert.ok(link.startsWith(`${server.address}#/r/`), link);
    } finally {
      await hosts.stop();
    }
  });
});
