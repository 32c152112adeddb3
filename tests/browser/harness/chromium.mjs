// Today's Chromium, as Debian packages it.

import { chromium } from 'playwright-core';
import { consumedKeyEvents } from './keys.mjs';
import { holdings, printed } from './page.mjs';
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

/** The abilities that the engine lacks under test (docs/engines.md). */
export const lacks = [];

/** @param {string[]} flags in addition to the flags of every test */
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
        methods,
      }),
    close: () => browser.close(),
  };
}

function methods(page) {
  let session;
  const devTools = async (command, values) => {
    session ??= page.context().newCDPSession(page);
    return (await session).send(command, values);
  };
  const holds = async () => {
    // A separate session, detached at once: a session keeps everything alive that it has reported.
    const protocol = await page.context().newCDPSession(page);
    try {
      return await holdings((method) => protocol.send(method));
    } finally {
      await protocol.detach();
    }
  };
  return {
    devTools,
    pdf: () => printed(devTools),
    holds,
    compose: async () => compose(devTools),
    protocol: () => page.context().newCDPSession(page),
    look: ({ dark, forced, still, viewport }) =>
      lookAt(page, { colorScheme: dark, forcedColors: forced, reducedMotion: still }, viewport),
  };
}

/** Composes with the engine's own support for input methods. */
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

/** Emulates the given media features and the given viewport; undefined ones stay unchanged. */
async function lookAt(page, media, viewport) {
  const values = {
    colorScheme: ['light', 'dark'],
    forcedColors: ['none', 'active'],
    reducedMotion: ['no-preference', 'reduce'],
  };
  const given = Object.entries(media).filter(([, on]) => on !== undefined);
  await page.emulateMedia(Object.fromEntries(given.map(([name, on]) => [name, values[name][Number(on)]])));
  if (viewport) {
    await page.setViewportSize(viewport);
  }
}
