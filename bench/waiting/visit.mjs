// Opens a page on an emulated phone.

import { SCREEN, slowDown } from '../common/phone.mjs';

/** Opens a context without caches, whose certificate errors are ignored: nginx has a certificate of its own. */
export function newPhone(browser) {
  return browser.newContext({ ...SCREEN, locale: 'zh-CN', ignoreHTTPSErrors: true });
}

/** Calls `work` with a page of a fresh phone. */
export async function visit(browser, address, phone, script, work) {
  const context = await newPhone(browser);
  try {
    return await visitIn(context, address, phone, script, work);
  } finally {
    await context.close();
  }
}

/** Calls `work` with a new page of an open phone. */
export async function visitIn(context, address, phone, script, work) {
  const page = await context.newPage();
  const session = await slowDown(page, phone);
  await page.addInitScript(script);
  await page.goto(address, { waitUntil: 'commit', timeout: 90_000 });
  const result = await work({ page, session });
  await page.close();
  return result;
}

export async function tap(session, { x, y }) {
  const touchPoints = [{ x, y }];
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}
