// The officer's steps through a changed age (docs/maintaining.md, "A changed age") in the text editor of the workbench, to a
// site that a visitor sees, offline too. The changes are those of the page, so that the steps are described once.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { TODAY, answer } from '../harness/questionnaire.mjs';
import { Site, choose, edit, openText, openWorkbench, saved, untilIdle } from '../harness/workbench.mjs';

const PAGE = new URL('../../../docs/maintaining.md', import.meta.url);

/** Returns the changes of the section as pairs of texts, by file in the order of the page. */
async function changesOf(heading) {
  const page = await readFile(PAGE, 'utf8');
  const section = page.split('\n## ').find((part) => part.startsWith(`${heading}\n`));
  const changes = [];
  for (const [, path, body] of section.matchAll(/```diff\n--- .*\n\+\+\+ (.*)\n([^]*?)```/g)) {
    const pairs = body.split('@@\n').map((hunk) => ['-', '+'].map((sign) =>
      hunk.split('\n').filter((line) => line.startsWith(sign) || line.startsWith(' ')).map((line) => line.slice(1)).join('\n')));
    changes.push({ path, pairs });
  }
  return changes;
}

inEngines(['Chromium', 'Firefox ESR'], (newPage) => {
  let site;
  before(async () => {
    site = await Site.start();
  });
  after(() => site.stop());

  test('a changed age, from the text editor to the site of a visitor, offline too', async () => {
    const page = await openWorkbench(newPage, site);
    await page.click('规则');
    const changes = await changesOf('A changed age');
    assert.ok(changes.length > 6, 'the page has the changes');
    for (const { path, pairs } of changes) {
      await choose(page, '文件', path);
      await openText(page, path);
      await edit(page, pairs);
    }
    await page.see('没有写错的地方。');
    await page.click('发布');
    await page.click('检查，做成压缩包');
    await untilIdle(page);
    const zip = await saved(page, 'qilu-green-publish.zip');
    assert.deepEqual([...(await page.violations()), ...page.errors], []);
    for (const { path } of changes) {
      assert.ok(zip.file(path), path);
    }
    await site.put(zip);

    const visitor = await newPage({ today: TODAY });
    const firstQuestion = async () => {
      await visitor.evaluate(() => void (location.hash = '#/check/state-funded'));
      await answer(visitor, '您的工资是政府财政发的吗？', '不是');
    };
    await site.visitTwice(visitor, async () => {
      await firstQuestion();
      await visitor.see({ role: 'heading', name: '您是哪年哪月出生的？' });
      await visitor.choose({ role: 'combobox', name: /^年/ }, '2009年');
      await visitor.choose({ role: 'combobox', name: /^月/ }, '3月');
      await visitor.click('下一步');
      await visitor.see(/还不满18周岁/);
    }, async () => {
      // The other answers are remembered: the rules are evaluated again without the server.
      await firstQuestion();
      await visitor.see(/还不满18周岁/);
    });
  });
});
