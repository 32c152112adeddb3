// Pictures of every state in states.json, on three screens, normal and large, light and dark, and
// one contact sheet of them all. Run by `cargo xtask screenshots`.

import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launch } from './harness/chromium.mjs';
import { contactSheet } from './harness/contact-sheet.mjs';
import { kioskDevice } from './harness/kiosk-device.mjs';
import { serve } from './harness/server.mjs';
import { walk } from './harness/steps.mjs';

const [folder, only = ''] = process.argv.slice(2);

const SCREENS = [
  { width: 360, height: 640 },
  { width: 768, height: 1024 },
  { width: 1280, height: 800 },
];

/** Every way a state is looked at. */
const LOOKS = SCREENS.flatMap((viewport) =>
  [false, true].flatMap((large) => [false, true].map((dark) => ({ viewport, large, dark }))),
);

const nameOf = ({ viewport, large, dark }) =>
  `${viewport.width}-${large ? 'large' : 'normal'}-${dark ? 'dark' : 'light'}`;

async function take(browser, address, state, look) {
  const { name, file = '', route, query = '', scripts = true, steps = [] } = state;
  const before = query.includes('mode=kiosk') ? kioskDevice : undefined;
  const page = await browser.newPage({ viewport: look.viewport, dark: look.dark, scripts, before });
  try {
    const search = [query, look.large ? 'large' : ''].filter(Boolean).join('&');
    await page.open(`${address}${file}${search && `?${search}`}${route}`);
    if (scripts) {
      await page.state('running');
    }
    await walk(page, steps);
    const picture = `${name.replaceAll(' ', '-')}-${nameOf(look)}.png`;
    await page.screenshot(join(folder, picture), true);
    return { file: picture, look: nameOf(look) };
  } catch (error) {
    throw new Error(`${name}, ${nameOf(look)}: ${error.message}`, { cause: error });
  } finally {
    await page.close();
  }
}

const states = JSON.parse(await readFile(new URL('states.json', import.meta.url), 'utf8'));
await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const server = await serve();
const browser = await launch();
try {
  const rows = [];
  for (const state of states.filter(({ name }) => name.includes(only))) {
    const pictures = [];
    for (const look of LOOKS) {
      pictures.push(await take(browser, server.address, state, look));
    }
    rows.push({ name: state.name, pictures });
    console.log(`${state.name}: ${pictures.length} pictures`);
  }
  const sheet = join(folder, 'index.html');
  await writeFile(sheet, contactSheet(rows));
  const page = await browser.newPage({ viewport: { width: 1800, height: 1000 } });
  await page.open(pathToFileURL(sheet).href);
  await page.screenshot(join(folder, 'contact-sheet.png'), true);
  console.log(`${sheet} and contact-sheet.png beside it`);
} finally {
  await browser.close();
  await server.stop();
}
