// Takes pictures of every state of states.json on three screens, in three sizes of text, light and dark, with a
// contact sheet for each state and an overview of all sheets; then the pictures of the README. Run by
// `cargo xtask screenshots`.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './harness/chromium.mjs';
import { contactSheet, overview } from './harness/contact-sheet.mjs';
import * as kiosk from './harness/kiosk-visitor.mjs';
import { setSize } from './harness/measure.mjs';
import { takePictures } from './harness/pictures.mjs';
import { serve } from './harness/server.mjs';
import { hostPages, openState, readStates } from './harness/states.mjs';
import { takeWorkbenchPictures } from './harness/workbench-pictures.mjs';
import { serveHosts } from './hosts/server.mjs';

const [folder, pictures, only = ''] = process.argv.slice(2);

const SCREENS = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

const SIZES = ['normal', 'large', 'extra-large'];
const THEMES = ['light', 'dark'];

/**
 * Takes all pictures of a state. It is opened once for each screen; size and theme are changed in the open
 * page. Kiosks have their own screen sizes.
 */
async function take(browser, addresses, state) {
  const taken = [];
  const mode = state.modes[0];
  for (const viewport of mode === 'kiosk' ? kiosk.SCREENS : SCREENS) {
    const { page, frame } = await openState(browser, addresses, state, mode, { viewport });
    const picture = async (look) => {
      const file = `${state.name.replaceAll(/[ ,]+/g, '-')}-${look}.png`;
      await page.screenshot(join(folder, file), true);
      taken.push({ file, look });
    };
    try {
      if (state.onPaper) {
        await picture(`${viewport.width}-paper`);
        continue;
      }
      await page.look({ still: true });
      for (const size of mode === 'kiosk' ? ['large'] : SIZES) {
        await frame.evaluate(setSize, size);
        for (const theme of THEMES) {
          await page.look({ dark: theme === 'dark' });
          await picture(`${viewport.width}-${size}-${theme}`);
        }
      }
    } finally {
      await page.close();
    }
  }
  return taken;
}

async function sheetOf(browser, name, html) {
  const sheet = join(folder, `${name}.html`);
  await writeFile(sheet, html);
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
const hosts = await serveHosts(hostPages(server.address));
const browser = await launch();
try {
  const addresses = { widget: server.address, hosts: hosts.address };
  const rows = [];
  for (const state of states.filter(({ name }) => name.includes(only))) {
    const pictures = await take(browser, addresses, state);
    const sheet = `sheet-${rows.length + 1}`;
    await sheetOf(browser, sheet, contactSheet(state.name, pictures));
    rows.push({ name: state.name, sheet });
    console.log(`${state.name}: ${pictures.length} pictures`);
  }
  console.log(`${await sheetOf(browser, 'index', overview(rows))} and index.png beside it`);
  if (!only) {
    await takePictures(browser, server.address, states, pictures);
    await takeWorkbenchPictures(browser, server.address, pictures);
  }
} finally {
  await browser.close();
  await Promise.all([server.stop(), hosts.stop()]);
}
