// Pictures of every state in states.json, on three screens, normal and large, light and dark, and one contact
// sheet of them all, with a smaller one for each state; then the pictures of the README. Run by
// `cargo xtask screenshots`.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './harness/chromium.mjs';
import { contactSheet } from './harness/contact-sheet.mjs';
import { takePictures } from './harness/pictures.mjs';
import { serve } from './harness/server.mjs';
import { hostPage, openState, readStates } from './harness/states.mjs';
import { serveHosts } from './hosts/server.mjs';

const [folder, pictures, only = ''] = process.argv.slice(2);

const SCREENS = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

const SIZES = ['normal', 'large'];
const THEMES = ['light', 'dark'];

const setLarge = (large) => document.querySelector('.qg')?.classList.toggle('qg-large', large);

/** A state in every look: opened once for each screen, then only changed. */
async function take(browser, addresses, state) {
  const taken = [];
  for (const viewport of SCREENS) {
    const { page, place } = await openState(browser, addresses, state, state.modes[0], { viewport });
    try {
      await page.look({ still: true });
      for (const size of SIZES) {
        await place.evaluate(setLarge, size === 'large');
        for (const theme of THEMES) {
          await page.look({ dark: theme === 'dark' });
          const look = `${viewport.width}-${size}-${theme}`;
          const file = `${state.name.replaceAll(/[ ,]+/g, '-')}-${look}.png`;
          await page.screenshot(join(folder, file), true);
          taken.push({ file, look });
        }
      }
    } finally {
      await page.close();
    }
  }
  return taken;
}

async function sheetOf(browser, name, rows) {
  const sheet = join(folder, `${name}.html`);
  await writeFile(sheet, contactSheet(rows));
  const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  await page.open(pathToFileURL(sheet).href);
  await page.screenshot(join(folder, `${name}.png`), true);
  await page.close();
  return sheet;
}

const states = await readStates();
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await serve();
const hosts = await serveHosts({ '/host': hostPage(server.address) });
const browser = await launch();
try {
  const addresses = { widget: server.address, host: `${hosts.address}host` };
  const rows = [];
  for (const state of states.filter(({ name }) => name.includes(only))) {
    const row = { name: state.name, pictures: await take(browser, addresses, state) };
    rows.push(row);
    await sheetOf(browser, `sheet-${rows.length}`, [row]);
    console.log(`${state.name}: ${row.pictures.length} pictures`);
  }
  console.log(`${await sheetOf(browser, 'index', rows)} and index.png beside it`);
  if (!only) {
    await takePictures(browser, server.address, states, pictures);
  }
} finally {
  await browser.close();
  await Promise.all([server.stop(), hosts.stop()]);
}
