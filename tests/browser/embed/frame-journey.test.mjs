// The main tasks in a frame on a host page: a check with a changed answer, the link of the result, the
// directory, an occupation, and back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { TODAY } from '../harness/questionnaire.mjs';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { choose, linkShown, press, read, type } from '../hosts/frame-content.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

inEachEngine((newPage) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serveByNginx();
    hosts = await serveHosts({ '/portal': { head: LISTEN, body: `<h1>门户</h1>${element(widget.address)}` } });
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  test('check, changed answer, receipt, directory, occupation and back', async () => {
    const page = await newPage({ today: TODAY });
    const inside = (code, ...values) =>
      eventually(`${code.name} ${values}`, () => page.within('mode=frame', code, ...values));
    const shows = (pattern) => eventually(`${pattern}`, async () =>
      pattern.test(await page.within('mode=frame', read)));
    const answer = async (question, ...answers) => {
      await shows(question);
      for (const one of answers) {
        await inside(press, one);
      }
    };
    const bornIn = async (year, month) => {
      await shows(/您是哪年哪月出生的？/);
      await inside(choose, year);
      await inside(choose, month);
      await inside(press, '下一步');
    };

    await page.open(`${hosts.address}portal`);
    await hears(page, 'ready');
    await answer(/我能参加吗？/, '查查我能不能参加');
    await answer(/您的工资是政府财政发的吗？/, '不是');
    await bornIn('1985年', '7月');
    await answer(/您现在能干活、能听课吗？/, '能');
    await answer(/您愿意参加培训吗？/, '愿意');
    await answer(/您是下面哪种人？（可以选几个）/, '在山东的公司、工厂上班', '下一步');
    await answer(/您想在哪个市参加培训？/, '济南');
    await shows(/符合条件/);
    await page.within('mode=frame', () => document.querySelector('a[aria-label="修改：出生年月"]').click());
    await bornIn('1986年', '8月');
    await shows(/1986年8月/);
    await hears(page, 'outcome', { outcome: 'eligible', policy: 'qilu-green' });
    await shows(/符合条件/);

    await inside(press, '保存、转发结果');
    const link = await inside(linkShown);
    assert.ok(link.startsWith(`${widget.address}#/r/`), link);

    await inside(press, '绿色职业目录');
    await hears(page, 'view', { view: 'directory' });
    await inside(type, '废水');
    await shows(/工业废水处理工/);
    await page.within('mode=frame', () =>
      document.querySelector('a[href*="6-28-03-03"], [role=option][id]').click());
    await hears(page, 'view', { view: 'occupation' });
    await shows(/公开报道点名列入省绿色低碳职业目录。/);
    await inside(press, '上一步');
    await shows(/您干什么活，想学什么？/);

    assert.deepEqual(await heard(page, 'error'), []);
    assert.deepEqual(page.errors, []);
  });
});
