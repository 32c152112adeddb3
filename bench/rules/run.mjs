// `cargo xtask bench rules`: compares our evaluation, explanations included, with json-rules-engine and
// publicodes on the same rules and cases. bench/README.md describes the setup of the peers.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withPage } from '../common/browser.mjs';
import { bundle } from '../common/packing.mjs';
import { report } from '../common/report.mjs';
import { table, times } from '../common/table.mjs';
import { factsOf } from './facts.mjs';

// The browser optimizes wasm and scripts on other threads, which need their time, too.
const WARM_UP = { rounds: 4, turn: 500 };
const PACE = { rounds: 24, turn: 400 };
const TITLES = { ours: '**ours**, wasm', 'json-rules-engine': 'json-rules-engine', publicodes: 'publicodes' };

const folder = process.argv[2];
const base64 = (name) => readFile(join(folder, name), 'base64');
const { policy, cases } = JSON.parse(await readFile(join(folder, 'policy.json'), 'utf8'));
const native = Number(await readFile(join(folder, 'native.txt'), 'utf8'));
const scripts = [
  `${await readFile(join(folder, 'rules.js'), 'utf8')}\nglobalThis.wasm_bindgen = wasm_bindgen;`,
  await bundle("import * as page from './rules/page.mjs'; globalThis.page = page;"),
];
const material = {
  wasm: await base64('rules.wasm'),
  policy: await base64('policy.bin'),
  cases: await base64('cases.bin'),
  facts: cases.map((told) => factsOf(policy, told)),
};

const { version, outcomes, speeds } = await withPage(scripts, async (page, slowDown, version) => {
  await page.evaluate(async (all) => {
    globalThis.judges = await globalThis.page.open(all);
  }, material);
  const outcomes = await page.evaluate((count) => globalThis.page.outcomes(globalThis.judges, count), cases.length);
  const race = (pace) =>
    page.evaluate(([count, how]) => globalThis.page.speeds(globalThis.judges, count, how), [cases.length, pace]);
  await race(WARM_UP);
  return { version, outcomes, speeds: await race(PACE) };
});

const figures = Object.fromEntries(Object.entries(speeds).map(([name, rounds]) => [name, Math.max(...rounds)]));
const rows = Object.entries(figures).map(([name, speed]) => {
  const agreed = cases.filter((told, index) => outcomes[name][index] === told.outcome);
  for (const [index, told] of cases.entries()) {
    if (outcomes[name][index] !== told.outcome) {
      console.error(`${name}: ${told.story}: ${outcomes[name][index]}, not ${told.outcome}`);
    }
  }
  return [
    TITLES[name],
    name === 'ours' ? '' : times(figures.ours, speed),
    Math.round(speed),
    `${agreed.length} of ${cases.length}`,
  ];
});
rows.splice(1, 0, ['**ours**, native', '', Math.round(native), '']);
const explanation =
  `All ${cases.length} golden cases again and again in one page, engines in turns of ${PACE.turn} ms, the best of ` +
  `${PACE.rounds} turns, the one that other work on the machine met least; verdicts per second. Each engine is ` +
  `prepared before the clock runs. Ours starts from bare answers and includes the calendar, the ` +
  `explanation of every condition, the next question and what would change the outcome. The peers get what ` +
  `the retirement schedule says ready-made, answer with the outcome alone, and are asked nothing else.`;
await report('rules', version, [
  table(['', 'ours is faster by', 'verdicts per second', 'agree with the cases'], rows),
  explanation,
]);
if (rows.some(([title, , , agree]) => title !== '**ours**, native' && agree !== `${cases.length} of ${cases.length}`)) {
  throw new Error('an engine disagrees with the cases: the speeds compare different rules');
}
