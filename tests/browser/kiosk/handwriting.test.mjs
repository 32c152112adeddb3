// Writing by hand on a kiosk: characters written with a pointer find the occupation (docs/handwriting.md).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeViolations, injectAxe } from '../harness/axe.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { strokesOf, trembling, write, writeWord } from '../harness/handwriting.mjs';
import { SCREENS, begin, openKeypad, openKiosk, press } from '../harness/kiosk-visitor.mjs';
import { serve } from '../harness/server.mjs';

/** A word that a visitor writes, and an occupation that it finds: an entry of the directory, or of the national list. */
const WORDS = {
  废: { role: 'link', name: /工业废水处理工|再生物资/ },
  电焊: { role: 'link', name: /焊工/ },
  护理: { role: 'link', name: /护/ },
  叉车: /起重装卸机械操作工/,
};

const UNREAD = '没认出来，再写一次，或者看图找。';

/** Returns the candidates on the screen. */
const shown = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.write-choices button')].map((button) => button.textContent));

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  /** Opens the field on a kiosk of this size. */
  async function openField(viewport) {
    const page = await openKiosk(newPage, server, '', { viewport });
    await begin(page);
    await openKeypad(page);
    await page.click('手写');
    await page.see('请在框里写一个字');
    return page;
  }

  for (const screen of SCREENS) {
    test(`words written on ${screen.width} × ${screen.height} find their occupations`, async () => {
      const page = await openField(screen);
      const tremble = trembling(screen.width);
      for (const [word, found] of Object.entries(WORDS)) {
        await writeWord(page, word, tremble);
        await page.see(found);
        const hidden = await page.evaluate(() =>
          [...document.querySelectorAll('.write-field, .write button')]
            .filter((one) => one.getBoundingClientRect().bottom > innerHeight).map((one) => one.textContent));
        // What is said about a national occupation takes more lines than the hits.
        assert.ok(hidden.length === 0 || found === WORDS['叉车'], `below the screen after ${word}: ${hidden}`);
        for (let left = word.length; left > 0; left -= 1) {
          await page.click('删一个字');
        }
        await page.see('还没有写');
      }
      assert.deepEqual([...page.errors, ...(await page.violations())], []);
    });
  }

  for (const screen of SCREENS) {
    test(`no hit is hidden by the field on ${screen.width} × ${screen.height}`, async () => {
      const page = await openKiosk(newPage, server, '', { viewport: screen });
      await begin(page);
      await openKeypad(page);
      await press(page, 'D');
      await page.see(/第1屏，共/);
      await page.click('手写');
      await page.see('请在框里写一个字');
      const { hits, hidden } = await page.evaluate(() => {
        const { bottom } = document.querySelector('.found').getBoundingClientRect();
        const all = [...document.querySelectorAll('.wishable')];
        return {
          hits: all.length,
          hidden: all.filter((hit) => hit.getBoundingClientRect().bottom > bottom + 1).length,
        };
      });
      assert.ok(hits >= 5 && hidden === 0, `${hidden} of ${hits} hits`);
      assert.deepEqual(page.errors, []);
    });
  }

  test('strokes are taken back, the next character is offered, and nothing stays for the next visitor', async () => {
    const page = await openField(SCREENS[0]);
    const turn = (step) => [0.5 + 0.4 * Math.cos(step / 3), 0.5 + 0.4 * Math.sin(step / 3)];
    await write(page, [Array.from({ length: 60 }, (_, step) => turn(step))]);
    await page.see(UNREAD);
    assert.deepEqual(await shown(page), [], 'a drawing that is no character is not taken for one');
    await page.click('擦掉重写');
    await page.see('请在框里写一个字');

    const strokes = await strokesOf('十', trembling(1));
    await write(page, strokes.slice(0, 1));
    assert.equal((await shown(page))[0], '一');
    await write(page, strokes.slice(1));
    assert.ok((await shown(page)).includes('十'));
    await page.click('撤一笔');
    assert.equal((await shown(page))[0], '一');
    await page.click('擦掉重写');
    await page.see('请在框里写一个字');
    await write(page, await strokesOf('电', trembling(2)));
    await injectAxe(page);
    assert.deepEqual(await axeViolations(page), []);

    await page.click({ role: 'button', name: '电' });
    await page.see('接着写，或者点下一个字');
    const next = await shown(page);
    assert.ok(next.length === 8 && next.includes('池'), next.join(''));
    await page.click({ role: 'button', name: '池' });
    await page.see({ role: 'link', name: /电池制造工/ });
    await page.click('按字母');
    await page.see('电池');
    await page.see({ role: 'button', name: 'A' });

    await page.click('手写');
    await write(page, await strokesOf('电', trembling(3)));
    await page.click('我用完了');
    await begin(page);
    await openKeypad(page);
    await page.see('还没有按');
    await page.click('手写');
    await page.see('请在框里写一个字');
    assert.equal(await page.evaluate(() => document.querySelectorAll('.write-field polyline[points]').length), 0);
    assert.deepEqual([...page.errors, ...(await page.violations())], []);
  });
});
