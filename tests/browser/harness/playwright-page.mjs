// A page of an engine that Playwright drives.

import {
  TIMEOUT,
  PHONE,
  collectViolations,
  eventually,
  isNetworkUrl,
  isState,
  isViolationMessage,
} from './page.mjs';
import { setToday } from './fixed-date.mjs';

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('./page.mjs').Options} options
 * @param {object} engine
 * @param {object} engine.context additional options of Playwright's browser context
 * @param {(page: import('playwright-core').Page) => Partial<import('./page.mjs').Page>} engine.methods methods
 *   that the engine implements differently
 * @returns {Promise<import('./page.mjs').Page>}
 */
export async function newPage(
  browser,
  { viewport = PHONE, scripts = true, today, before, blocked },
  engine,
) {
  const context = await browser.newContext({
    viewport,
    javaScriptEnabled: scripts,
    locale: 'zh-CN',
    ...engine.context,
  });
  context.setDefaultTimeout(TIMEOUT);
  await context.addInitScript(collectViolations);
  if (today) {
    await context.addInitScript(setToday, today);
  }
  if (before) {
    await context.addInitScript(/** @type {() => void} */ (before));
  }
  if (blocked) {
    await context.route(blocked, (route) => route.abort());
  }
  const page = await context.newPage();
  const requests = [];
  const errors = [];
  const warnings = [];
  const loggedViolations = [];
  page.on('request', (request) => {
    if (isNetworkUrl(request.url())) {
      requests.push({ url: request.url(), method: request.method() });
    }
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (isViolationMessage(message.text())) {
      loggedViolations.push(message.text());
    } else if (message.type() === 'error') {
      errors.push(message.text());
    } else if (message.type() === 'warning') {
      warnings.push(message.text());
    }
  });

  return {
    ...actionsOn(page, page),
    requests,
    errors,
    warnings,
    open: async (url) => {
      loggedViolations.length = 0;
      await page.goto(url, { waitUntil: 'load' });
    },
    state: async (state) => {
      await eventually(`the state ${state}`, async () => {
        const current = await page.evaluate('document.documentElement.dataset.state');
        return isState(current, state);
      });
    },
    back: async () => {
      await page.goBack();
    },
    inFrame: async (part) => actionsOn(await frameOf(page, part), page),
    within: async (part, code, ...values) =>
      (await frameOf(page, part)).evaluate(`(${code})(...${JSON.stringify(values)})`),
    resize: (size) => page.setViewportSize(size),
    screenshot: async (path, whole = false) => {
      // A contact sheet of hundreds of pictures renders slowly.
      await page.screenshot({ path, fullPage: whole, timeout: 60_000 });
    },
    violations: async () => {
      const seen = scripts ? await page.evaluate('window.policyViolations') : [];
      return [...seen, ...loggedViolations];
    },
    close: () => context.close(),
    ...engine.methods(page),
  };
}

function frameOf(page, part) {
  return eventually(`a frame of ${part}`, () =>
    page.frames().find((one) => one !== page.mainFrame() && one.url().includes(part)),
  );
}

/**
 * Returns the actions on a page or on a frame of it.
 * @returns {any}
 */
function actionsOn(root, page) {
  const find = (target) => {
    if (typeof target === 'string') {
      return root.getByText(target, { exact: true }).filter({ visible: true }).first();
    }
    if (target instanceof RegExp) {
      return root.getByText(target).filter({ visible: true }).first();
    }
    const { role, name } = target;
    return root.getByRole(role, { name, exact: typeof name === 'string' }).first();
  };
  return {
    see: (target) => find(target).waitFor(),
    click: (target) => find(target).click(),
    fill: (target, text) => find(target).fill(text),
    choose: async (target, label) => {
      await find(target).selectOption({ label });
    },
    press: (key) => page.keyboard.press(key),
    text: (selector = 'body') => root.locator(selector).first().innerText(),
    evaluate: (code, ...values) => root.evaluate(`(${code})(...${JSON.stringify(values)})`),
  };
}
