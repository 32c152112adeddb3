// The pages of examples/, unchanged except for the URL of the widget.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { after, before, test } from 'node:test';
import { inEngines } from '../harness/engines.mjs';
import { listen } from '../harness/listen.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';

const EXAMPLES = new URL('../../../examples/', import.meta.url);
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript' };

let widget;
let portal;
before(async () => {
  widget = await serve();
  portal = await listen(createServer(async (request, response) => {
    const name = new URL(request.url, 'http://localhost').pathname.slice(1);
    const source = await readFile(new URL(name, EXAMPLES), 'utf8').catch(() => undefined);
    if (source === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': TYPES[name.split('.').pop()] });
    response.end(source.replaceAll('https://example.org/qilu/', widget.address));
  }));
});
after(async () => {
  await portal?.stop();
  await widget?.stop();
});

// The ES module needs an engine of 2020; other tests cover the widget in all engines.
inEngines(['Chromium'], (newPage) => {
  test('a portal with the widget in a frame receives its events', async () => {
    const page = await newPage();
    await page.open(`${portal.address}portal-frame.html`);
    await eventually('an event', async () => (await page.text('#outcome')) === '正在看：question');
    assert.deepEqual(page.errors, []);
  });

  test('a portal with a frame and no script has the whole widget in a frame that scrolls', async () => {
    const page = await newPage();
    await page.open(`${portal.address}portal-iframe.html`);
    const frame = await page.inFrame('mode=frame');
    await frame.see('您的工资是政府财政发的吗？');
    await frame.click('不是');
    await frame.see('您是哪年哪月出生的？');
    await frame.click({ role: 'link', name: '绿色职业目录' });
    await frame.see({ role: 'combobox' });
    const [scrolls, theme] = await frame.evaluate(() => {
      const { scrollingElement } = document;
      scrollingElement.scrollTop = 200;
      return [scrollingElement.scrollTop > 0, document.documentElement.style.colorScheme];
    });
    assert.deepEqual([scrolls, theme], [true, 'light']);
    assert.deepEqual(page.errors, []);
  });

  test('a portal with the widget inline shows the directory in its own colours', async () => {
    const page = await newPage();
    await page.open(`${portal.address}portal-inline.html`);
    const shown = () => page.evaluate(() => {
      const top = document.querySelector('qilu-green-widget').shadowRoot.querySelector('.qg-root');
      return top instanceof HTMLElement && /259/.test(top.innerText) && top.style.getPropertyValue('--green');
    });
    assert.equal(await eventually('the directory', shown), '#1f4e7a');
    assert.deepEqual(page.errors, []);
  });

  test('an own interface asks, evaluates and searches with the module', async () => {
    const page = await newPage();
    await page.open(`${portal.address}own-interface/index.html`);
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    await page.click({ role: 'radio', name: '是' });
    await page.click('下一步');
    await page.see({ role: 'heading', name: '不符合条件' });
    await page.fill({ role: 'searchbox', name: '职业名称' }, '工业废水处理工');
    await page.see(/^6-28-03-03 工业废水处理工/);
    assert.deepEqual(page.errors, []);
  });
});
