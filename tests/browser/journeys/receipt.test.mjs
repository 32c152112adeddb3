// A result as a link and as a QR code, opened elsewhere: the same, of another edition, or damaged.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import jsqr from 'jsqr';
import { TODAY, answer, completeCheck } from '../harness/questionnaire.mjs';
import { drawCode } from '../harness/qr-code.mjs';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { assertQuiet, quietFor, visit } from '../harness/visit.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

/** The module is CommonJS; its types declare the wrong default export. */
const jsQR = /** @type {typeof import('jsqr').default} */ (/** @type {unknown} */ (jsqr));

const FIXTURES = JSON.parse(
  await readFile(new URL('../fixtures/receipts.json', import.meta.url), 'utf8'),
);

const LINK = { role: 'textbox', name: '这份结果的链接' };
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

  /** Completes a check and opens the page of the receipt. */
  async function toReceipt() {
    const page = await visit(await newPage({ today: TODAY }), server.address);
    await completeCheck(page);
    await page.click('保存、转发结果');
    await heading(page, '保存、转发结果');
    return page;
  }

  test('a receipt made after a check shows the same result elsewhere', async () => {
    const page = await toReceipt();
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
    await heading(elsewhere, '核对过，对得上');
    const shown = await elsewhere.text('main');
    for (const text of ['符合条件', '1990年3月', '济南市', '2026年11月21日']) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    await quietFor(elsewhere, 500);
    const asked = elsewhere.requests.filter(({ url }) => url.split('#')[0].includes(text));
    assert.deepEqual(asked, [], 'no server receives it');
    assert.deepEqual([...(await elsewhere.violations()), ...elsewhere.errors], []);
  });

  test('any altered character is detected', async () => {
    const page = await open(`#/r/${FIXTURES.anotherEdition}`);
    const text = FIXTURES.anotherEdition;
    await heading(page, '规则更新过');
    for (let position = 0; position < text.length; position += 5) {
      const other = text[position] === '7' ? '8' : '7';
      await goTo(page, `#/r/${text.slice(0, position)}${other}${text.slice(position + 1)}`);
      await heading(page, UNREADABLE);
      await page.see(/^这不是完整的自查结果链接/);
      await goTo(page, `#/r/${text.toLowerCase()}`);
      await heading(page, '规则更新过');
    }
    assert.deepEqual(page.errors, []);
  });

  test('a receipt of another edition shows the outcome then and now, and the occupations of interest', async () => {
    const page = await open(`#/r/${FIXTURES.anotherEdition}`);
    await heading(page, '规则更新过');
    await page.see('工业废水处理工');
    const shown = await page.text('main');
    for (const text of ['5EED2026', '当时的结果', '结果没有变', '1974年5月', '6-28-03-03']) {
      assert.ok(shown.includes(text), `${text} in ${shown}`);
    }
    await goTo(page, `#/r/${FIXTURES.unknownPolicy}`);
    await heading(page, '没法核对');
    assert.deepEqual(page.errors, []);
  });

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

  test('five occupations of interest are in the link', async () => {
    const page = await open('#/directory');
    await heading(page, '绿色职业目录');
    const chosen = () =>
      page.evaluate(() => document.querySelectorAll('.wish[aria-pressed=true]').length);
    await page.see('想学');
    for (let count = 1; count <= 5; count += 1) {
      await page.evaluate(() => document.querySelector('.wish[aria-pressed=false]').click());
      await eventually(`${count} on the list`, async () => (await chosen()) === count);
    }
    await page.see(/^想学的已选满5个/);
    const free = await page.evaluate(() =>
      document.querySelectorAll('.wish[aria-pressed=false]:not([disabled])').length,
    );
    assert.equal(free, 0, 'a sixth can be chosen');
    await page.click('看看想学的');
    await heading(page, '保存、转发结果');
    const names = () =>
      page.evaluate(() => [...document.querySelectorAll('.wish-list a')].map((it) => it.innerText));
    const [first, ...others] = await names();
    assert.equal(others.length, 4);
    await page.click({ role: 'button', name: `去掉：${first}` });
    await page.see(/^想学的已选4个/);
    const link = await linkOf(page);
    await goTo(page, link.slice(link.indexOf('#')));
    await heading(page, '核对过，对得上');
    assert.deepEqual(await names(), others);
    assert.match(await page.text('main'), /还没答完/);
  });

  test('in a frame the link leads to the widget itself', async () => {
    const hosts = await serveHosts({ '/portal': { body: element(server.address) } });
    try {
      const page = await newPage({ today: TODAY });
      await page.open(`${hosts.address}portal`);
      await eventually('the widget', () =>
        page.within('mode=frame', () => document.documentElement.dataset.state === 'running'),
      );
      const link = await eventually('the link', async () => {
        // A link inside the widget, as on its pages.
        await page.within('mode=frame', () => {
          const link = document.createElement('a');
          link.href = '#/receipt';
          document.querySelector('.qg').appendChild(link);
          link.click();
          link.remove();
        });
        return page.within('mode=frame', () => /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value);
      });
      assert.ok(link.startsWith(`${server.address}#/r/`), link);
    } finally {
      await hosts.stop();
    }
  });
});
