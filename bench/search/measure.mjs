// Measures the answers and times of all engines in the same page of the same Chromium.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPage } from '../common/browser.mjs';
import { bundle } from '../common/packing.mjs';
import { peersScript } from './engines.mjs';

/** Throttling factor of the processor. */
export const SLOWER = 6;
/** Hits requested per search, as many as a page of results shows. */
const HITS = 10;
const PACE = { stretch: 20, rounds: 3, atLeast: 5, budget: 90_000, limit: HITS };
const WARM_UP = 400;
/** Fresh pages in which the startup time is measured. */
const STARTS = 5;

/** Loads what a page needs; `outsideRows` only where the occupations outside the directory are searched. */
export async function load(folder, rows, outsideRows) {
  const base64 = (name) => readFile(join(folder, name), 'base64');
  return {
    scripts: [
      `${await readFile(join(folder, 'search.js'), 'utf8')}\nglobalThis.wasm_bindgen = wasm_bindgen;`,
      await bundle(`${peersScript()}\nimport * as page from './search/page.mjs';\nglobalThis.page = page;`),
    ],
    material: {
      wasm: await base64('search.wasm'),
      directory: await base64('directory.bin'),
      national: await base64('national.bin'),
      meaning: await base64('meaning.bin'),
      rows,
      outsideRows,
    },
  };
}

function open(page, material) {
  return page.evaluate(async (all) => {
    const { searches, outside, ready } = await globalThis.page.open(all);
    Object.assign(globalThis, { searches, outside });
    return ready;
  }, material);
}

/** Returns the version of Chromium and by engine the answers, three codes each, to the queries and to those outside. */
export function answers({ scripts, material }, inside, outside) {
  return withPage(scripts, async (page, _, version) => {
    await open(page, material);
    const ask = (name, queries) =>
      page.evaluate(([searches, texts]) => globalThis.page.answer(globalThis[searches], texts, 3), [name, queries]);
    return { version, inside: await ask('searches', inside), outside: await ask('outside', outside) };
  });
}

/** Returns by engine the milliseconds per keystroke and until ready, with the processor slowed down. */
export async function times({ scripts, material }, queries) {
  const starts = [];
  for (let start = 0; start < STARTS; start += 1) {
    starts.push(
      await withPage(scripts, async (page, slowDown) => {
        await slowDown(SLOWER);
        return open(page, material);
      }),
    );
  }
  const ready = Object.fromEntries(
    Object.keys(starts[0]).map((name) => [name, Math.min(...starts.map((start) => start[name]))]),
  );
  return withPage(scripts, async (page, slowDown, version) => {
    await open(page, material);
    const type = (texts) =>
      page.evaluate(([typed, pace]) => globalThis.page.time(globalThis.searches, typed, pace), [texts, PACE]);
    const typed = keystrokes(queries);
    await type(typed.slice(-WARM_UP));
    await slowDown(SLOWER);
    return { version, ready, keystrokes: typed.length, taken: await type(typed) };
  });
}

/**
 * Returns the content of the search field after each keystroke: every prefix of every query.
 * The queries are visited in steps of 271 rows (the number of rows is not a multiple of 271), so that an
 * engine that exhausts its budget has still seen all kinds of query.
 */
function keystrokes(queries) {
  const spread = queries.map((_, index) => queries[(index * 271) % queries.length]);
  return spread.flatMap((query) => {
    const characters = [...query];
    return characters.map((_, index) => characters.slice(0, index + 1).join(''));
  });
}
