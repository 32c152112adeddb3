// The officer's steps through a new year's notice and a changed line (docs/maintaining.md), by the forms and the text editor
// of the workbench, to a site that a visitor sees, offline too; a changed age in a trial, which becomes a case; a draft that
// stays on the computer on request. The published policy is the one with the shortest proof.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { answer } from '../harness/questionnaire.mjs';
import { Site, choose, edit, fill, openText, openWorkbench, saved, untilIdle } from '../harness/workbench.mjs';

const RULES = 'data/policies/qilu-green/rules.toml';
const CASES = 'data/policies/qilu-green/cases.toml';
const AWARD_CASES = 'data/policies/qilu-green-award/cases.toml';
const NOTICE = {
  文件标题: '关于2028年继续实施齐鲁绿色低碳职业技能培训的通知',
  文号: '例字〔2027〕1号',
  发文单位: '山东省人力资源和社会保障厅',
  发文年月: '2027-12',
  网址: 'https://example.invalid/',
  '文件的代号（小写字母、数字、短横）': 'example-2027',
  第几条: '一',
  '引文的代号（小写字母、数字、短横）': 'continued-2028',
  原文: '2028年继续实施齐鲁绿色低碳职业技能培训。',
  引的话: '2028年继续实施齐鲁绿色低碳职业技能培训。',
  到哪一天: '2028-12-31',
  核对的日期: '2027-12-20',
  网页上写的话: '评选还在继续：2027年的1号文件写明到2028年。',
  到期以后写的话: '按2027年的1号文件，评选到2028年为止。',
};
const AGE = {
  往后几年: '18',
  '不满足的，这样说': '您{fact:birth-month}出生，到{today}还不满18周岁。',
  '说不准的，这样说': '您在{moment}满18周岁，正好是这个月。我们只问了年月，要看您的生日过了没有。',
  '还要等的，这样说': '自{moment}起，您年满18周岁。',
};
// The time after the programme moves by three years, the institutions with too few persons to the new line.
const CHANGED_AWARD_CASES = [
  ['as-of = "2026-01-01"', 'as-of = "2029-01-01"'],
  ['trainees = "599"', 'trainees = "499"'],
];

async function submit(page, fields) {
  for (const [label, value] of Object.entries(fields)) {
    await fill(page, label, value);
  }
  await page.click('改进草稿');
}

async function seesNewRules(visitor) {
  await visitor.see(/少于500人/);
  await visitor.see(/2027年的1号文件写明到2028年/);
}

