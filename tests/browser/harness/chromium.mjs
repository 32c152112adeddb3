// Today's Chromium, as Debian packages it.

import { chromium } from 'playwright-core';
import { takenKeyEvents } from './keys.mjs';
import { holdings } from './page.mjs';
import { newPage } from './playwright-page.mjs';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What it cannot do under test: docs/engines.md. */
export const lacks = [];

/** @param {string[]} flags besides those of every test */
export async function launch(flags = []) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  });
  return {
    newPage: (options = {}) =>
      newPage(browser, options, {
        context: {
          colorScheme: options.dark ? 'dark' : 'light',
          isMobile: options.mobile ?? false,
          hasTouch: options.mobile ?? false,
        },
        ways,
      }),
    close: () => browser.close(),
  };
}

function ways(page) {
  let session;
  const devTools = async (command, values) => {
    session ??= page.context().newCDPSession(page);
    return (await session).send(command, values);
  };
  const holds = async () => {
    // Of its own and ended at once: what a session has been told of is not let go.
    const protocol = await page.context().newCDPSession(page);
    try {
      return await holdings((method) => protocol.send(method));
    } finally {
      await protocol.detach();
    }
  };
  return { devTools, holds, compose: () => compose(devTools) };
}

/** A composition as the engine knows it. */
function compose(devTools) {
  const update = (text) =>
    devTools('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
  return {
    update,
    key: async (key) => {
      for (const event of takenKeyEvents(key)) {
        await devTools('Input.dispatchKeyEvent', event);
      }
    },
    commit: (text) => devTools('Input.insertText', { text }),
    cancel: () => update(''),
  };
}
