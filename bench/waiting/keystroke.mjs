// The directory's first keystroke.

import { focusSearch, lists, observe } from './in-page.mjs';
import { pause } from '../common/phone.mjs';
import { visit } from './visit.mjs';

const CHARACTERS = '焊';
const PATIENCE = 120_000;

/** Returns the milliseconds from the navigation until the first character is answered. */
export function keystroke(browser, address, phone) {
  return visit(browser, address, phone, observe, async ({ page, session }) => {
    const end = Date.now() + PATIENCE;
    let isTyped = false;
    while (Date.now() < end) {
      if (!isTyped && (await page.evaluate(focusSearch))) {
        await session.send('Input.insertText', { text: CHARACTERS });
        isTyped = true;
      }
      if (isTyped && (await page.evaluate(lists, CHARACTERS))) {
        return page.evaluate(() => performance.now());
      }
      await pause(10);
    }
    throw new Error(`${address}: no keystroke was answered`);
  });
}
