// `cargo xtask bench search`: compares our search with five engines from npm on the same rows and queries.
// bench/README.md describes the setup of the peers.

import { directory, queries, withPinyin } from '../common/data.mjs';
import { report } from '../common/report.mjs';
import { median, percent, quantile } from '../common/statistics.mjs';
import { kilobytes, milliseconds, table, times } from '../common/table.mjs';
import { PEERS } from './engines.mjs';
import { SLOWER, measure } from './measure.mjs';
import { weigh } from './weigh.mjs';

const folder = process.argv[2];
const plain = await directory();
const rich = withPinyin(plain);
const asked = (await queries()).filter(({ kind }) => kind !== 'not-in-directory');

const { version, ready, answers, keystrokes, times: taken } = await measure(folder, plain, rich, asked);
const weights = await weigh(folder, plain, rich);

const engines = { ours: '**ours**', both: '**ours**, national classification too', ...PEERS };
const figures = Object.entries(engines).map(([name, title]) => {
  const success = (hits) =>
    percent(
      asked.filter(({ codes }, place) => answers[name][place].slice(0, hits).some((code) => codes.includes(code)))
        .length,
      asked.length,
    );
  const weight = weights[name];
  return {
    title,
    typed: taken[name].length,
    median: median(taken[name]),
    p99: quantile(taken[name], 0.99),
    first: success(1),
    third: success(3),
    ready: ready[name],
    size: weight && weight.code + weight.index,
    weight,
  };
});
const ours = figures[0];

const ratios = table(
  ['beside ours', 'median', 'p99', 'success at 1', 'at 3', 'size'],
  figures.slice(2).map((peer) => [
    peer.title,
    times(peer.median, ours.median),
    times(peer.p99, ours.p99),
    points(peer.first - ours.first),
    points(peer.third - ours.third),
    times(peer.size, ours.size),
  ]),
);
const absolute = table(
  ['', 'median ms', 'p99 ms', 'success at 1', 'at 3', 'code kB', 'index kB', 'ready ms', 'keystrokes timed'],
  figures.map((engine) => [
    engine.title,
    milliseconds(engine.median),
    milliseconds(engine.p99),
    `${engine.first.toFixed(1)} %`,
    `${engine.third.toFixed(1)} %`,
    engine.weight ? kilobytes(engine.weight.code) : '',
    engine.weight ? kilobytes(engine.weight.index) : '',
    engine.ready ? milliseconds(engine.ready) : '',
    engine.typed,
  ]),
);
const explanation =
  `One page, processor slowed down ${SLOWER}×, ${plain.length} occupations, ${asked.length} queries of nine kinds ` +
  `(all but "not in directory"), typed character by character: ${keystrokes} keystrokes; an engine that has ` +
  `used a minute and a half stops there. Every keystroke is searched for during at least 5 ms, three times, and the ` +
  `quickest of the three counts, so that what else the machine does stays out. Success: a fair answer to the whole query stands ` +
  `first, or among the first three. Sizes after brotli: code, and the data it searches (ours holds the pages' texts as well). Ready: from ` +
  `code and data in the page to being able to answer, the quickest of five new pages; ours includes compiling and ` +
  `the national classification. Within its time ours also says which text matched and where, and forgives ` +
  `mistakes in characters and letters; Fuse.js and MiniSearch forgive slips, pinyin-pro and pinyin-match say where.`;
await report('search', version, [ratios, absolute, explanation]);

function points(difference) {
  return `${difference > 0 ? '+' : ''}${difference.toFixed(1)} points`;
}
