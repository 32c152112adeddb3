// Every state of every page, checked with axe and measured: light and dark, normal and large, on its own page
// and in a frame; then on narrow screens, in the largest size, with doubled font size, and with forced colours.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { injectAxe, axeViolations } from '../harness/axe.mjs';
import { launch } from '../harness/chromium.mjs';
import {
  deviceType,
  doubleType,
  faintThings,
  hasSizes,
  lineBreaks,
  lostWords,
  moving,
  otherNames,
  setSize,
  smallTargets,
  spacedWords,
  unmarked,
  usualType,
} from '../harness/measure.mjs';
import { SCREENS } from '../harness/kiosk-visitor.mjs';
import { PHONE } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { hostPages, measurable, openState, readStates } from '../harness/states.mjs';
import { cutWords } from '../harness/words.mjs';
import { serveHosts } from '../hosts/server.mjs';

const TARGET = { normal: 44, large: 60 };

/** WCAG 2.2, 1.4.10: a page of this width must not scroll sideways. */
const NARROW = { width: 320, height: 640 };

/** A large phone. */
const WIDE_PHONE = { width: 412, height: 892 };

/** A phone in landscape orientation: WCAG 2.2, 1.3.4. */
const LYING = { width: 640, height: 360 };

const reached = { runs: 0, normal: Infinity, large: Infinity, words: Infinity, shapes: Infinity };


async function measureLook(frame, size, look, wrong) {
  const targets = await frame.evaluate(smallTargets, TARGET[size]);
  const faint = await frame.evaluate(faintThings);
  reached[size] = Math.min(reached[size], targets.closest);
  reached.words = Math.min(reached.words, faint.closest.words ?? Infinity);
  reached.shapes = Math.min(reached.shapes, faint.closest.shapes ?? Infinity);
  reached.runs += 1;
  const found = [...(await axeViolations(frame)), ...targets.wrong, ...faint.wrong];
  wrong.push(...found.map((one) => `${look}: ${one}`));
}

/** Checks light, dark and forced colours, in normal and large size. */
async function everyLook(page, frame, wrong) {
  for (const size of (await frame.evaluate(hasSizes)) ? ['normal', 'large'] : ['normal']) {
    await frame.evaluate(setSize, size);
    for (const dark of [false, true]) {
      await page.look({ dark });
      await measureLook(frame, size, `${size}, ${dark ? 'dark' : 'light'}`, wrong);
    }
    await page.look({ dark: false, forced: true });
    const forced = [await frame.evaluate(unmarked), await frame.evaluate(faintThings)];
    wrong.push(...forced.flatMap((it) => it.wrong.map((one) => `${size}, forced colours: ${one}`)));
    await page.look({ forced: false });
  }
  await frame.evaluate(setSize, 'normal');
}

/** Waits until the scripts of inline mode, which run in animation frames, have updated the layout. */
const drawn = () => new Promise((resolve) => {
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)));
});

/** Checks the screens of kiosks, with the default font size of the device up to doubled. */
async function everyKiosk(page, wrong) {
  for (const viewport of SCREENS) {
    await page.look({ viewport });
    for (const size of [16, 24, 32]) {
      await page.devTools('Page.setFontSizes', { fontSizes: { standard: size, fixed: size } });
      const now = await page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
      assert.equal(now, size, 'the default font size of the device');
      const { wrong: lost } = await page.evaluate(lostWords);
      wrong.push(...lost.map((one) => `${viewport.width} × ${viewport.height}, font size ${size} px: ${one}`));
    }
  }
}

/** Checks narrow screens, and font sizes doubled by WeChat's setting and by the browser's; on phones, where lines break. */
async function everySize(page, frame, wrong) {
  const look = async (name) => {
    await frame.evaluate(drawn);
    const { wrong: lost } = await frame.evaluate(lostWords);
    wrong.push(...lost.map((one) => `${name}: ${one}`));
  };
  const lookAtLines = async (name) => {
    await look(name);
    wrong.push(...cutWords(await frame.evaluate(lineBreaks)).map((one) => `${name}: ${one}`));
  };
  for (const size of (await frame.evaluate(hasSizes)) ? ['normal', 'large', 'extra-large'] : ['normal']) {
    await frame.evaluate(setSize, size);
    await page.look({ viewport: NARROW });
    await lookAtLines(`${size}, 320 px`);
    await page.look({ viewport: LYING });
    await look(`${size}, landscape`);
    await page.look({ viewport: WIDE_PHONE });
    await lookAtLines(`${size}, 412 px`);
    await page.look({ viewport: PHONE });
    await lookAtLines(`${size}, 360 px`);
    await frame.evaluate(doubleType);
    // Words are whole up to 200 %; the larger sizes doubled are more.
    await (size === 'normal' ? lookAtLines : look)(`${size}, doubled font size`);
    await frame.evaluate(usualType);
    await frame.evaluate(spacedWords, true);
    await look(`${size}, text spacing`);
    await frame.evaluate(spacedWords, false);
  }
  await frame.evaluate(setSize, 'normal');
  await frame.evaluate(deviceType, '200%');
  await look('doubled default font size');
  await frame.evaluate(deviceType, '');
}

// Two at a time: one page is measured while the next one is opened.
describe('every state', { concurrency: 2 }, async () => {
  const states = await readStates();
  let browser;
  let server;
  let hosts;
  let addresses;
  before(async () => {
    [browser, server] = await Promise.all([launch(), serve()]);
    hosts = await serveHosts(hostPages(server.address));
    addresses = { widget: server.address, hosts: hosts.address };
  });
  after(async () => {
    console.log(`measured: ${JSON.stringify(reached)}`);
    await Promise.all([browser?.close(), server?.stop(), hosts?.stop()]);
  });

  for (const state of states.filter(({ onPaper }) => !onPaper)) {
    for (const mode of state.modes) {
      test(`${state.name}, ${mode}`, async () => {
        const { page, frame } = await openState(browser, addresses, measurable(state), mode);
        try {
          await page.look({ still: true });
          await injectAxe(frame);
          const wrong = [];
          await everyLook(page, frame, wrong);
          await (mode === 'kiosk' ? everyKiosk(page, wrong) : everySize(page, frame, wrong));
          wrong.push(...(await frame.evaluate(otherNames)), ...(await frame.evaluate(moving)));
          assert.deepEqual(wrong, []);
          assert.deepEqual(await page.violations(), []);
        } finally {
          await page.close();
        }
      });
    }
  }
});
