// A result printed from a desktop: how many sheets it takes, and that each of them has something on it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { inEngines } from '../harness/engines.mjs';
import { answer, completeCheck, TODAY } from '../harness/questionnaire.mjs';
import { serve } from '../harness/server.mjs';
import { visit } from '../harness/visit.mjs';

const run = promisify(execFile);
const DESKTOP = { width: 1280, height: 800 };

/** Returns the text of each sheet of a printed page. */
async function sheets(page) {
  const folder = await mkdtemp(join(tmpdir(), 'qilu-green-'));
  try {
    const file = join(folder, 'page.pdf');
    await writeFile(file, await page.pdf());
    const { stdout } = await run('pdftotext', [file, '-']);
    // Each page ends with a form feed.
    return stdout.split('\f').slice(0, -1).map((text) => text.replaceAll(/\s/g, '').normalize('NFKC'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

inEngines(['Chromium', 'Chromium 79', 'Firefox ESR'], (newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  const open = async () => visit(await newPage({ today: TODAY, viewport: DESKTOP }), server.address);

  /** Answers so that much is open, and the result has the most to say. */
  async function completeWithDoubts(page) {
    await page.click('查查我能不能参加');
    await answer(page, '您的工资是政府财政发的吗？', '不清楚');
    await page.see({ role: 'heading', name: '您是哪年哪月出生的？' });
    await page.choose({ role: 'combobox', name: /^年/ }, '1974年');
    await page.choose({ role: 'combobox', name: /^月/ }, '3月');
    await page.click('下一步');
    await answer(page, '您是男是女？', '女');
    await answer(page, '您的岗位，原来规定多少岁退休？', '不清楚');
    await answer(page, '您现在能干活、能听课吗？', '能');
    await answer(page, '您愿意参加培训吗？', '愿意');
    await page.see({ role: 'heading', name: '可能符合，还差您的回答' });
  }

  for (const { what, complete, most } of [
    { what: 'a plain result', complete: completeCheck, most: 1 },
    { what: 'a result with doubts', complete: completeWithDoubts, most: 2 },
  ]) {
    test(`${what}, as it is saved, takes at most ${most} of A4`, async () => {
      const page = await open();
      await complete(page);
      const result = await sheets(page);
      assert.ok(result.length <= 2, `${result.length} sheets of the result`);
      await page.click('保存、转发结果');
      await page.see({ role: 'heading', name: '保存、转发结果' });
      const saved = await sheets(page);
      assert.ok(saved.length <= most, `${saved.length} sheets: ${saved.map((text) => text.slice(0, 30)).join(' | ')}`);
      for (const text of [...result, ...saved]) {
        assert.ok(text.length > 20, `a sheet with “${text}”`);
      }
      // Firefox writes no readable text for half of the characters.
      const readable = page.devTools ? ['下一步怎么办', '打电话可以这样说', '规则编号'] : [];
      for (const words of ['12333', ...readable]) {
        assert.ok(saved.join('').includes(words), words);
      }
      for (const closed of ['复制链接', '文件里怎么写的', '清空，重新查']) {
        assert.ok(![...result, ...saved].join('').includes(closed), closed);
      }
      assert.deepEqual(page.errors, []);
    });
  }
});
