// Today's Chromium, as Debian packages it, driven by Playwright.

import { chromium } from 'playwright-core';
import { takenKeyEvents } from './keys.mjs';
import {
  PATIENCE,
  PHONE,
  collectViolations,
  eventually,
  goesOut,
  holdings,
  isState,
  tellsOfViolation,
} from './page.mjs';
import { pretendToday } from './today.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launch() {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: FLAGS,
  });
  return {
    newPage: (options) => newPage(browser, options),
    close: () => browser.close(),
  };
}

/** @returns {Promise<import('./page.mjs').Page>} */
async function newPage(browser, { viewport = PHONE, scripts = true, dark = false, today, before } = {}) {
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled: scripts,
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
  });
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(collectViolations);
  if (today) {
    await context.addInitScript(pretendToday, today);
  }
  if (before) {
    await context.addInitScript(before);
  }
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  const told = [];
  page.on('request', (request) => {
    if (goesOut(request.url())) {
      requests.push({ url: request.url(), method: request.method() });
    }
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (tellsOfViolation(message.text())) {
      told.push(message.text());
    } else if (message.type() === 'error') {
      errors.push(message.text());
    }
  });

  let session;
  const devTools = async (command, values) => {
    session ??= context.newCDPSession(page);
    return (await session).send(command, values);
  };

  const find = (target) => {
    if (typeof target === 'string') {
      return page.getByText(target, { exact: true }).filter({ visible: true }).first();
    }
    if (target instanceof RegExp) {
      return page.getByText(target).filter({ visible: true }).first();
    }
    const { role, name } = target;
    return page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  };

  return {
    requests,
    errors,
    open: async (url) => {
      told.length = 0;
      await page.goto(url, { waitUntil: 'load' });
    },
    state: async (state) => {
      await eventually(`the state ${state}`, async () => {
        const said = await page.evaluate('document.documentElement.dataset.state');
        return isState(said, state);
      });
    },
    see: (target) => find(target).waitFor(),
    click: (target) => find(target).click(),
    fill: (target, text) => find(target).fill(text),
    choose: async (target, label) => {
      await find(target).selectOption({ label });
    },
    press: (key) => page.keyboard.press(key),
    devTools,
    compose: async () => {
      const update = (text) =>
        devTools('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      return {
        update,
        key: async (key) => {
          for (const event of takenKeyEvents(key)) {
            await devTools('Input.dispatchKeyEvent', event);
          }
        },
        commit: (text) => devTools('Input.insertText', { text }),
        cancel: () => update(''),
      };
    },
    back: async () => {
      await page.goBack();
    },
    text: (selector = 'body') => page.locator(selector).first().innerText(),
    evaluate: (code, ...values) =>
      page.evaluate(`(${code})(...${JSON.stringify(values)})`),
    within: async (part, code, ...values) => {
      const frame = await eventually(`a frame of ${part}`, () =>
        page.frames().find((one) => one !== page.mainFrame() && one.url().includes(part)),
      );
      return frame.evaluate(`(${code})(...${JSON.stringify(values)})`);
    },
    screenshot: async (path, whole = false) => {
      await page.screenshot({ path, fullPage: whole });
    },
    violations: async () => {
      const seen = scripts ? await page.evaluate('window.policyViolations') : [];
      return [...seen, ...told];
    },
    holds: async () => {
      const protocol = await context.newCDPSession(page);
      try {
        return await holdings((method) => protocol.send(method));
      } finally {
        await protocol.detach();
      }
    },
    close: () => context.close(),
  };
}
