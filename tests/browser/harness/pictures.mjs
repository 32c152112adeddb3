// Takes the pictures at the start of the README: the widget on a phone, on a kiosk and on a portal.

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveHosts } from '../hosts/server.mjs';
import { hostPage, openState } from './states.mjs';

/** The maximum size of a picture in bytes. */
const MOST_BYTES = 60_000;

const PICTURES = [
  { file: 'phone-start.webp', state: 'start', mode: 'page', viewport: { width: 360, height: 700 } },
  { file: 'phone-question.webp', state: 'question of one answer', mode: 'page', viewport: { width: 360, height: 700 } },
  { file: 'phone-verdict.webp', state: 'verdict eligible', mode: 'page', viewport: { width: 360, height: 700 } },
  { file: 'kiosk.webp', state: 'kiosk keypad', mode: 'kiosk', viewport: { width: 1080, height: 1600 }, sharp: 0.6 },
  { file: 'portal.webp', state: 'directory', mode: 'frame', viewport: { width: 1200, height: 820 }, sharp: 1 },
];

/** Returns a page that resembles a city's portal, in neutral colours. */
function portal(widget) {
  const { body } = hostPage(widget);
  return {
    head: `<style>
      body { margin: 0; background: #fff; color: #222; font-family: "Noto Sans CJK SC", sans-serif; }
      header { padding: 18px 40px; background: #1d3f72; color: #fff; font-size: 24px; }
      nav { padding: 12px 40px; border-bottom: 1px solid #cfd6e0; color: #1d3f72; }
      nav span { margin-right: 32px; }
      main { padding: 20px 40px; }
      h1 { font-size: 22px; margin: 0 0 14px; }
    </style>`,
    body: `<header>某市人力资源和社会保障网</header>
      <nav><span>首页</span><span>新闻</span><span>办事</span><span>培训</span><span>问答</span></nav>
      <main><h1>绿色低碳职业技能培训</h1>${body}</main>`,
  };
}

/** Writes all pictures to a folder. */
export async function takePictures(browser, widget, states, folder) {
  const hosts = await serveHosts({ '/frame': portal(widget) });
  try {
    await mkdir(folder, { recursive: true });
    for (const { file, state: name, mode, viewport, sharp = 2 } of PICTURES) {
      const state = states.find((one) => one.name === name);
      const { page } = await openState(browser, { widget, hosts: hosts.address }, state, mode, { viewport });
      const session = await page.protocol();
      await session.send('Emulation.setDeviceMetricsOverride', { ...viewport, deviceScaleFactor: sharp, mobile: false });
      await page.evaluate(() => scrollTo(0, 0));
      const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 72 });
      const bytes = Buffer.from(data, 'base64');
      if (bytes.length > MOST_BYTES) {
        throw new Error(`${file} weighs ${bytes.length} bytes`);
      }
      await writeFile(join(folder, file), bytes);
      console.log(`${file}: ${bytes.length} bytes`);
      await page.close();
    }
  } finally {
    await hosts.stop();
  }
}
