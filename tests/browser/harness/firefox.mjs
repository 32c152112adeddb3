// Firefox ESR, as Debian packages it: an unpatched browser, which Playwright drives over WebDriver BiDi.

import { firefox } from 'playwright-core';
import { composeByEvents } from './composition.mjs';
import { newPage } from './playwright-page.mjs';

/** The abilities that the engine lacks under test (docs/engines.md). */
export const lacks = ['composition', 'theme of a page'];

export async function launch() {
  // The protocol of this Firefox cannot emulate a colour scheme, so each theme has its own browser.
  const started = {};
  const inTheme = (theme) => {
    started[theme] ??= firefox.launch({
      channel: 'moz-firefox',
      executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
      firefoxUserPrefs: {
        'layout.css.prefers-color-scheme.content-override': theme === 'dark' ? 0 : 1,
      },
    });
    return started[theme];
  };
  await inTheme('light');
  return {
    newPage: async (options = {}) =>
      newPage(await inTheme(options.dark ? 'dark' : 'light'), options, {
        context: { colorScheme: null },
        ways,
      }),
    close: () => Promise.all(Object.values(started).map(async (one) => (await one).close())),
  };
}

function ways(page) {
  const evaluate = (code, ...values) => page.evaluate(`(${code})(...${JSON.stringify(values)})`);
  return { compose: () => composeByEvents(evaluate) };
}
