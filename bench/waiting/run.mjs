// `cargo xtask bench waiting`: how long a person waits, from the first question to the verdict and in the directory, on
// the first visit, the second, and the first after a new build; beside both peers, over HTTP or over TLS with HTTP/2.

import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { serveByNginx } from '../../tests/browser/hosts/nginx.mjs';
import { launch } from '../common/browser.mjs';
import { ROOT } from '../common/data.mjs';
import { report } from '../common/report.mjs';
import { buildSites } from '../load/sites.mjs';
import { PHONES } from '../load/visit.mjs';
import { keystroke } from './keystroke.mjs';
import { buildNext } from './next-build.mjs';
import { person } from './person.mjs';
import { again, sum } from './again.mjs';
import { tables } from './tables.mjs';

const [folder, mode, times] = process.argv.slice(2);
const isSecure = mode === 'tls';
const VISITS = Number(times);
const SITES = ['ours', 'whole', 'split'];

const { policy } = JSON.parse(await readFile(join(folder, 'policy.json'), 'utf8'));
const first = policy.questions[0].title;
const folders = await buildSites(join(folder, 'sites'), join(ROOT, 'dist'), policy);
const next = await buildNext(folders.ours, join(folder, 'sites', 'next'));
const browser = await launch();
const servers = {};
const log = join(folder, 'bytes.log');
const serve = (site, port) => serveByNginx(site, '', { port, isSecure, log });
await rm(log, { force: true });
try {
  for (const name of SITES) {
    servers[name] = await serve(folders[name]);
  }
  const figures = {};
  for (const [phone, conditions] of Object.entries(PHONES)) {
    figures[phone] = Object.fromEntries(SITES.map((name) => [name, { persons: [], keystrokes: [], visits: [] }]));
    for (let visit = 1; visit <= VISITS; visit += 1) {
      for (const name of SITES) {
        const { persons, keystrokes, visits } = figures[phone][name];
        const address = (page) => servers[name].address + page;
        persons.push(await person(browser, address('#/check'), conditions, policy));
        keystrokes.push(await keystroke(browser, address('#/directory'), conditions));
        if (name === 'ours') {
          visits.push(await again(browser, address('#/check'), conditions, first, {
            sent: () => sum(log),
            deploy: () => replace(next),
          }));
          await replace(folders.ours);
        }
      }
      console.error(`${phone}: visit ${visit} of ${VISITS}`);
    }
    console.error(tables({ [phone]: figures[phone] }).join('\n'));
  }
  await report(isSecure ? 'waiting-tls' : 'waiting', browser.version(), [
    ...tables(figures),
    `Medians of ${VISITS} visits. A person who is 36 and works in a factory in Jinan reads for 1.5 s before each tap and ` +
      'takes 4 s for year and month; waiting is what comes on top, after each tap until the next heading, from the first ' +
      'question to the verdict. First question: from the start of the navigation. Interaction to next paint: as the browser ' +
      'measures it, over the whole walk; it reports none below 16 ms. Keystroke: from the start of the navigation to the ' +
      'directory until the first character is answered, typed as soon as the field is ready.',
  ]);
} finally {
  await browser.close();
  await Promise.all(Object.values(servers).map((server) => server.stop()));
}

/** Serves another folder at the address of our site. */
async function replace(site) {
  const port = Number(new URL(servers.ours.address).port);
  await servers.ours.stop();
  servers.ours = await serve(site, port);
}
