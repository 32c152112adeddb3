// Completes a check, for tests of the pages after it.

import { visit } from './visit.mjs';

/** The date of the check. */
export const TODAY = '2026-11-21';

/** Answers as a worker of 36 in a factory in Jinan, from the start page to 符合条件. */
export async function completeCheck(page) {
  await page.click('查查我能不能参加');
  await answer(page, '您的工资是政府财政发的吗？', '不是');
  await page.see({ role: 'heading', name: '您是哪年哪月出生的？' });
  await page.choose({ role: 'combobox', name: /^年/ }, '1990年');
  await page.choose({ role: 'combobox', name: /^月/ }, '3月');
  await page.click('下一步');
  await answer(page, '您现在能干活、能听课吗？', '能');
  await answer(page, '您愿意参加培训吗？', '愿意');
  await answer(page, '您是下面哪种人？（可以选几个）', '在山东的公司、工厂上班', '下一步');
  await answer(page, '您想在哪个市参加培训？', '济南');
  await page.see({ role: 'heading', name: '符合条件' });
}

/** Waits for the question, then clicks each of the answers. */
export async function answer(page, question, ...answers) {
  await page.see({ role: 'heading', name: question });
  for (const label of answers) {
    await page.click(label);
  }
}

/** Completes a check in a new page and opens the page of the receipt. */
export async function openReceiptPage(newPage, address, options) {
  const page = await visit(await newPage({ today: TODAY, ...options }), address);
  await completeCheck(page);
  await page.click('保存、转发结果');
  await page.see({ role: 'heading', name: '保存、转发结果' });
  return page;
}
