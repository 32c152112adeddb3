// The engines, and how a test gets a page in each of them.

import { after, afterEach, before, describe } from 'node:test';
import * as chromium from './chromium.mjs';
import * as chromium79 from './chromium79.mjs';

const ENGINES = { Chromium: chromium, 'Chromium 79': chromium79 };

/**
 * Declares the same tests for every engine. `tests` gets a function that opens a blank page; pages
 * are closed after each test.
 * @param {(newPage: (options?: import('./page.mjs').Options) => Promise<import('./page.mjs').Page>) => void} tests
 */
export function inEachEngine(tests) {
  for (const [name, engine] of Object.entries(ENGINES)) {
    describe(name, () => {
      let browser;
      let pages = [];
      before(async () => {
        browser = await engine.launch();
      });
      afterEach(async () => {
        await Promise.all(pages.map((page) => page.close()));
        pages = [];
      });
      after(() => browser?.close());
      tests(async (options) => {
        const page = await browser.newPage(options);
        pages.push(page);
        return page;
      });
    });
  }
}
