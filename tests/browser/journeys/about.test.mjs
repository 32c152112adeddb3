// The about page: editions, sources, and figures that match the recorded counts.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { serve } from '../harness/server.mjs';
import { assertQuiet, visit } from '../harness/visit.mjs';

/** The counts of the first policy and of its mutants, written by `cargo xtask prove --record`. */
const RECORD = new URL('../../../data/policies/counts.toml', import.meta.url);

inEachEngine((newPage) => {
  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  test('the about page shows editions, sources, figures of the proof, what is official, and privacy', async () => {
    const record = await readFile(RECORD, 'utf8');
    const figure = (name) => Number(record.match(new RegExp(`^${name} = (\\d+)$`, 'm'))[1]);
    const page = await visit(await newPage({ today: '2026-11-21' }), server.address);
    await page.click('规则、来源和隐私说明');
    await page.see({ role: 'heading', name: '规则、来源和隐私' });
    const about = await page.text('main');
    const represented = figure('stand-for');
    const [trillions, hundredMillions, tenThousands] = [1e12, 1e8, 1e4].map((unit) => Math.floor(represented / unit) % 1e4);
    const spoken = `${trillions}万${hundredMillions}亿${tenThousands}万`;
    for (const text of [
      '规则核对到2026年11月21日',
      spoken,
      `写好了${figure('cases')}个例子`,
      `改动${figure('mutants')}处`,
      `通知里的${figure('sentences')}句话`,
      '目录的版本：参考版',
      '鲁人社字〔2025〕37号',
      '官方的：',
      '我们的：',
      '不用 cookie',
    ]) {
      assert.ok(about.includes(text), `${text} in ${about}`);
    }
    await assertQuiet(page);
  });
});
