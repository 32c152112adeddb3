// Launches Chromium with one empty page, throttled to the speed of a slow phone.

import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  // Chromium preloads the pages of its own address bar with each window. They would use processor time while
  // the page is measured.
  '--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup',
];

/** Headers that isolate the page, which raises the resolution of `performance.now()` from 100 µs to 5 µs. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/**
 * Calls `work(page, slowDown, version)` with a page that has loaded the scripts. `slowDown(6)` throttles the
 * processor by a factor of six.
 */
export async function withPage(scripts, work) {
  const files = new Map(scripts.map((script, index) => [`/${index}.js`, script]));
  const tags = [...files.keys()].map((path) => `<script src="${path}"></script>`).join('');
  const server = createServer((request, response) => {
    const script = files.get(request.url);
    response.writeHead(200, { ...ISOLATED, 'content-type': script ? 'text/javascript' : 'text/html' });
    response.end(script ?? `<!doctype html><meta charset="utf-8">${tags}`);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    page.on('pageerror', (error) => {
      throw error;
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const session = await page.context().newCDPSession(page);
    const slowDown = (rate) => session.send('Emulation.setCPUThrottlingRate', { rate });
    return await work(page, slowDown, browser.version());
  } finally {
    await browser.close();
    server.close();
  }
}
