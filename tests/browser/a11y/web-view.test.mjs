// Effects of a phone's web view on a page (docs/engines.md): on-screen keyboard, notch, long press, the font
// size set in WeChat, forced dark mode.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { inEachEngine, inEngines } from '../harness/engines.mjs';
import { lostWords } from '../harness/measure.mjs';
import { eventually } from '../harness/page.mjs';
import { serve } from '../harness/server.mjs';
import { measurable, openState, readStates } from '../harness/states.mjs';
import { runSteps } from '../harness/steps.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const STATES = await readStates();
const TODAY = '2026-11-21';
const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };

/** Opens the page in this state. */
async function into(page, address, { route, steps }) {
  await page.open(`${address}${route}`);
  await page.state('running');
  await runSteps(page, steps);
}

let server;
before(async () => {
  server = await serve();
});
after(() => server?.stop());

inEachEngine((newPage) => {
  test('the on-screen keyboard does not hide the field', async () => {
    const page = await newPage();
    await page.open(`${server.address}#/directory`);
    await page.see(FIELD);
    const fieldBox = () => page.evaluate(() => {
      const { top, bottom } = document.querySelector('input[role=combobox]').getBoundingClientRect();
      return { top, bottom, room: innerHeight };
    });
    // Moves the field to the lower end of the screen, where the keyboard will open.
    await page.evaluate(() => {
      const room = document.createElement('div');
      room.style.height = '500px';
      document.querySelector('main').prepend(room);
      document.querySelector('input[role=combobox]').scrollIntoView({ block: 'end' });
    });
    await page.evaluate(() => document.querySelector('input[role=combobox]').focus({ preventScroll: true }));
    const before = await fieldBox();
    assert.ok(before.top > 300, `it begins at the lower end: ${JSON.stringify(before)}`);
    await page.resize({ width: 360, height: 300 });
    await eventually('the field above the keyboard', async () => {
      const { top, bottom, room } = await fieldBox();
      return room <= 310 && top >= 0 && bottom <= room;
    });
  });

  test('the search field stands at the upper edge above the keyboard, and the first hit below it is in sight', async () => {
    const page = await newPage({ mobile: true });
    await page.open(`${server.address}#/directory`);
    await page.see(FIELD);
    await page.evaluate(() => document.querySelector('input[role=combobox]').focus({ preventScroll: true }));
    // A keyboard of an input method, with its row of candidates, leaves half of a small phone.
    await page.resize({ width: 360, height: 320 });
    await eventually('the field at the upper edge', () => page.evaluate(() => {
      const { top } = document.querySelector('input[role=combobox]').getBoundingClientRect();
      return top >= 0 && top < 20;
    }));
    await page.fill(FIELD, '电焊');
    // A desktop engine, which is no phone, lists it as a suggestion.
    await eventually('the first hit', () => page.evaluate(() =>
      innerHeight <= 330 && [...document.querySelectorAll('.suggestion .entry-name, .entry .entry-name')].some((hit) => {
        const { height, bottom } = hit.getBoundingClientRect();
        return height > 0 && bottom <= innerHeight;
      })));
  });

  test('controls ignore long press and double tap; all other text can be selected', async () => {
    const wanted = ['start', 'question of several answers', 'verdict eligible', 'directory, found'];
    const states = STATES.filter(({ name }) => wanted.includes(name));
    assert.equal(states.length, wanted.length);
    for (const state of states) {
      // A page of its own: the widget would keep the answers of the state before.
      const page = await newPage({ today: TODAY });
      await into(page, server.address, state);
      const found = await page.evaluate(() => {
        const isSelectable = (one) => {
          const { userSelect, webkitUserSelect } = getComputedStyle(one);
          return (userSelect || webkitUserSelect) !== 'none';
        };
        const all = [...document.querySelectorAll('.qg *')];
        const pressed = all.filter((one) => one.matches('a, button, label, select, input, summary'));
        const withText = all.filter((one) => [...one.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim()));
        return {
          count: pressed.length,
          slow: pressed.filter((one) => getComputedStyle(one).touchAction !== 'manipulation').map((one) => one.outerHTML),
          marked: all.filter((one) => one.matches('button, label, summary') && isSelectable(one)).map((one) => one.outerHTML),
          locked: withText
            .filter((one) => !one.closest('button, label, summary, .button, .way') && !isSelectable(one))
            .map((one) => one.outerHTML),
        };
      });
      assert.ok(found.count > 3, state.name);
      assert.deepEqual({ ...found, count: 0 }, { count: 0, slow: [], marked: [], locked: [] }, state.name);
    }
  });

  test('pulling down does not reload our own page, and a frame does not block scrolling of the host page', async () => {
    const overscroll = () => getComputedStyle(document.documentElement).overscrollBehaviorY;
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    assert.equal(await page.evaluate(overscroll), 'contain');
    const hosts = await serveHosts({ '/': { body: element(server.address, 'view="check"') } });
    try {
      await page.open(hosts.address);
      await eventually('the widget', () =>
        page.within('mode=frame', () => document.documentElement.dataset.state === 'running'));
      assert.equal(await page.within('mode=frame', overscroll), 'auto');
    } finally {
      await hosts.stop();
    }
  });
});

