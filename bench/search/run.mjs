// `cargo xtask bench search`: compares our search with engines from npm and with the textbook, on the same rows and
// queries. bench/README.md describes the setup of the peers.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { directory, queries, withPinyin } from '../common/data.mjs';
import { expanded, graded, outside } from '../common/expanded.mjs';
import { report } from '../common/report.mjs';
import { median, quantile } from '../common/statistics.mjs';
import { kilobytes, milliseconds, table, times as multiple } from '../common/table.mjs';
import { PEERS } from './engines.mjs';
import { SLOWER, load, times } from './measure.mjs';
import { success } from './success.mjs';
import { weigh } from './weigh.mjs';

const [folder, what] = process.argv.slice(2);
const plain = await directory();
const rows = withPinyin(await expanded(plain));
const outsideRows = withPinyin(await expanded(await outside(plain)));
const phrases = new Set(JSON.parse(await readFile(join(folder, 'phrases.json'), 'utf8')));
const own = (await queries()).filter(({ kind }) => kind !== 'not-in-directory');
const engines = { ours: '**ours**', both: '**ours**, national classification too', ...PEERS };

const sets = {
  own,
  graded: await graded('graded', phrases),
  blind: [await graded('blind', phrases), await graded('blind2', phrases)],
};
const found = await success(await load(folder, rows, outsideRows), engines, sets);
await report('search-success', found.version, found.paragraphs);
if (what !== 'success') {
  await reportTimes();
}

async function reportTimes() {
  const typed = own.map(({ query }) => query);
  const { version, ready, keystrokes, taken } = await times(await load(folder, rows), typed);
  const weights = await weigh(folder, rows);
  const figures = Object.entries(engines).map(([name, title]) => {
    const weight = weights[name];
    return {
      title,
      typed: taken[name].length,
      median: median(taken[name]),
      p99: quantile(taken[name], 0.99),
      ready: ready[name],
      size: weight && weight.code + weight.index,
      weight,
    };
  });
  const ours = figures[0];

  const ratios = table(
    ['beside ours', 'median', 'p99', 'size'],
    figures
      .slice(2)
      .map((peer) => [
        peer.title,
        multiple(peer.median, ours.median),
        multiple(peer.p99, ours.p99),
        multiple(peer.size, ours.size),
      ]),
  );
  const absolute = table(
    ['', 'median ms', 'p99 ms', 'code kB', 'index kB', 'ready ms', 'keystrokes timed'],
    figures.map((engine) => [
      engine.title,
      milliseconds(engine.median),
      milliseconds(engine.p99),
      engine.weight ? kilobytes(engine.weight.code) : '',
      engine.weight ? kilobytes(engine.weight.index) : '',
      engine.ready ? milliseconds(engine.ready) : '',
      engine.typed,
    ]),
  );
  const explanation =
    `One page, processor slowed down ${SLOWER}×, ${rows.length} occupations, the own ${own.length} queries ` +
    `typed character by character: ${keystrokes} keystrokes; an engine that has ` +
    `used a minute and a half stops there. Every keystroke is searched for during at least 5 ms, three times, and the ` +
    `quickest of the three counts, so that what else the machine does stays out. Sizes after brotli: code, and the data it ` +
    `searches (ours holds the pages' texts as well). Ready: from ` +
    `code and data in the page to being able to answer, the quickest of five new pages; ours includes compiling and ` +
    `the national classification. Within its time ours also says which text matched and where, and forgives ` +
    `mistakes in characters and letters; Fuse.js and MiniSearch forgive typos, pinyin-pro and pinyin-match say where.`;
  await report('search', version, [ratios, absolute, explanation]);
}
