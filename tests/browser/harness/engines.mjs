// The engines, and how a test gets a page in each of them.

import { after, afterEach, before, describe } from 'node:test';
import * as chromium from './chromium.mjs';
import * as chromium79 from './chromium79.mjs';
import * as firefox from './firefox.mjs';
import * as webkit from './webkit.mjs';

/** Each engine says itself what it `lacks`. */
const ENGINES = {
  Chromium: chromium,
  'Chromium 79': chromium79,
  'Firefox ESR': firefox,
  WebKitGTK: webkit,
};

/** What an engine cannot do under test, by its name in the table of docs/engines.md, which says what stands in. */
export const LACKS = Object.fromEntries(
  Object.entries(ENGINES).map(([name, { lacks }]) => [name, lacks]),
);

/** What kiosks run, then and now; and the engines whose protocol knows the most. */
export const CHROMIUMS = ['Chromium', 'Chromium 79'];

/**
 * Declares the same tests for every engine. `tests` gets a function that opens a blank page; pages
 * are closed after each test.
 * @param {(
 *   newPage: (options?: import('./page.mjs').Options) => Promise<import('./page.mjs').Page>,
 *   lacks: (what: string) => boolean,
 * ) => void} tests
 */
export function inEachEngine(tests) {
  inEngines(Object.keys(ENGINES), tests);
}

/** The engine that `cargo xtask test --engine` names; all of them by default. */
const { ENGINE } = process.env;

/** The name of an engine as `--engine` takes it: `chromium`, `chromium-79`, `firefox-esr`, `webkitgtk`. */
const idOf = (name) => name.toLowerCase().replace(' ', '-');

/** The same, for what only some of them have. docs/engines.md says why, and what stands in elsewhere. */
export function inEngines(names, tests) {
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
      before(async () => {
        browser = await ENGINES[name].launch();
      });
      afterEach(async () => {
        await Promise.all(pages.map((page) => page.close()));
        pages = [];
      });
      after(() => browser?.close());
      tests(async (options) => {
        const page = await browser.newPage(options);
        page.lacks = lacks;
        pages.push(page);
        return page;
      }, lacks);
    });
  }
}