inEngines(['Chromium', 'Firefox ESR'], (newPage, lacks) => {
  let site;
  before(async () => {
    site = await Site.start();
  });
  after(() => site.stop());

  test('a new year and a changed line, from forms to the site of a visitor, offline too', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('规则');
    await openText(page, RULES);
    await page.click('常见的改动');
    await choose(page, '哪个项目', '精品项目申报自查');
    await submit(page, NOTICE);
    await page.see(/from = "2026-01-01"/);
    await page.see('没有写错的地方。');
    await choose(page, '要改什么', '改一个年龄');
    await choose(page, '改哪一个', '不少于600人');
    await fill(page, '不少于', '五百');
    await page.click('改进草稿');
    await page.see(/要填数字/);
    await submit(page, {
      名称: '培训人数不少于500人（正好500人也算）',
      不少于: '500',
      '满足的，这样说': '培训了{fact:trainees}，不少于500人。',
      '不满足的，这样说': '培训了{fact:trainees}，少于500人。',
    });
    await page.see(/at-least = "500"/);

    await page.click('文件');
    await choose(page, '文件', AWARD_CASES);
    await openText(page, AWARD_CASES);
    await edit(page, CHANGED_AWARD_CASES);
    await page.see('没有写错的地方。');
    await page.click('发布');
    await page.click('检查，做成压缩包');
    await untilIdle(page);
    const zip = await saved(page, 'qilu-green-publish.zip');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
    const changed = Object.keys(zip.files).filter((path) => path.startsWith('data/') && path.endsWith('.toml'));
    assert.ok(changed.includes('data/sources/example-2027.toml') && changed.includes(AWARD_CASES), changed.join());
    await site.put(zip);

    const visitor = await newPage({ today: '2028-03-01' });
    const check = '#/policy/qilu-green-award/';
    await site.visitTwice(visitor, async () => {
      await visitor.evaluate((address) => void (location.hash = address), `${check}check`);
      await answer(visitor, '这个项目全部做完了吗？', '全部做完了');
      await answer(visitor, '市人社局和市财政局都验收通过了吗？', '两个部门都通过了');
      await visitor.see({ role: 'heading', name: '这个项目一共培训了多少人？' });
      await visitor.fill({ role: 'textbox' }, '300');
      await visitor.click('下一步');
      await seesNewRules(visitor);
    });
  });

  // Firefox takes the officer's steps only.
  if (lacks('theme of a page')) {
    return;
  }

  test('a trial becomes a case, and a draft is kept on the computer only on request', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('规则');
    await openText(page, 'data/policies/qilu-green/rules.toml');
    await page.click('常见的改动');
    await choose(page, '要改什么', '改一个年龄');
    await choose(page, '改哪一个', '还不满16周岁');
    await submit(page, AGE);
    await page.see(/\+ plus-years = 18/);
    await choose(page, '要改什么', '改一句问话');
    await choose(page, '改哪一个', '您是男是女？');
    await submit(page, { 问题: '您是男的还是女的？' });
    await page.see(/\+ title = "您是男的还是女的？"/);
    await page.click('试用');
    await page.click('用草稿试一试');
    await untilIdle(page);
    const inTrial = (what, code) => eventually(what, () => page.within('workbench-trial/', code));
    await inTrial('the widget', () => document.documentElement.dataset.state === 'running');
    await page.within('workbench-trial/', () => void (location.hash = '#/check/state-funded'));
    await inTrial('the first question', () => {
      const option = [...document.querySelectorAll('.option')].find((one) => one.textContent.startsWith('不是'));
      option?.click();
      return !!option;
    });
    await inTrial('the second question', () => {
      const [year, month] = /** @type {HTMLSelectElement[]} */ ([...document.querySelectorAll('select')]);
      if (!month) {
        return false;
      }
      for (const [list, wanted] of /** @type {[HTMLSelectElement, number][]} */ ([[year, new Date().getFullYear() - 17], [month, 1]])) {
        list.selectedIndex = [...list.options].findIndex((option) => parseInt(option.text, 10) === wanted);
        list.dispatchEvent(new Event('change', { bubbles: true }));
      }
      [...document.querySelectorAll('button')].find((one) => one.textContent === '下一步').click();
      return true;
    });
    await inTrial('the new answer', () => /还不满18周岁/.test(document.body.textContent));
    await page.click('把下面的回答存成例子');
    await page.see(/存成例子了：data\/policies\/qilu-green\/cases\.toml 第\d+行/);
    await page.click('规则');
    await page.click('文件');
    await choose(page, '文件', CASES);
    assert.match(await openText(page, CASES), /story = "试用时答的：不是财政发的，\d{4}年1月"[^]*outcome = "ineligible"/);

    await page.evaluate(() => {
      const open = indexedDB.open.bind(indexedDB);
      indexedDB.open = () => {
        indexedDB.open = open;
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.click('存在这台电脑上');
    await page.see(/这台电脑上存不下/);
    await page.click('存在这台电脑上');
    await page.see(/草稿存在这台电脑的这个浏览器里了/);
    await page.open(`${site.address}workbench.html`);
    await page.see('和网站上的一样');
    await page.click('打开这台电脑上的草稿');
    await page.see('草稿：改过了');
    await page.click('删掉这台电脑上的草稿');
    await page.see('这台电脑上的草稿删掉了。');
    await page.open(`${site.address}workbench.html`);
    await page.see('和网站上的一样');
    assert.doesNotMatch(await page.text('body'), /打开这台电脑上的草稿/);
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });
});
