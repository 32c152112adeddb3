// Takes the pictures of docs/workbench.md: the six rooms and two of their pages, with a list that has a typo and a changed age.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { eventually } from './page.mjs';
import { choose, fill, openText, openWorkbench, untilIdle } from './workbench.mjs';

const DIRECTORY = new URL('../../../data/occupations/directory.csv', import.meta.url);
const RULES = 'data/policies/qilu-green/rules.toml';

/** The maximum size of a picture in bytes. */
const MOST_BYTES = 70_000;

/** Returns the current directory as it is copied from a spreadsheet, with one typo. */
async function listWithTypo() {
  const rows = (await readFile(DIRECTORY, 'utf8')).trim().split('\n').slice(1).map((row) => row.split(',').slice(0, 2));
  rows[10][1] += '人';
  return [['职业编码', '职业名称'], ...rows].map((row) => row.join('\t')).join('\n');
}

/** Writes the pictures to a folder. */
export async function takeWorkbenchPictures(browser, widget, folder, viewport = { width: 1280, height: 800 }) {
  const page = await openWorkbench((options) => browser.newPage({ ...options, viewport }), { address: widget });
  const session = await page.protocol();
  await mkdir(folder, { recursive: true });
  await page.look({ still: true });
  const take = async (name, from = 'h1') => {
    await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: 'start' }), from);
    const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 50 });
    const bytes = Buffer.from(data, 'base64');
    if (bytes.length > MOST_BYTES) {
      throw new Error(`${name} weighs ${bytes.length} bytes`);
    }
    await writeFile(join(folder, `workbench-${name}.webp`), bytes);
    console.log(`workbench-${name}.webp: ${bytes.length} bytes`);
  };
  const ask = async (button) => {
    await page.click(button);
    await untilIdle(page);
  };
  try {
    await fill(page, '或者从表格里复制，连表头一起粘贴在这里', await listWithTypo());
    await untilIdle(page);
    await page.see(/有1行对不上/);
    await take('directory', 'main section:last-of-type');
    await page.click('规则');
    await openText(page, RULES);
    await page.click('常见的改动');
    await choose(page, '要改什么', '改一个年龄');
    await choose(page, '改哪一个', '还不满16周岁');
    await fill(page, '往后几年', '18');
    await page.click('改进草稿');
    await page.see(/plus-years = 18/);
    await page.click({ role: 'button', name: RULES });
    await openText(page, RULES);
    await take('rules');
    await ask('从头读一遍');
    await take('reading', 'main h2');
    await page.click('检查');
    await page.evaluate(() => document.querySelector('main').querySelector('button').click());
    await page.see(/案例第/);
    await untilIdle(page);
    await take('check');
    await page.click('影响');
    await ask('比一比');
    await page.see(/目录：旧/);
    await take('impact');
    await ask('答得不一样的人');
    await take('conflicts', 'article');
    await page.click('试用');
    await ask('用草稿试一试');
    await eventually('the widget', () => page.within('workbench-trial/', () =>
      document.documentElement.dataset.state === 'running'));
    await take('trial');
    await page.click('发布');
    await take('publication');
  } finally {
    await page.close();
  }
}
