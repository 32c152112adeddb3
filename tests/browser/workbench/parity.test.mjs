// The workbench and the command line come to the same results: on the lists that an office sends, each of which is read or
// ends in a sentence that says what to mend, and on data with a mistake. (crates/policy_cli/tests/workbench.rs compares the
// same without a browser.)

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { tryXtask } from '../harness/command-line.mjs';
import { inEngines } from '../harness/engines.mjs';
import { gbk, ods, xls, xlsx } from '../harness/office-files.mjs';
import { eventually } from '../harness/page.mjs';
import { Site, choose, chooseFile, edit, fill, lineAtCursor, openText, openWorkbench, untilIdle } from '../harness/workbench.mjs';

const DATA = fileURLToPath(new URL('../../../data', import.meta.url));
const MISTAKES = new URL('../../../crates/policy_cli/tests/broken-data.json', import.meta.url);
const POLICY = 'data/policies/qilu-green';

/** Returns a copy of the rows with another text in a cell. */
function changed(rows, row, column, text) {
  return rows.map((cells, index) => (index === row ? cells.map((cell, other) => (other === column ? text : cell)) : cells));
}

/** The lists: name of the file, its bytes or the pasted text, what the page concludes, what the command line concludes. */
async function lists(listed) {
  const table = [['职业编码', '职业名称'], ...listed];
  const text = (rows, separator) => rows.map((row) => row.join(separator)).join('\r\n');
  const numbered = table.map((row, index) => [index ? String(index) : '序号', ...row]);
  const read = ['259个职业都对上了。', '可以导入'];
  return [
    ['名单.xlsx', await xlsx({ 封面: [['职业目录'], ['二〇三〇年']], 目录: [['附件'], ...changed(table, 11, 1, `${listed[10][1]}人`)] }),
      '有1行对不上国家职业分类', '有 1 行没对上'],
    ['名单.xls', xls({ 名单: [...numbered, ['合计', '', '259个'], ['注：L 为绿色职业。']] }), ...read],
    ['名单.et', xls({ 甲: table, 乙: table }), '选一张', '用 --sheet 写明读哪一张'],
    ['名单.ods', await ods({ 名单: [['目录'], ...table] }), ...read],
    ['GBK名单.csv', gbk(text(table, ',')), ...read],
    ['名单.csv', Buffer.from(`\ufeff${text(table.slice(0, -1), ',')}`), '名单有258个职业', '名单有 258 个职业'],
    ['名单.txt', Buffer.from(text(changed(table, 5, 0, listed[4][0].replaceAll('-', '—')), '\t')), ...read],
    [null, text(changed(table, 6, 1, `${listed[5][1]}（L）`), '\t'), ...read],
  ];
}

inEngines(['Chromium'], (newPage) => {
  let site;
  let folder;
  before(async () => {
    site = await Site.start();
    folder = await mkdtemp(join(tmpdir(), 'qilu-green-data-'));
    await cp(DATA, join(folder, 'data'), { recursive: true });
  });
  after(async () => {
    await site.stop();
    await rm(folder, { recursive: true });
  });

  /** Returns the texts of the items of the page's lists. */
  const items = (page) => page.evaluate(() =>
    [...document.querySelectorAll('main section:last-of-type .points li')].map((item) => item.textContent.trim()));

  test('each kind of file that an office sends is read, or a sentence says what to mend', async () => {
    const rows = (await readFile(join(DATA, 'occupations/directory.csv'), 'utf8')).trim().split('\n').slice(1);
    const page = await openWorkbench(newPage, site);
    const all = await lists(rows.map((row) => row.split(',').slice(0, 2)));
    assert.equal(all.length, 8);
    for (const [name, list, concluded, printed] of all) {
      const file = name ?? '粘贴的表格.txt';
      await (name ? chooseFile(page, name, list) : fill(page, '或者从表格里复制，连表头一起粘贴在这里', list));
      await page.see(new RegExp(`读的是：${name ?? '粘贴的表格'}`));
      await untilIdle(page);
      await writeFile(join(folder, file), list);
      const { isWell, text } = tryXtask(folder, 'directory', 'import', join(folder, file), '--dry-run');
      assert.ok(text.includes(printed), `${file}: ${text}`);
      assert.equal(isWell, concluded === '259个职业都对上了。', file);
      const shown = await page.text('main');
      assert.ok(shown.includes(concluded), `${file}: ${shown}`);
      const lines = await items(page);
      assert.equal(lines.length > 0, file !== '名单.et', file);
      for (const line of lines) {
        assert.ok(text.includes(line), `${file}: “${line}” not in ${text}`);
      }
    }
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });

  test('data with a mistake get the diagnostics and failing cases of the command line', async () => {
    const page = await openWorkbench(newPage, site);
    const mistakes = JSON.parse(await readFile(MISTAKES, 'utf8'));
    assert.equal(mistakes.length, 10);
    let isTried = false;
    for (const { file, before: old, after: broken } of mistakes) {
      const path = `${POLICY}/${file}`;
      const sound = await readFile(join(folder, path), 'utf8');
      await writeFile(join(folder, path), sound.replace(old, () => broken));
      const { isWell, text } = tryXtask(folder, 'policy', 'check');
      await writeFile(join(folder, path), sound);
      assert.equal(isWell, false, `${file}: ${broken}`);
      const problems = text.split('\n').map((line) =>
        /^(data\/\S+):(\d+): error\[\S+?\]: (.*); remedy: (.*)$/.exec(line) ?? /^ +(案例第\d+行.*结论不同)/.exec(line)).filter(Boolean);
      assert.ok(problems.length > 0, text);

      await page.click('规则');
      await choose(page, '文件', path);
      await openText(page, path);
      await edit(page, [[old, broken]]);
      await page.click('检查');
      await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('main .button')).click());
      await untilIdle(page);
      await page.see(/有没通过的，改好以前不能发布|都通过了/);
      const shown = await page.evaluate(() => [...document.querySelectorAll('main .points li')].map((item) => item.textContent));
      assert.equal(shown.length, problems.length, `${broken}: ${shown.join('\n')}\n${text}`);
      problems.forEach(([, ...parts], index) => {
        const [first, line, ...words] = parts.filter(Boolean);
        const wanted = line ? [`${first} 第${line}行`, ...words] : [first];
        for (const part of wanted) {
          assert.ok(shown[index].includes(part), `${broken}: “${part}” not in ${shown[index]}`);
        }
        assert.match(shown[index], line ? /第\d+行：[\u4e00-\u9fff，]{6}/ : /结论不同/, 'an officer reads Chinese');
      });
      const story = /^案例第\d+行“(.*)”结论不同/.exec(shown[0]);
      if (story) {
        await page.click(story[0]);
        assert.equal(await lineAtCursor(page, `${POLICY}/cases.toml`), `story = "${story[1]}"`);
        if (!isTried) {
          isTried = true;
          await page.click('检查');
          await page.click('试试这些回答');
          await untilIdle(page);
          await eventually('the answers of the case, by the rules of the draft', () =>
            page.within('workbench-trial/', () => /核对过，没有被改动/.test(document.body.textContent)));
        }
      }
      await page.click('不要草稿，从头来');
      await page.see('和网站上的一样');
    }
    assert.ok(isTried, 'a case fails');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
  });
});
