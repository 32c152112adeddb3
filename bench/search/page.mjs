// What runs in the page: it types, and takes the time of every keystroke.

/**
 * Makes the searches: functions from a text and a limit to codes, the best first. `ready` says how many
 * milliseconds each took to be able to answer, its code and data being there.
 */
export async function open({ wasm, directory, national, meaning, plain, rich }) {
  const ready = {};
  const code = bytes(wasm);
  const bundles = [bytes(directory), bytes(national), bytes(meaning)];
  let begin = performance.now();
  await wasm_bindgen({ module_or_path: code });
  const search = new wasm_bindgen.Search(...bundles);
  ready.both = performance.now() - begin;
  const codes = Array.from(search.codes(), (number) => String(number).replace(/(.)(..)(..)(..)/, '$1-$2-$3-$4'));
  const coded = (places) => Array.from(places, (place) => codes[place]);
  const searches = {
    ours: (query, limit) => coded(search.directory(query, limit)),
    both: (query, limit) => coded(search.both(query, limit)),
  };
  for (const [name, peer] of Object.entries(globalThis.peers)) {
    begin = performance.now();
    searches[name] = peer.create(peer.needsPinyin ? rich : plain);
    ready[name] = performance.now() - begin;
  }
  return { searches, ready };
}

/**
 * Types `keystrokes` into each search in turn, a stretch at a time, so that whatever else the machine
 * does meets all of them alike; of a few rounds the quickest counts, the one it met least. A search that has used up `budget` milliseconds is not typed into any
 * more. Returns milliseconds for each keystroke, by name.
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
      taken[name].push(...typed.map((_, place) => Math.min(...rounds.map((round) => round[place]))));
      spent[name] = (spent[name] ?? 0) + performance.now() - begin;
    }
  }
  return taken;
}

/**
 * One keystroke, searched for again and again for `atLeast` milliseconds: the browser slows a page down by
 * stopping it now and then, and a single short search would slip through between two stops.
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

/** What each search answers to whole queries. */
export function answer(searches, queries, limit) {
  return Object.fromEntries(
    Object.entries(searches).map(([name, search]) => [name, queries.map((query) => search(query, limit))]),
  );
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
