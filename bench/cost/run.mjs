// `cargo xtask bench cost`: the bytes of a visit, and the visits per second that one nginx serves on this machine.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { serveByNginx } from '../../tests/browser/hosts/nginx.mjs';
import { launch } from '../common/browser.mjs';
import { ROOT } from '../common/data.mjs';
import { report } from '../common/report.mjs';
import { kilobytes, table } from '../common/table.mjs';
import { again, sum } from '../waiting/again.mjs';
import { buildNext } from '../waiting/next-build.mjs';

const WORKERS = 2;
const SECONDS = 10;
const CONNECTIONS = 64;
/** A network and a processor without a limit that matters. */
const UNLIMITED = { latency: 0, rate: 1e9, slower: 1 };

const run = promisify(execFile);
const folder = process.argv[2];
const first = JSON.parse(await readFile(join(folder, 'policy.json'), 'utf8')).policy.questions[0].title;
const dist = join(ROOT, 'dist');
const next = await buildNext(dist, join(folder, 'next'));
const browser = await launch();
const log = join(folder, 'bytes.log');
await rm(log, { force: true });
let server = await serveByNginx(dist, '', { log });
try {
  const visits = await again(browser, `${server.address}#/check`, UNLIMITED, first, {
    sent: () => sum(log),
    deploy: async () => {
      const port = Number(new URL(server.address).port);
      await server.stop();
      server = await serveByNginx(next, '', { port, log });
    },
  });
  await server.stop();
  server = await serveByNginx(dist, '', { workers: WORKERS });
  const rows = [];
  for (const [title, paths] of [
    ['a first visit, with directory and all chunks', await filesOfVisit()],
    ['a check alone', (await filesOfVisit()).filter((path) => /^\/(app\.[0-9a-f]+\.(js|wasm)|later.*)?$/.test(path))],
    ['a further visit: the page is asked for and has not changed', ['/']],
  ]) {
    const perSecond = await load(server.address, paths, title.startsWith('a further'));
    rows.push([title, paths.length, Math.floor(perSecond / paths.length)]);
  }
  await report('cost', browser.version(), [
    table(['bytes of a visit, headers included', 'kB'], [
      ['first, until nothing more is loaded', kilobytes(visits.first.bytes)],
      ['second', kilobytes(visits.second.bytes)],
      ['first after a build in which the code has changed', kilobytes(visits.renewed.bytes)],
    ]),
    table(['one nginx, on loopback', 'requests', 'visits per second'], rows),
    `nginx with ${WORKERS} workers and \`deploy/nginx.conf\`, without TLS; \`wrk\` with ${CONNECTIONS} connections for ` +
      `${SECONDS} s on the same machine, whose processors both share.`,
  ]);
} finally {
  await browser.close();
  await server.stop();
}

/** Returns the paths that a first visit requests, as far as they are shipped files. */
async function filesOfVisit() {
  const names = await readdir(dist);
  const wanted = /^(app|app-directory|app-extras|later|chunks|own-page|directory|national|meaning)\.[0-9a-f]{12}\.(js|css|wasm|bin)$/;
  const files = names.filter((name) => wanted.test(name) && !/^app\.[0-9a-f]+\.css$/.test(name));
  return ['/', '/service-worker.js', ...files.map((name) => `/${name}`)];
}

/** Returns the requests per second that are answered. */
async function load(address, paths, isKnown) {
  const work = await mkdtemp(join(tmpdir(), 'qilu-green-load-'));
  try {
    const tag = isKnown ? (await fetch(address, { headers: { 'accept-encoding': 'br' } })).headers.get('etag') : '';
    const script = join(work, 'paths.lua');
    await writeFile(script, [
      `local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }`,
      'local at = 0',
      `local headers = { ["accept-encoding"] = "br"${isKnown ? `, ["if-none-match"] = ${JSON.stringify(tag)}` : ''} }`,
      'request = function()',
      '  at = at % #paths + 1',
      '  return wrk.format("GET", paths[at], headers)',
      'end',
    ].join('\n'));
    const { stdout } = await run('wrk', [
      '--threads', '2', '--connections', String(CONNECTIONS), '--duration', `${SECONDS}s`, '--script', script, address,
    ]);
    const [, perSecond] = /Requests\/sec:\s+([\d.]+)/.exec(stdout);
    if (/Non-2xx or 3xx responses|Socket errors/.test(stdout)) {
      throw new Error(stdout);
    }
    return Number(perSecond);
  } finally {
    await rm(work, { recursive: true });
  }
}
