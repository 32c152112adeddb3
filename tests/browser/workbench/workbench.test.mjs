// The officer's steps through the workbench (docs/workbench.md): a list from an office becomes the official directory of the
// site, and a visitor sees it, offline too. A broken list and a cancelled task change nothing.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { xlsx } from '../harness/office-files.mjs';
import { TODAY } from '../harness/questionnaire.mjs';
import { Site, choose, chooseFile, edit, fill, lineAtCursor, openText, openWorkbench, saved, untilIdle } from '../harness/workbench.mjs';

const DIRECTORY = new URL('../../../data/occupations/directory.csv', import.meta.url);
const EDITION = {
  名称: '2030年版',
  文件标题: '关于公布绿色低碳职业目录的通知',
  文号: '例字〔2030〕9号',
  发文单位: '山东省人力资源和社会保障厅',
  发文日期: '2030-05',
};

/** Returns a workbook of the office: a cover sheet, a title above the head, faults in the rows, a note below the table. */
async function officeWorkbook() {
  const listed = (await readFile(DIRECTORY, 'utf8')).trim().split('\n').slice(1).map((row) => row.split(','));
  const rows = listed.map(([code, name, mark], index) => [
    String(index + 1),
    // Full-width digits, other dashes, a missing code.
    index === 1 ? code.replace(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
      : index === 2 ? code.replaceAll('-', '—') : index === 3 ? '' : code,
    // Spaces, the letter of the mark, a zero-width character.
    index === 4 ? name.split('').join(' ') : index === 5 ? `${name}（${mark || 'L'}）` : index === 6 ? `${name}\u200b` : name,
  ]);
  // One name with a typo, to be decided by a click.
  rows[10][1] = '';
  rows[10][2] += '人';
  return xlsx({
    封面: [['山东省绿色低碳职业目录'], ['二〇三〇年五月']],
    目录: [['附件'], ['序号', '职业\n编码', '职 业 名 称'], ...rows, ['注：以上共259个职业']],
  }).then((bytes) => ({ bytes, misspelt: listed[10] }));
}

inEngines(['Chromium', 'Firefox ESR'], (newPage, lacks) => {
  let site;
  before(async () => {
    site = await Site.start();
  });
  after(() => site.stop());

  test('a list from an office becomes the official directory of the site, for a visitor offline too', async () => {
    const page = await openWorkbench(newPage, site);
    const { bytes, misspelt } = await officeWorkbook();
    await chooseFile(page, '名单.xlsx', bytes);
    await untilIdle(page);
    await page.see(/有1行对不上/);
    await page.click({ role: 'button', name: `${misspelt[0]} ${misspelt[1]}` });
    await untilIdle(page);
    await page.see('259个职业都对上了。');
    assert.doesNotMatch(await page.text('main'), /放进草稿/, 'an edition without a document is not taken');
    for (const [name, value] of Object.entries(EDITION)) {
      await fill(page, name, value);
    }
    await page.click('照名称和出处重新算');
    await untilIdle(page);
    await page.click('放进草稿');
    await page.see(/259个职业放进草稿了/);
    await page.click('影响');
    await page.click('比一比');
    await untilIdle(page);
    await page.see(/目录：旧 259 个，新 259 个/);
    await page.click('试用');
    await page.click('用草稿试一试');
    await untilIdle(page);
    await eventually('the trial', () => page.within('workbench-trial/', () =>
      /2030年版，一共259个/.test(document.body.textContent)));
    await page.click('发布');
    await page.click('检查，做成压缩包');
    await untilIdle(page);
    const zip = await saved(page, 'qilu-green-publish.zip');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
    assert.ok(zip.file('说明.html') && zip.file('data/occupations/directory.csv'));
    assert.match(await zip.file('site/directory.html').async('string'), /2030年版/);
    await site.put(zip);

    await page.open(`${site.address}workbench.html`);
    await page.see('和网站上的一样');
    await page.click('规则');
    await choose(page, '文件', 'facets.toml');
    assert.match(await openText(page, 'data/occupations/facets.toml'), /2030年版/, 'the published data');

    const visitor = await newPage({ today: TODAY });
    await site.visitTwice(visitor, () => visitor.see(/2030年版，一共259个/));
    await visitor.evaluate(() => void (location.hash = '#/about'));
    await visitor.see(/换上了另一版职业目录/);
    const about = await visitor.text('main');
    assert.match(about, /关于公布绿色低碳职业目录的通知/);
    assert.match(about, /列入正式目录/);
    assert.doesNotMatch(about, /参考版/);
  });

  // Firefox takes the officer's steps only.
  if (lacks('theme of a page')) {
    return;
  }

  test('a file that is no list ends in a sentence', async () => {
    const page = await openWorkbench(newPage, site);
    for (const [bytes, sentence] of [
      [Buffer.from('%PDF-1.7'), /这是.*PDF/],
      [Buffer.from('姓名,年龄\n张三,50\n'), /找不到表头/],
      [Buffer.alloc(11 << 20, 'x'), /文件太大/],
    ]) {
      await chooseFile(page, '名单.csv', bytes);
      await untilIdle(page);
      await page.see(sentence);
    }
    // Columns with other names are pointed out by hand.
    const rows = (await readFile(DIRECTORY, 'utf8')).trim().split('\n').slice(1).map((row) => row.split(',').slice(0, 2));
    const list = [['大典里的号', '工作的名字'], ...rows].map((row) => row.join('\t')).join('\r\n');
    await chooseFile(page, '名单.txt', Buffer.from(list));
    await untilIdle(page);
    await page.see(/找不到表头/);
    await page.choose({ role: 'combobox', name: '第1列是什么' }, '职业编码');
    await page.choose({ role: 'combobox', name: '第2列是什么' }, '职业名称');
    await page.click('照这样重新读');
    await untilIdle(page);
    await page.see('259个职业都对上了。');
    assert.deepEqual(page.errors, []);
  });

  test('a draft is saved and opened again, a broken rule keeps everything from being published', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('规则');
    await openText(page, 'data/policies/qilu-green/rules.toml');
    await edit(page, [['plus-years = 16', 'plus-years = sixteen']]);
    await page.see('草稿：改过了');
    await page.see(/这里的写法不对/);
    await page.click(/rules\.toml 第\d+行/);
    assert.match(await openText(page, 'data/policies/qilu-green/rules.toml'), /sixteen/);
    await page.click('存草稿');
    await untilIdle(page);
    const zip = await saved(page, 'qilu-green-draft.zip');
    const draft = await zip.generateAsync({ type: 'nodebuffer' });
    await page.click('不要草稿，从头来');
    await page.see('和网站上的一样');
    await chooseFile(page, 'qilu-green-draft.zip', draft, '.draft input[type=file]');
    await page.see('草稿打开了。');
    await page.see('草稿：改过了');
    await page.click('发布');
    await page.click('检查，做成压缩包');
    await untilIdle(page);
    await page.see(/还有检查没通过/);
    assert.deepEqual(await page.evaluate(() => window.files.map((file) => file.name)), ['qilu-green-draft.zip']);
  });

  test('a policy is read from top to bottom, and its words lead to their line; the pages are printed without the rest', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('规则');
    await page.click('从头读一遍');
    await untilIdle(page);
    await page.click('“出生年月”往后16年');
    assert.equal(await lineAtCursor(page, 'data/policies/qilu-green/rules.toml'), 'plus-years = 16');
    await page.click('从头读一遍');
    await page.click('“禁止用人单位招用未满十六周岁的未成年人。”');
    assert.match(await lineAtCursor(page, 'data/policies/qilu-green/citations.toml'), /^quote = "禁止用人单位/);
    await page.click('从头读一遍');
    await choose(page, '哪一项政策', '精品项目');
    await untilIdle(page);
    await page.click('培训人数不少于600人（正好600人也算）');
    assert.match(await lineAtCursor(page, 'data/policies/qilu-green-award/rules.toml'), /^name = "培训人数不少于600人/);

    await page.click('影响');
    for (const [button, heading] of [['答得不一样的人', '同一个人，各项政策答得不一样的地方'], ['各种人怎么答', '各种人的情况，规则怎么答']]) {
      await page.click(button);
      await untilIdle(page);
      await page.see({ role: 'heading', name: heading });
    }
    assert.ok(await page.evaluate(() => document.querySelectorAll('.page tbody tr').length > 100), 'the tables');
    await page.evaluate(() => {
      window.told = [];
      window.print = () => void window.told.push('print');
    });
    await page.click('打印');
    assert.deepEqual(await page.evaluate(() => window.told), ['print']);
    const session = await page.protocol();
    await session.send('Emulation.setEmulatedMedia', { media: 'print' });
    const shown = await page.evaluate(() => ['header', 'footer', 'main .button', 'main .page'].map((selector) =>
      getComputedStyle(document.querySelector(selector)).display !== 'none'));
    assert.deepEqual(shown, [false, false, false, true]);
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('a running check is ended by a button', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('检查');
    await page.evaluate(() =>
      /** @type {HTMLElement} */ ([...document.querySelectorAll('main button')].find((one) => one.textContent === '检查')).click());
    await page.click('停下');
    await page.see('停下了，什么也没有改。');
  });
});
