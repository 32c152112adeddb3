// The card for the sidebar of a host page (view="card"), in a frame and without one.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inEachEngine } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { press, read } from '../hosts/frame-content.mjs';
import { inlineWidget } from '../hosts/inline.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const SIDEBAR = 280;

/** Returns the height of the element's content, and the width that it needs. */
const SIZE = (id) => {
  const widget = document.getElementById(id);
  const content = widget.shadowRoot.querySelector('iframe, .qg-root');
  const { height, width } = content.getBoundingClientRect();
  return { height, width: Math.max(width, content.scrollWidth) };
};

inEachEngine((newPage) => {
  let widget;
  let hosts;
  before(async () => {
    widget = await serveByNginx();
    const sidebar = (attributes) => ({
      head: LISTEN,
      body: `<div style="width: ${SIDEBAR}px">${element(widget.address, `id="one" view="card" ${attributes}`)}</div>`,
    });
    hosts = await serveHosts({ '/frame': sidebar(''), '/inline': sidebar('mode="inline"') });
  });
  after(async () => {
    await hosts?.stop();
    await widget?.stop();
  });

  for (const form of ['frame', 'inline']) {
    test(`${form}: two links in about 200 px, which open the whole widget and close it again`, async () => {
      const page = await newPage();
      await page.open(`${hosts.address}${form}`);
      const inline = inlineWidget(page);
      const inFrame = (action, ...values) => page.within('mode=frame', action, ...values);
      const text = form === 'frame' ? () => inFrame(read) : inline.text;
      const pressed = (words) => (form === 'frame' ? eventually(words, () => inFrame(press, words)) : inline.press(words));
      const isHigh = (low, high) => eventually(`from ${low} to ${high} px`, async () => {
        const { height } = await page.evaluate(SIZE, 'one');
        return height >= low && height <= high;
      });
      const isCard = async () => {
        await isHigh(160, 260);
        const lines = (await text()).split('\n').map((line) => line.trim()).filter(Boolean);
        assert.deepEqual(lines,
          ['齐鲁绿色低碳职业技能培训', '我能参加吗？', '查查我能不能参加', '查我的工作算不算绿色职业']);
      };

      await hears(page, 'ready');
      await hears(page, 'view', { view: 'start' });
      await isCard();
      assert.equal((await page.evaluate(SIZE, 'one')).width, SIDEBAR);
      await pressed('查查我能不能参加');
      await hears(page, 'view', { view: 'question' });
      await isHigh(400, 2000);
      assert.match(await text(), /齐鲁绿色低碳培训自查[^]*您的工资是政府财政发的吗？[^]*不算报名/);
      assert.equal((await page.evaluate(SIZE, 'one')).width, SIDEBAR);
      await pressed('‹ 回到首页');
      await isCard();
      await pressed('查我的工作算不算绿色职业');
      await hears(page, 'view', { view: 'directory' });
      await isHigh(600, 20000);
      assert.deepEqual(await heard(page, 'error'), []);
      assert.deepEqual(page.errors, []);
    });
  }
});
