// Runs in the page: types the queries and measures each keystroke.

import { rowsFor } from './engines.mjs';

/**
 * Creates the searches: functions from a text and a limit to codes, best first. `ready` holds the
 * milliseconds that each took to initialize after its code and data had loaded. `outside` holds the searches of
 * the occupations outside the directory.
 */
export async function open({ wasm, directory, national, meaning, rows, outsideRows }) {
  const ready = {};
  const code = bytes(wasm);
  const bundles = [bytes(directory), bytes(national), bytes(meaning)];
  let begin = performance.now();
  await wasm_bindgen({ module_or_path: code });
  const search = new wasm_bindgen.Search(...bundles);
  ready.both = performance.now() - begin;
  const written = (numbers) =>
    Array.from(numbers, (number) => String(number).replace(/(.)(..)(..)(..)/, '$1-$2-$3-$4'));
  const codes = written(search.codes());
  const coded = (indices) => Array.from(indices, (index) => codes[index]);
  const searches = {
    ours: (query, limit) => coded(search.directory(query, limit)),
    both: (query, limit) => coded(search.both(query, limit)),
  };
  const outside = { both: (query, limit) => written(search.outside(query)).slice(0, limit) };
  for (const [name, peer] of Object.entries(globalThis.peers)) {
    const own = rowsFor(peer.needs, rows);
    begin = performance.now();
    searches[name] = peer.create(own);
    ready[name] = performance.now() - begin;
    if (outsideRows) {
      outside[name] = peer.create(rowsFor(peer.needs, outsideRows));
    }
  }
  return { searches, outside, ready };
}

/**
 * Types `keystrokes` into each search in turn, `pace.stretch` at a time, so that other load on the machine
 * affects all searches alike. The fastest of `pace.rounds` rounds counts, because load affected it least.
 * A search that has used up `pace.budget` milliseconds gets no further keystrokes.
 * Returns milliseconds per keystroke, by name.
 */
export function time(searches, keystrokes, pace) {
  const taken = Object.fromEntries(Object.keys(searches).map((name) => [name, []]));
  const spent = {};
  for (let from = 0; from < keystrokes.length; from += pace.stretch) {
    const typed = keystrokes.slice(from, from + pace.stretch);
    for (const [name, search] of Object.entries(searches)) {
      if ((spent[name] ?? 0) > pace.budget) {
        continue;
      }
      const begin = performance.now();
      const rounds = Array.from({ length: pace.rounds }, () => typed.map((text) => timed(search, text, pace)));
      taken[name].push(...typed.map((_, index) => Math.min(...rounds.map((round) => round[index]))));
      spent[name] = (spent[name] ?? 0) + performance.now() - begin;
    }
  }
  return taken;
}

/**
 * Returns the mean time of one search, repeated for at least `atLeast` milliseconds. The browser throttles a
 * page by pausing it at intervals, and a single short search could run entirely between two pauses.
 */
function timed(search, text, { atLeast, limit }) {
  const begin = performance.now();
  let searched = 0;
  let passed = 0;
  do {
    search(text, limit);
    searched += 1;
    passed = performance.now() - begin;
  } while (passed < atLeast);
  return passed / searched;
}

/** Returns the answers of each search to complete queries. */
export function answer(searches, queries, limit) {
  return Object.fromEntries(
    Object.entries(searches).map(([name, search]) => [name, queries.map((query) => search(query, limit))]),
  );
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
