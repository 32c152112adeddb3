// The other policies: one file, fetched when they are opened; the award for institutions, a plan that has
// ended, and a failed request.

import assert from 'node:assert/strict';
import { rename } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { filesNamed, serve, serveModified } from '../harness/server.mjs';
import { assertQuiet, visit } from '../harness/visit.mjs';

const TODAY = '2026-11-21';
const OTHERS = '其他政策';

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const begin = async (address = server.address) => visit(await newPage({ today: TODAY }), address);

  const heading = (page, name) => page.see({ role: 'heading', name });

  async function openList(page) {
    await page.click('看看其他政策');
    await heading(page, OTHERS);
    await heading(page, '齐鲁绿色低碳培训精品项目申报自查');
  }

  async function tap(page, question, answer) {
    await heading(page, question);
    await page.click(answer);
  }

  async function type(page, question, number) {
    await heading(page, question);
    await page.fill({ role: 'textbox' }, number);
    await page.click('下一步');
  }

  test('the list shows where, for whom and until when each policy applies', async () => {
    const page = await begin();
    await openList(page);
    const list = await page.text('main');
    for (const text of ['在哪里：山东省济宁市', '办培训的单位', '已于2021年12月31日结束', '文件写到2025年12月31日']) {
      assert.ok(list.includes(text), `${text} in ${list}`);
    }
    await assertQuiet(page, { opened: ['GET /policies.bin'] });
  });

  test('an institution checks its project for the award, in numbers with units', async () => {
    const page = await begin();
    await openList(page);
    await page.click('我们的项目够不够省里精品项目的申报条件？');
    await tap(page, '这个项目全部做完了吗？', '全部做完了');
    await tap(page, '市人社局和市财政局都验收通过了吗？', '两个部门都通过了');
    await type(page, '这个项目一共培训了多少人？', '很多');
    await page.see(/^请只填数字/);
    await type(page, '这个项目一共培训了多少人？', '600');
    await type(page, '培训合格率是多少？', '95');
    await type(page, '培训后的就业率是多少？', '89.99');
    await heading(page, '不符合申报条件');
    await page.click('看看我的回答，也可以改');
    await page.see('600人');
    const answers = await page.text('main');
    for (const answer of ['600人', '95%', '89.99%', '齐鲁绿色低碳培训精品项目申报自查']) {
      assert.ok(answers.includes(answer), `${answer} in ${answers}`);
    }
    const result = await page.text('main');
    assert.ok(result.includes('就业率是89.99%，不到90%。'), result);
    assert.ok(!result.includes('看看绿色职业目录'), 'no link of the check for persons');
    await assertQuiet(page, { opened: ['GET /policies.bin'] });
  });

  test('a plan that has ended is marked, evaluated for its last day, and linked to the repeat check', async () => {
    const page = await begin();
    await openList(page);
    await page.click('2019到2021年在济宁，我是不是培训补贴的对象？');
    await page.see('已于2021年12月31日结束');
    await tap(page, '那时候您想参加技能培训吗？', '想');
    await tap(page, '那时候您是下面哪一种人？', '农民工');
    await tap(page, '那时候您到退休年龄了吗？有养老金吗？', '还没到退休年龄，也没领养老金');
    await tap(page, '那时候您在济宁吗？', '在');
    await heading(page, '符合条件（按当时的方案）');
    const result = await page.text('main');
    for (const text of ['已于2021年12月31日结束', '按2021年12月31日计算', '现在已经结束，不能再按它申请']) {
      assert.ok(result.includes(text), `${text} in ${result}`);
    }
    await page.click('领过补贴以后，这个职业、这个等级还能再补吗？（济宁）');
    await heading(page, '同一个职业（工种），您以前领过培训补贴吗？');
    await assertQuiet(page, { opened: ['GET /policies.bin'] });
  });

  test('a file that cannot be fetched is reported, can be requested again, and loses no answer', async () => {
    let hidden = [];
    const broken = await serveModified(async (folder) => {
      hidden = await filesNamed(folder, 'policies.bin');
      await Promise.all(hidden.map((path) => rename(path, `${path}.away`)));
    });
    try {
      const page = await begin(broken.address);
      await page.click('查查我能不能参加');
      await tap(page, '您的工资是政府财政发的吗？', '是');
      await page.evaluate(() => void (location.hash = '#/policies'));
      await page.see(/^其他政策没打开/);
      await Promise.all(hidden.map((path) => rename(`${path}.away`, path)));
      await page.click('再试一次');
      await heading(page, '齐鲁绿色低碳培训精品项目申报自查');
      await page.evaluate(() => void (location.hash = '#/result'));
      await heading(page, '不符合条件');
    } finally {
      await broken.stop();
    }
  });
});
