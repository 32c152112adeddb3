// What runs in the page: every engine judges all cases, again and again, in turns.

import * as jsonRulesEngine from './json-rules-engine.mjs';
import * as publicodes from './publicodes.mjs';

/** Makes the judges: each has `outcome(case)` and `judge(case)`; both may return promises. */
export async function open({ wasm, policy, cases, facts }) {
  await wasm_bindgen({ module_or_path: bytes(wasm) });
  const rules = new wasm_bindgen.Rules(bytes(policy), bytes(cases));
  const judges = { ours: { outcome: (place) => rules.outcome(place), judge: (place) => rules.judge(place) } };
  for (const [name, peer] of Object.entries({ 'json-rules-engine': jsonRulesEngine, publicodes })) {
    const judge = peer.create();
    const ask = (place) => judge(facts[place]);
    judges[name] = { outcome: ask, judge: ask };
  }
  return judges;
}

/** The outcome of each case, by engine. */
export async function outcomes(judges, count) {
  const all = {};
  for (const [name, { outcome }] of Object.entries(judges)) {
    all[name] = [];
    for (let place = 0; place < count; place += 1) {
      all[name].push(await outcome(place));
    }
  }
  return all;
}

/**
 * Verdicts per second by engine, one figure for each round. In a round every engine has its turn of
 * `turn` milliseconds, so that whatever else the machine does meets all of them.
 */
export async function speeds(judges, count, { rounds, turn }) {
  const all = Object.fromEntries(Object.keys(judges).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { judge }] of Object.entries(judges)) {
      const begin = performance.now();
      let judged = 0;
      while (performance.now() - begin < turn) {
        for (let place = 0; place < count; place += 1) {
          const answer = judge(place);
          // Waiting costs a turn of the event loop; who answers at once is not made to pay for it.
          if (answer instanceof Promise) {
            await answer;
          }
        }
        judged += count;
      }
      all[name].push((1000 * judged) / (performance.now() - begin));
    }
  }
  return all;
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
