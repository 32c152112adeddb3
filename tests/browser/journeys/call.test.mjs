// From the result to the telephone: the words to say, composed of the answers, and the question about the city,
// which can be skipped.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { answer, completeCheck, TODAY } from '../harness/questionnaire.mjs';
import { serve } from '../harness/server.mjs';

inEngines(CHROMIUMS, (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const open = async () => {
    const page = await newPage({ today: TODAY });
    await page.open(server.address);
    await page.state('running');
    return page;
  };
  const words = (page) => page.evaluate(() => document.querySelector('.call-words').innerText);

  test('a woman past 50 without a pension: her words, and the city that she was not asked for', async () => {
    const page = await open();
    await page.click('查查我能不能参加');
    await answer(page, '您的工资是政府财政发的吗？', /^不是/);
    await page.see({ role: 'heading', name: '您是哪年哪月出生的？' });
    await page.choose({ role: 'combobox', name: /^年/ }, '1974年');
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    await page.click('下一步');
    await answer(page, '您是男是女？', '女');
    await answer(page, '您的岗位，原来规定多少岁退休？', /^50岁/);
    await answer(page, '您现在每月领养老金吗？', /^没有领/);
    await answer(page, '您现在能干活、能听课吗？', '能');
    await answer(page, '您愿意参加培训吗？', '愿意');
    await page.see({ role: 'heading', name: '可能符合，要问当地' });
    await page.see('打电话可以这样说');
    const said = '您好，我想参加齐鲁绿色低碳职业技能培训。我1974年3月出生，是女的，岗位原来规定50岁退休，没有领养老金';
    assert.ok((await words(page)).startsWith(`${said}。`), await words(page));
    const city = () => page.evaluate(() => {
      const list = /** @type {HTMLSelectElement} */ (document.querySelector('.call select'));
      return list.selectedOptions[0].innerText;
    });
    assert.equal(await city(), '先不选');
    await page.choose({ role: 'combobox', name: /^您在哪个市/ }, '潍坊');
    await page.see(/^潍坊哪个窗口管报名，我们还没有核实过/);
    assert.ok((await words(page)).startsWith(`${said}，想在潍坊市参加。`), await words(page));
    await page.see({ role: 'heading', name: '可能符合，要问当地' });
    assert.equal(await page.evaluate(() => document.querySelector('a[href="tel:12333"]').innerText.trim()), '12333');
    await page.choose({ role: 'combobox', name: /^您在哪个市/ }, '先不选');
    assert.ok((await words(page)).startsWith(`${said}。`), await words(page));
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('a man who was asked for his city is not asked again', async () => {
    const page = await open();
    await completeCheck(page);
    await page.see('打电话可以这样说');
    const said = '您好，我想参加齐鲁绿色低碳职业技能培训。我1990年3月出生，在公司或工厂上班，想在济南市参加。';
    assert.ok((await words(page)).startsWith(said), await words(page));
    assert.equal(await page.evaluate(() => document.querySelector('.call select')), null);
    await page.see(/^济南哪个窗口管报名，我们还没有核实过/);
  });
});
