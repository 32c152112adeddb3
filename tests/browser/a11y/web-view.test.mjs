// What the web view of a phone does to a page (docs/engines.md): its keyboard, its notch, its long press, the
// size of type people have chosen in WeChat, its darkness.

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

/** The page in this state. */
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
  test('a keyboard that comes does not hide the field', async () => {
    const page = await newPage();
    await page.open(`${server.address}#/directory`);
    await page.see(FIELD);
    const place = () => page.evaluate(() => {
      const { top, bottom } = document.querySelector('input[role=combobox]').getBoundingClientRect();
      return { top, bottom, room: innerHeight };
    });
    // At the lower end, where the thumb is; there the keyboard will be.
    await page.evaluate(() => {
      const room = document.createElement('div');
      room.style.height = '500px';
      document.querySelector('main').prepend(room);
      document.querySelector('input[role=combobox]').scrollIntoView({ block: 'end' });
    });
    await page.evaluate(() => document.querySelector('input[role=combobox]').focus({ preventScroll: true }));
    const before = await place();
    assert.ok(before.top > 300, `it begins at the lower end: ${JSON.stringify(before)}`);
    await page.resize({ width: 360, height: 300 });
    await eventually('the field above the keyboard', async () => {
      const { top, bottom, room } = await place();
      return room <= 310 && top >= 0 && bottom <= room;
    });
  });

  test('nothing to press is marked by a long press or waits for a second tap; all else can be copied', async () => {
    const page = await newPage({ today: TODAY });
    const wanted = ['start', 'question of several answers', 'verdict eligible', 'directory, found'];
    const states = STATES.filter(({ name }) => wanted.includes(name));
    assert.equal(states.length, wanted.length);
    for (const state of states) {
      await page.open('about:blank');
      await into(page, server.address, state);
      const found = await page.evaluate(() => {
        const kept = (one) => {
          const { userSelect, webkitUserSelect } = getComputedStyle(one);
          return (userSelect || webkitUserSelect) !== 'none';
        };
        const all = [...document.querySelectorAll('.qg *')];
        const pressed = all.filter((one) => one.matches('a, button, label, select, input, summary'));
        const wordy = all.filter((one) => [...one.childNodes].some((it) => it.nodeType === 3 && it.textContent.trim()));
        return {
          count: pressed.length,
          slow: pressed.filter((one) => getComputedStyle(one).touchAction !== 'manipulation').map((one) => one.outerHTML),
          marked: all.filter((one) => one.matches('button, label, summary') && kept(one)).map((one) => one.outerHTML),
          locked: wordy
            .filter((one) => !one.closest('button, label, summary, .button, .way') && !kept(one))
            .map((one) => one.outerHTML),
        };
      });
      assert.ok(found.count > 3, state.name);
      assert.deepEqual({ ...found, count: 0 }, { count: 0, slow: [], marked: [], locked: [] }, state.name);
    }
  });

  test('pulling down does not load our own page again, and a frame does not hold up the page around it', async () => {
    const asked = () => getComputedStyle(document.documentElement).overscrollBehaviorY;
    const page = await newPage();
    await page.open(server.address);
    await page.state('running');
    assert.equal(await page.evaluate(asked), 'contain');
    const hosts = await serveHosts({ '/': { body: element(server.address, 'view="check"') } });
    try {
      await page.open(hosts.address);
      await eventually('the widget', () =>
        page.within('mode=frame', () => document.documentElement.dataset.state === 'running'));
      assert.equal(await page.within('mode=frame', asked), 'auto');
    } finally {
      await hosts.stop();
    }
  });
});

/** The height of the first line a person sees; WeChat's setting, where one is given, is made first. */
const firstLine = (setting) => {
  if (setting) {
    document.body.style.webkitTextSizeAdjust = setting;
  }
  const seen = [...document.querySelectorAll('h1, p')].find((one) => one.getClientRects().length > 0);
  const range = document.createRange();
  range.selectNodeContents(seen);
  return range.getClientRects()[0].height;
};

inEngines(['Chromium'], (newPage) => {
  for (const state of STATES.filter(({ modes, onPaper }) => modes.includes('page') && !onPaper)) {
    test(`at 200 %, as WeChat sets it, nothing is cut off or covered: ${state.name}`, async () => {
      const { page } = await openState({ newPage }, { widget: server.address }, measurable(state), 'page', { mobile: true });
      const before = await page.evaluate(firstLine);
      assert.deepEqual((await page.evaluate(lostWords)).wrong, [], 'before');
      await page.evaluate(firstLine, '200%');
      await eventually('the larger type', async () => (await page.evaluate(firstLine)) > 1.5 * before);
      assert.deepEqual((await page.evaluate(lostWords)).wrong, []);
    });
  }

  test('nothing stands under a notch or the bar at the lower end', async () => {
    const page = await newPage({ mobile: true, viewport: { width: 740, height: 360 } });
    await page.devTools('Emulation.setSafeAreaInsetsOverride', {
      insets: { top: 30, left: 60, right: 60, bottom: 34 },
    });
    await page.open(server.address);
    await page.state('running');
    const edges = await page.evaluate(() => {
      const range = document.createRange();
      const words = [...document.querySelectorAll('.qg *')]
        .flatMap((one) => [...one.childNodes].filter((it) => it.nodeType === 3 && it.textContent.trim()))
        .flatMap((node) => {
          range.selectNodeContents(node);
          return [...range.getClientRects()].filter(({ width }) => width > 1);
        });
      const below = document.documentElement.scrollHeight - scrollY;
      return {
        left: Math.min(...words.map(({ left }) => left)),
        right: innerWidth - Math.max(...words.map(({ right }) => right)),
        top: Math.min(...words.map(({ top }) => top)),
        bottom: below - Math.max(...words.map(({ bottom }) => bottom)),
      };
    });
    assert.ok(edges.left >= 60 && edges.right >= 60 && edges.top >= 30 && edges.bottom >= 34, JSON.stringify(edges));
  });

  test('a system that darkens every page leaves our own dark colours alone', async () => {
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
