// The actions of a visitor at a kiosk, by touch only.

import { kioskDevice } from './kiosk-device.mjs';

/** The screen sizes of kiosks. */
export const SCREENS = [
  { width: 768, height: 1024 },
  { width: 1080, height: 1920 },
  { width: 1280, height: 800 },
];

/** What only the attract screen says. */
export const ATTRACT = '不用登记，不填姓名和身份证号。回答只在这台机器上算，用完就清掉。';

/** Opens a kiosk on its attract screen. */
export async function openKiosk(newPage, server, settings = '', options = {}) {
  const page = await newPage({ viewport: SCREENS[0], before: kioskDevice, ...options });
  await page.open(`${server.address}?mode=kiosk${settings}`);
  await page.state('running');
  await page.see(ATTRACT);
  return page;
}

const heading = (page, name) => page.see({ role: 'heading', name });

/** Begins, and goes to the page with the two entries. */
export async function begin(page) {
  await page.click('我能参加这个培训吗？');
  await heading(page, '您的工资是政府财政发的吗？');
  await page.click('齐鲁绿色低碳培训自查');
  await heading(page, '您想查什么？');
}

/** Presses keys of the keypad. */
export async function press(page, keys) {
  for (const key of keys) {
    await page.click({ role: 'button', name: key });
  }
}

/** Opens the keypad from the page with the two entries. */
export async function openKeypad(page) {
  await page.click('哪些职业是绿色职业？');
  await page.see('一共259个职业');
}

/** Completes a check with every kind of question, from the page with the two entries to 符合条件. */
export async function completeCheck(page, atEach = async (_question) => {}) {
  await page.click('我能参加这个培训吗？');
  const answer = async (question, ...taps) => {
    await heading(page, question);
    await atEach(question);
    for (const tap of taps) {
      await page.click(tap);
    }
  };
  await answer('您的工资是政府财政发的吗？', '不是');
  await answer('您是哪年哪月出生的？', '1990–1999', '1990年', '3月');
  await answer('您现在能干活、能听课吗？', '能');
  await answer('您愿意参加培训吗？', '愿意');
  await answer('您是下面哪种人？（可以选几个）', '在山东的公司、工厂上班', '下一步');
  await answer('您想在哪个市参加培训？', '济南');
  await answer('符合条件');
}

/** Advances the clock of the device. */
export function pass(page, time) {
  return page.evaluate((it) => window.device.pass(it), time);
}
