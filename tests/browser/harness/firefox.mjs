// Firefox ESR, as Debian packages it: an unpatched browser, which Playwright drives over WebDriver BiDi.

import { firefox } from 'playwright-core';
import { composeByEvents } from './composition.mjs';
import { newPage } from './playwright-page.mjs';

/** The abilities that the engine lacks under test (docs/engines.md). */
export const lacks = ['composition', 'theme of a page'];

export async function launch() {
  // The protocol of this Firefox cannot emulate a colour scheme, and disables scripts only after the parser has
  // decided against <noscript>: each combination has its own browser.
  const started = {};
  const browserWith = (dark, scripts) => {
    started[`${dark} ${scripts}`] ??= firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      firefoxUserPrefs: {
        'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1,
        'javascript.enabled': scripts,
      },
    });
    return started[`${dark} ${scripts}`];
  };
  await browserWith(false, true);
  return {
    newPage: async (options = {}) =>
      newPage(await browserWith(options.dark ?? false, options.scripts ?? true), options, {
        context: { colorScheme: null, javaScriptEnabled: undefined },
        methods,
      }),
    close: () => Promise.all(Object.values(started).map(async (one) => (await one).close())),
  };
}

function methods(page) {
  const evaluate = (code, ...values) => page.evaluate(`(${code})(...${JSON.stringify(values)})`);
  return {
    compose: () => composeByEvents(evaluate),
    // This engine takes the size of the paper and its margins from here only.
    pdf: () => page.pdf({ format: 'A4', margin: { top: '12mm', bottom: '12mm', left: '14mm', right: '14mm' } }),
  };
}
