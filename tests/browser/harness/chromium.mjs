// Today's Chromium, as Debian packages it.

import { chromium } from 'playwright-core';
import { consumedKeyEvents } from './keys.mjs';
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
          serviceWorkers: (options.workers ?? true) ? 'allow' : 'block',
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
  return {
    devTools,
    holds,
    compose: async () => compose(devTools),
    protocol: () => page.context().newCDPSession(page),
    look: ({ dark, forced, still, viewport }) =>
      lookAt(page, { colorScheme: dark, forcedColors: forced, reducedMotion: still }, viewport),
  };
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
      for (const event of consumedKeyEvents(key)) {
        await devTools('Input.dispatchKeyEvent', event);
      }
    },
    commit: (text) => devTools('Input.insertText', { text }),
    cancel: () => update(''),
  };
}

/** Changes how the page is looked at, where it is told. */
async function lookAt(page, media, viewport) {
  const words = {
    colorScheme: ['light', 'dark'],
    forcedColors: ['none', 'active'],
    reducedMotion: ['no-preference', 'reduce'],
  };
  const told = Object.entries(media).filter(([, on]) => on !== undefined);
  await page.emulateMedia(Object.fromEntries(told.map(([what, on]) => [what, words[what][Number(on)]])));
  if (viewport) {
    await page.setViewportSize(viewport);
  }
}
