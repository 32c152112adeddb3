// `cargo xtask bench load`: measures how soon the page paints and responds on three phones, compared with a
// floor, a peer built from common libraries, a minimal Yew page and a page without scripts. bench/README.md
// describes how these sites are built.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { serveByNginx } from '../../tests/browser/hosts/nginx.mjs';
import { launch } from '../common/browser.mjs';
import { ROOT } from '../common/data.mjs';
import { report } from '../common/report.mjs';
import { SITES, buildFloor, buildHello, buildSites } from './sites.mjs';
import { ratios, tables } from './tables.mjs';
import { PHONES, answer, look } from './visit.mjs';

const RUNS = 5;

const folder = process.argv[2];
const { policy } = JSON.parse(await readFile(join(folder, 'policy.json'), 'utf8'));
const [first, second] = policy.questions;
const words = {
  question: first.title,
  option: policy.facts[first.fact].kind.Choice[0].label,
  next: second.title,
};

const folders = await buildSites(join(folder, 'sites'), join(ROOT, 'dist'), policy);
await buildHello(folders.hello, folder);
const browser = await launch();
const servers = {};
try {
  servers.ours = await serveByNginx(folders.ours);
  // Uses the slowest phone for the size of the floor: there, no background download has begun yet.
  const { bytes } = await answer(browser, address('ours', 'check'), PHONES['slow 3G'], words);
  await buildFloor(folders.floor, bytes, words);
  for (const name of Object.keys(SITES).filter((name) => name !== 'ours')) {
    servers[name] = await serveByNginx(folders[name]);
  }
  const figures = await measure();
  await report('load', browser.version(), [
    ratios(figures),
    ...tables(figures),
    `Medians of ${RUNS} visits with empty caches, all sites in turn, served by one nginx each with our headers; ` +
      '360 × 640 pixels. Paints, shift, longest task: the start page. Answerable: from the start of the ' +
      'navigation to the first question until a tap on its first option has brought the next question. Bytes: ' +
      'what had come over the network by then, headers included; the floor is a file of as many.',
  ]);
} finally {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.stop()));
}

function address(name, page) {
  return servers[name].address + SITES[name][page];
}

/** Returns the figures of all visits: `figures[phone][site]` is `{ start: [...], check: [...] }`. */
async function measure() {
  const figures = {};
  for (const [phone, conditions] of Object.entries(PHONES)) {
    const sites = Object.fromEntries(Object.keys(SITES).map((name) => [name, { start: [], check: [] }]));
    figures[phone] = sites;
    for (let run = 0; run < RUNS; run += 1) {
      for (const [name, site] of Object.entries(SITES)) {
        if ('start' in site) {
          sites[name].start.push(await look(browser, address(name, 'start'), conditions));
        }
        if ('check' in site) {
          sites[name].check.push(await answer(browser, address(name, 'check'), conditions, words));
        }
      }
      console.error(`${phone}: visit ${run + 1} of ${RUNS}`);
    }
    console.error(tables({ [phone]: sites }).join('\n'));
  }
  return figures;
}