/** Returns the height of the first visible line, after applying WeChat's font size if one is given. */
const firstLine = (setting) => {
  if (setting) {
    document.body.style.webkitTextSizeAdjust = setting;
  }
  // A link that fills its paragraph has the height of its target.
  const seen = [...document.querySelectorAll('h1, p')].find(
    (one) => one.firstChild?.nodeType === Node.TEXT_NODE && one.getClientRects().length > 0,
  );
  const range = document.createRange();
  range.selectNodeContents(seen.firstChild);
  return range.getClientRects()[0].height;
};

/** States of a page on a phone, which shows no suggestions over the hits (styles/directory.css). */
const ON_A_PHONE = STATES.filter(({ name, modes, onPaper }) =>
  modes.includes('page') && !onPaper && name !== 'directory, suggestions');

inEngines(['Chromium'], (newPage) => {
  for (const state of ON_A_PHONE) {
    test(`at WeChat's font size of 200 %, nothing is cut off or covered: ${state.name}`, async () => {
      const { page } = await openState({ newPage }, { widget: server.address }, measurable(state), 'page', { mobile: true });
      const before = await page.evaluate(firstLine);
      assert.deepEqual((await page.evaluate(lostWords)).wrong, [], 'before');
      await page.evaluate(firstLine, '200%');
      await eventually('the larger type', async () => (await page.evaluate(firstLine)) > 1.5 * before);
      assert.deepEqual((await page.evaluate(lostWords)).wrong, []);
    });
  }

  test('no text is under a notch or the bar at the lower end', async () => {
    const page = await newPage({ mobile: true, viewport: { width: 740, height: 360 } });
    await page.devTools('Emulation.setSafeAreaInsetsOverride', {
      insets: { top: 30, left: 60, right: 60, bottom: 34 },
    });
    await page.open(server.address);
    await page.state('running');
    const edges = await page.evaluate(() => {
      const range = document.createRange();
      const lines = [...document.querySelectorAll('.qg *')]
        .flatMap((one) => [...one.childNodes].filter((it) => it.nodeType === 3 && it.textContent.trim()))
        .flatMap((node) => {
          range.selectNodeContents(node);
          return [...range.getClientRects()].filter(({ width }) => width > 1);
        });
      const below = document.documentElement.scrollHeight - scrollY;
      return {
        left: Math.min(...lines.map(({ left }) => left)),
        right: innerWidth - Math.max(...lines.map(({ right }) => right)),
        top: Math.min(...lines.map(({ top }) => top)),
        bottom: below - Math.max(...lines.map(({ bottom }) => bottom)),
      };
    });
    assert.ok(edges.left >= 60 && edges.right >= 60 && edges.top >= 30 && edges.bottom >= 34, JSON.stringify(edges));
  });

  test('forced dark mode does not change our own dark colours', async () => {
    const picture = async (isForced) => {
      const page = await newPage({ dark: true });
      if (isForced) {
        await page.devTools('Emulation.setAutoDarkModeOverride', { enabled: true });
      }
      await page.open(server.address);
      await page.state('running');
      const path = join(tmpdir(), `qilu-green-dark-${process.pid}-${isForced}.png`);
      await page.screenshot(path);
      return readFile(path);
    };
    assert.ok((await picture(true)).equals(await picture(false)));
  });
});
