// Runs in the page: the engines take turns and evaluate all cases repeatedly.

import * as jsonRulesEngine from './json-rules-engine.mjs';
import * as publicodes from './publicodes.mjs';

/** Creates the judges. Each has `outcome(index)` and `judge(index)`; both may return promises. */
export async function open({ wasm, policy, cases, facts }) {
  await wasm_bindgen({ module_or_path: bytes(wasm) });
  const rules = new wasm_bindgen.Rules(bytes(policy), bytes(cases));
  const judges = { ours: { outcome: (index) => rules.outcome(index), judge: (index) => rules.judge(index) } };
  for (const [name, peer] of Object.entries({ 'json-rules-engine': jsonRulesEngine, publicodes })) {
    const judge = peer.create();
    const ask = (index) => judge(facts[index]);
    judges[name] = { outcome: ask, judge: ask };
  }
  return judges;
}

/** Returns the outcome of each case, by engine. */
export async function outcomes(judges, count) {
  const all = {};
  for (const [name, { outcome }] of Object.entries(judges)) {
    all[name] = [];
    for (let index = 0; index < count; index += 1) {
      all[name].push(await outcome(index));
    }
  }
  return all;
}

/**
 * Returns verdicts per second by engine, one figure per round. In each round every engine runs for `turn`
 * milliseconds, so that other load on the machine affects all engines alike.
 */
export async function speeds(judges, count, { rounds, turn }) {
  const all = Object.fromEntries(Object.keys(judges).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { judge }] of Object.entries(judges)) {
      const begin = performance.now();
      let judged = 0;
      while (performance.now() - begin < turn) {
        for (let index = 0; index < count; index += 1) {
          const answer = judge(index);
          // `await` costs a microtask, so it is skipped for synchronous results.
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
