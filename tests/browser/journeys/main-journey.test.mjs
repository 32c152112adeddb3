// The main task of users: three checks, one for each outcome, and the look-up of an occupation. After
// loading, the page sends no request.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { assertNothingSent, assertQuiet, visitUntilCached } from '../harness/visit.mjs';

const TODAY = '2026-11-21';

const QUESTION = {
  funded: '您的工资是政府财政发的吗？',
  birth: '您是哪年哪月出生的？',
  able: '您现在能干活、能听课吗？',
  willing: '您愿意参加培训吗？',
  groups: '您是下面哪种人？（可以选几个）',
  place: '您想在哪个市参加培训？',
};
const ANSWERS = '看看我的回答，也可以改';
const HEADING = { role: 'heading' };

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  /** Opens the start page and waits for all its files. */
  const begin = async () => visitUntilCached(await newPage({ today: TODAY }), server);

  /** Asserts that the page requested nothing except `opened`, and that all of it came from the cache. */
  async function assertSilent(page, opened) {
    await assertQuiet(page, opened);
    assertNothingSent(server);
  }

  const heading = (page, name) => page.see({ ...HEADING, name });

  async function tap(page, question, answer) {
    await heading(page, question);
    await page.click(answer);
  }

  async function bornIn(page, year, month) {
    await heading(page, QUESTION.birth);
    await page.choose({ role: 'combobox', name: /^年/ }, `${year}年`);
    await page.choose({ role: 'combobox', name: /^月/ }, `${month}月`);
    await page.click('下一步');
  }

  async function tick(page, ...groups) {
    await heading(page, QUESTION.groups);
    for (const group of groups) {
      await page.click(group);
    }
    await page.click('下一步');
  }

  test('an answer of 不清楚 makes the check shorter than a clear one, and both are counted', async () => {
    const page = await newPage({ today: TODAY });
    await page.open(server.address);
    await page.state('running');
    await page.click('查查我能不能参加');
    const left = async () => {
      await heading(page, QUESTION.birth);
      return Number(/第2题\s*最多还有([0-9]+)题/.exec(await page.text('main'))?.[1]);
    };
    await tap(page, QUESTION.funded, '不清楚');
    const unclear = await left();
    await page.back();
    await tap(page, QUESTION.funded, '不是');
    const clear = await left();
    assert.ok(unclear > 0 && unclear < clear, `${unclear} of ${clear}`);
  });

  test('a man of 36 in a factory in Jinan: 符合条件', async () => {
    const page = await begin();
    await page.click('查查我能不能参加');
    await tap(page, QUESTION.funded, '不是');
    await bornIn(page, 1990, 3);
    await tap(page, QUESTION.able, '能');
    await tap(page, QUESTION.willing, '愿意');
    await tick(page, '在山东的公司、工厂上班');
    await tap(page, QUESTION.place, '济南');

    await heading(page, '符合条件');
    await page.click(ANSWERS);
    await page.see('济南市');
    const answers = await page.text('main');
    for (const answer of ['不是财政发的', '1990年3月', '在山东的公司或工厂上班', '济南市']) {
      assert.ok(answers.includes(answer), `${answer} in ${answers}`);
    }

    const result = await page.text('main');
    assert.ok(result.includes('劳动年龄段内有劳动能力和培训意愿的劳动者'), result);
    assert.ok(result.includes('三（一）'), result);
    assert.ok(result.includes('《关于组织实施齐鲁绿色低碳职业技能培训项目'), result);
    assert.match(result, /自己查的结果，不算报名，也不是审批/);
    await page.click('文件里怎么写的');
    await page.see(/^山东省人力资源和社会保障厅、山东省财政厅，/);
    // For staff who check every step. Its elements are most of the page's, so they are rendered when it is opened.
    const steps = () => page.evaluate(() => document.querySelectorAll('.tree').length);
    assert.equal(await steps(), 0);
    await page.click('判断过程（给工作人员看）');
    await page.click('看里面的2条');
    await page.see('到2026年11月，已经到了“出生年月”的16年后');
    await page.see('您答的是：1990年3月');
    assert.ok((await steps()) > 5);
    await assertSilent(page);
  });

  test('none of the groups, and an answer changed on the result page: 需向当地确认', async () => {
    const page = await begin();
    await page.click('查查我能不能参加');
    await tap(page, QUESTION.funded, '不是');
    await bornIn(page, 1985, 7);
    await tap(page, QUESTION.able, '能');
    await tap(page, QUESTION.willing, '愿意');
    await tick(page, '都不是');

    await heading(page, '可能符合，要问当地');
    await page.click(ANSWERS);
    await page.click({ role: 'link', name: '修改：出生年月' });
    await bornIn(page, 1986, 8);
    await heading(page, '可能符合，要问当地');
    await page.click(ANSWERS);
    await page.see('1986年8月');
    const answers = await page.text('main');
    assert.ok(answers.includes('1986年8月') && !answers.includes('1985年7月'), answers);
    assert.ok(answers.includes('都不是'), 'the other answers stay');

    const result = await page.text('main');
    assert.match(result, /要问当地人社局的：\s*您不在通知点名的几类人里/);
    assert.ok(result.includes('12333'), result);
    await assertSilent(page);
  });

  test('paid by the state, after a step back: 不符合条件', async () => {
    const page = await begin();
    await page.click('查查我能不能参加');
    await tap(page, QUESTION.funded, '不是');
    await heading(page, QUESTION.birth);
    await page.back();
    await heading(page, QUESTION.funded);
    await page.see('您选的');
    await page.click('是');

    await heading(page, '不符合条件');
    const result = await page.text('main');
    assert.ok(result.includes('财政供养人员除外。'), result);
    assert.ok(result.includes('不满足'), result);

    await page.back();
    await heading(page, QUESTION.funded);
    await assertSilent(page);
  });

  test('工业废水处理工 is found by its initials and by a word of its name', async () => {
    const page = await begin();
    await page.click('查我的工作算不算绿色职业');
    const field = { role: 'combobox', name: '您干什么活，想学什么？' };
    for (const typed of ['gyfs', '废水']) {
      await page.fill(field, typed);
      await page.press('Escape');
      await page.click({ role: 'link', name: /工业废水处理工/ });
      await heading(page, /工业废水处理工/);
      const entry = await page.text('main');
      assert.match(entry, /公开报道点名列入省绿色低碳职业目录。/);
      await page.back();
      await heading(page, '绿色职业目录');
    }
    await assertSilent(page, { opened: ['GET /national.bin', 'GET /meaning.bin'] });
  });
});
