// A Chromium with one empty page, in which code runs as on a slow phone.

import { createServer } from 'node:http';
import { chromium } from 'playwright-core';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  // Pages of the browser itself, behind its address bar, that would start with each window and take their part
  // of the processor from the page that is measured.
  '--disable-features=PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxFullPopup,WebUIOmniboxAimPopup',
];

/** With these the page's clock ticks every 5 µs instead of every 100. */
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

export function launch() {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS });
}

/**
 * Runs `work(page, slowDown)` in a page that has the scripts loaded; `slowDown(6)` makes its processor
 * six times slower.
 */
export async function withPage(scripts, work) {
  const files = new Map(scripts.map((script, place) => [`/${place}.js`, script]));
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
