// Declares tests for each engine and opens pages in it.

import { after, afterEach, before, describe } from 'node:test';
import * as chromium from './chromium.mjs';
import * as chromium79 from './chromium79.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

/** The engines by name. Each module exports `launch` and `lacks`, the abilities that the engine lacks. */
const ENGINES = {
  Chromium: chromium,
  'Chromium 79': chromium79,
  'Firefox ESR': firefox,
  WebKitGTK: webkit,
};

/**
 * The abilities that each engine lacks under test, by its name in the table of docs/engines.md, which lists
 * the substitutes.
 */
export const LACKS = Object.fromEntries(
  Object.entries(ENGINES).map(([name, { lacks }]) => [name, lacks]),
);

/** The engines of old and current kiosks, which are also those with the most complete protocol. */
export const CHROMIUMS = ['Chromium', 'Chromium 79'];

/**
 * Declares the same tests for every engine. `tests` receives a function that opens a blank page; pages
 * are closed after each test, except those with `isKept`: the next test that asks for the same options gets the
 * page again, without its errors, requests and storage. WebKitGTK needs a second or two for a new page.
 * @param {(
 *   newPage: (options?: import('./page.mjs').Options) => Promise<import('./page.mjs').Page>,
 *   lacks: (what: string) => boolean,
 * ) => void} tests
 */
export function inEachEngine(tests) {
  inEngines(Object.keys(ENGINES), tests);
}

/** The engine that the environment variable names. Default: all engines. */
const { ENGINE } = process.env;

/** Returns the id of an engine for `ENGINE`: `chromium`, `chromium-79`, `firefox-esr` or `webkitgtk`. */
const idOf = (name) => name.toLowerCase().replace(' ', '-');

/**
 * Returns the variants of a test that an engine tries: both Chromiums all of them; Firefox and WebKitGTK, whose
 * protocols are slower, every second one each, so that they try all of them together.
 * @template T
 * @param {(what: string) => boolean} lacks
 * @param {T[]} variants
 * @returns {T[]}
 */
export function variantsOf(lacks, variants) {
  if (!lacks('theme of a page')) {
    return variants;
  }
  return variants.filter((_, index) => index % 2 === (lacks('requests') ? 1 : 0));
}

/** Declares the tests for the named engines only. docs/engines.md lists the reasons and the substitutes. */
export function inEngines(names, tests) {
  if (ENGINE && !Object.keys(ENGINES).some((name) => idOf(name) === ENGINE)) {
    throw new Error(`no engine ${ENGINE}: one of ${Object.keys(ENGINES).map(idOf).join(', ')}`);
  }
  for (const name of names.filter((one) => !ENGINE || idOf(one) === ENGINE)) {
    const lacks = (what) => {
      if (!Object.values(LACKS).some((all) => all.includes(what))) {
        throw new Error(`no engine lacks ${what}`);
      }
      return LACKS[name].includes(what);
    };
    describe(name, () => {
      let browser;
      let pages = [];
      /** @type {Map<string, import('./page.mjs').Page>} */
      const kept = new Map();
      before(async () => {
        browser = await ENGINES[name].launch();
      });
      afterEach(async () => {
        await Promise.all(pages.map((page) => page.close()));
        pages = [];
      });
      after(async () => {
        await Promise.all([...kept.values()].map((page) => page.close()));
        await browser?.close();
      });
      tests(async ({ isKept = false, ...options } = {}) => {
        const key = JSON.stringify(options);
        const known = isKept && kept.get(key);
        if (known) {
          await forget(known);
          return known;
        }
        const page = await browser.newPage(options);
        page.lacks = lacks;
        if (isKept) {
          kept.set(key, page);
        } else {
          pages.push(page);
        }
        return page;
      }, lacks);
    });
  }
}

/** Clears what a page knows of the previous test. */
async function forget(page) {
  await page.evaluate(() => {
    sessionStorage.clear();
    localStorage.clear();
  }).catch(() => {});
  await page.open('about:blank');
  for (const list of [page.errors, page.requests, page.warnings ?? []]) {
    list.length = 0;
  }
}
