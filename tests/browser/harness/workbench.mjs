// Opens the officer's workbench on a site of its own and works with its files.

import assert from 'node:assert/strict';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serveByNginx } from '../hosts/nginx.mjs';
import { KEEP_FILES } from './downloads.mjs';
import { eventually } from './page.mjs';
import { DIST } from './server.mjs';
import { untilCached } from './visit.mjs';

const JSZip = createRequire(import.meta.url)('jszip');

/** The longest time that a task may take, in milliseconds. */
const LONGEST_TASK = 120_000;

/** A copy of the build, served by nginx, on which publications can be put. */
export class Site {
  constructor(folder, server) {
    this.folder = folder;
    this.server = server;
    this.address = server.address;
  }

  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'qilu-green-site-'));
    await cp(DIST, folder, { recursive: true });
    return new Site(folder, await serveByNginx(folder));
  }

  async stop() {
    await this.server?.stop();
    await rm(this.folder, { recursive: true });
  }

  /** Copies the files of a publication over those of the site. */
  async put(zip) {
    for (const [path, entry] of Object.entries(zip.files)) {
      if (path.startsWith('site/') && !entry.dir) {
        const target = join(this.folder, path.slice('site/'.length));
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, await entry.async('nodebuffer'));
      }
    }
  }

  /** Lets a visitor open the site and calls `look`; then once more without the server, and calls `again`. */
  async visitTwice(visitor, look, again = look) {
    const visit = async () => {
      await visitor.open('about:blank');
      await visitor.open(this.address);
      await visitor.state('running');
    };
    await visit();
    await look();
    await untilCached(visitor, visit);
    await this.server.stop();
    this.server = undefined;
    await visit();
    await again();
    this.server = await serveByNginx(this.folder);
    this.address = this.server.address;
  }
}

/** Opens the workbench in a new page, which keeps what is downloaded. */
export async function openWorkbench(newPage, site) {
  const page = await newPage({ viewport: { width: 1280, height: 800 }, before: KEEP_FILES });
  await page.open(`${site.address}workbench.html`);
  await page.state('running');
  return page;
}

/** Waits until no task runs: some take longer than the timeout of a wait. */
export async function untilIdle(page) {
  const end = Date.now() + LONGEST_TASK;
  while (await page.evaluate(() => !!document.querySelector('progress'))) {
    assert.ok(Date.now() < end, 'a task does not end');
    await delay(100);
  }
}

/** Returns a downloaded zip file. */
export async function saved(page, name) {
  const text = await eventually(name, () => page.evaluate((wanted) =>
    window.files.find((file) => file.name === wanted)?.bytes, name));
  return JSZip.loadAsync(Buffer.from(text, 'base64'));
}

/** Types a value into the field with the label. */
export function fill(page, label, value) {
  return page.evaluate((wanted, text) => {
    const found = [...document.querySelectorAll('main label')].find((one) => one.textContent === wanted);
    const field = /** @type {HTMLInputElement} */ (found.querySelector('input, textarea'));
    field.value = text;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }, label, value);
}

/** Chooses a file in the input, by default that for a list. */
export function chooseFile(page, name, bytes, selector = '.drop input[type=file]') {
  return page.evaluate((wanted, title, text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(text), (character) => character.charCodeAt(0))], title));
    const input = /** @type {HTMLInputElement} */ (document.querySelector(wanted));
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  }, selector, name, Buffer.from(bytes).toString('base64'));
}

/** Chooses the option of the list with the label, by a part of its name. */
export function choose(page, label, name) {
  return page.evaluate((wanted, text) => {
    const found = [...document.querySelectorAll('main label')].find((one) => one.textContent.startsWith(wanted));
    const list = /** @type {HTMLSelectElement} */ (found.querySelector('select'));
    list.selectedIndex = [...list.options].findIndex((option) => option.text.includes(text));
    list.dispatchEvent(new Event('change', { bubbles: true }));
  }, label, name);
}

/** Returns the text of the open file, once the text editor has been fetched and shows it. */
export async function openText(page, path) {
  const end = Date.now() + LONGEST_TASK;
  for (;;) {
    const text = await page.evaluate((wanted) => {
      const host = document.querySelector('.text-editor');
      const view = host && window.workbenchEditor.viewIn(host);
      return view && view.contentDOM.getAttribute('aria-label') === wanted ? view.state.doc.toString() : null;
    }, path);
    if (text !== null) {
      return text;
    }
    assert.ok(Date.now() < end, `the text editor does not show ${path}`);
    await delay(100);
  }
}

/** Returns the line of the open file at which the cursor stands, after the text editor shows the file. */
export async function lineAtCursor(page, path) {
  await openText(page, path);
  return page.evaluate(() => {
    const { state } = window.workbenchEditor.viewIn(document.querySelector('.text-editor'));
    return state.doc.lineAt(state.selection.main.head).text;
  });
}

/** Replaces texts in the open file, as the officer does by typing. */
export function edit(page, pairs) {
  return page.evaluate((replacements) => {
    const view = window.workbenchEditor.viewIn(document.querySelector('.text-editor'));
    for (const [before, after] of replacements) {
      const from = view.state.doc.toString().indexOf(before);
      if (from < 0) {
        throw new Error(`the file does not contain ${before}`);
      }
      view.dispatch({ changes: { from, to: from + before.length, insert: after }, userEvent: 'input.type' });
    }
  }, pairs);
}
