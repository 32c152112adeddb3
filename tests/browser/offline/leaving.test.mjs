// What becomes of the visitors of a site that is taken down, moves, or cannot be reached for weeks, and of a page to
// which the server redirects (docs/offline.md).

import assert from 'node:assert/strict';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { listen } from '../harness/listen.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, serveDist } from '../harness/server.mjs';
import { untilCached } from '../harness/visit.mjs';
import { serveByNginx } from '../hosts/nginx.mjs';

const RETIRED = fileURLToPath(new URL('../../../deploy/retired/', import.meta.url));
const OLD = /这里的规定是\d+天前从网上取的/;
/** Serves dist/; `site.answer` may answer in its place, and returns whether it does. */
async function serveSite() {
  const site = { answer: (_request, _response) => false };
  const types = { html: 'text/html; charset=utf-8' };
  return Object.assign(site, await serveDist((request, response) => site.answer(request, response), { types }));
}

/** Changes the time at which the server last answered. */
const SET_LAST_ANSWER = async (text) => {
  const cache = await caches.open((await caches.keys()).pop());
  await (text === null ? cache.delete('/?seen') : cache.put('/?seen', new Response(text)));
};
const LAST_ANSWER = async () => {
  const cache = await caches.open((await caches.keys()).pop());
  const entry = await cache.match('/?seen');
  return entry ? Number(await entry.text()) : null;
};
const daysAgo = (days) => String(Date.now() - days * 24 * 60 * 60 * 1000);

/** Ways in which a site does not answer any more. */
const GONE = {
  'is not there (404)': (_request, response) => response.writeHead(404).end(),
  'is gone (410)': (_request, response) => response.writeHead(410).end(),
  'has moved (301)': (_request, response) => response.writeHead(301, { location: 'http://127.0.0.1:1/' }).end(),
  'asks for a login (302)': (_request, response) => response.writeHead(302, { location: '/login' }).end(),
  'is another page now': (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>卖车</h1>'),
  'has an error (500)': (_request, response) => response.writeHead(500).end(),
  'is overloaded (503)': (_request, response) => response.writeHead(503, { 'retry-after': '60' }).end(),
  'breaks the connection': (_request, response) => response.destroy(),
};

inEngines(CHROMIUMS, (newPage) => {
  async function visit(page, address) {
    await page.open('about:blank');
    await page.open(address);
    await page.state('running');
  }

  async function firstVisit(site, path = '') {
    const page = await newPage();
    await visit(page, site.address + path);
    await untilCached(page, () => visit(page, site.address + path));
    return page;
  }

  test('when the site is gone in whatever way, the rules say how old they are', async (t) => {
    const site = await serveSite();
    t.after(() => site.stop());
    const page = await firstVisit(site);
    for (const [what, answer] of Object.entries(GONE)) {
      await page.evaluate(SET_LAST_ANSWER, daysAgo(40));
      site.answer = (request, response) => {
        answer(request, response);
        return true;
      };
      await visit(page, `${site.address}#/check`);
      await eventually(`the age when it ${what}`, async () => OLD.test(await page.text()));
      assert.match(await page.text(), /规定是40天前/, what);
      // On whichever page.
      await page.evaluate(() => {
        location.hash = '#/directory';
      });
      assert.match(await page.text(), OLD, what);
      // The site is back.
      site.answer = () => false;
      await visit(page, site.address);
      await eventually('an answer', async () => (await page.evaluate(LAST_ANSWER)) > Date.now() - 60_000);
      assert.doesNotMatch(await page.text(), OLD, what);
    }
  });

  test('the rules are called old after three weeks without the server', async (t) => {
    const site = await serveSite();
    t.after(() => site.stop());
    const page = await firstVisit(site);
    let requestCount = 0;
    site.answer = (request, response) => {
      requestCount += Number(request.url.startsWith('/service-worker.js'));
      response.destroy();
      return true;
    };
    for (const [what, text, isOld] of /** @type {[string, string | null, boolean][]} */ ([
      ['a day', daysAgo(1), false],
      ['twenty days', daysAgo(20.9), false],
      ['three weeks', daysAgo(21.1), true],
      ['a year', daysAgo(365), true],
      ['an unknown time', null, false],
      ['a time that cannot be read', 'x', false],
      ['a time to come', daysAgo(-30), false],
      ['no time', '', true],
    ])) {
      await page.evaluate(SET_LAST_ANSWER, text);
      requestCount = 0;
      await visit(page, site.address);
      await eventually('the request', () => requestCount > 0);
      if (isOld) {
        await eventually(`the age after ${what}`, async () => OLD.test(await page.text()));
      } else {
        await new Promise((resolve) => setTimeout(resolve, 300));
        assert.doesNotMatch(await page.text(), OLD, what);
      }
    }
  });

  for (const [status, to] of /** @type {[number, string][]} */ ([
    [301, '/index.html'], [302, './index.html#/'], [303, '/index.html'], [307, '/index.html?'], [308, 'index.html'],
  ])) {
    test(`a server that answers / with ${status} to ${to} is visited again and again`, async (t) => {
      const site = await serveSite();
      t.after(() => site.stop());
      site.answer = (request, response) => {
        const isRoot = new URL(request.url, 'http://localhost').pathname === '/';
        if (isRoot) {
          response.writeHead(status, { location: to }).end();
        }
        return isRoot;
      };
      const page = await firstVisit(site);
      for (const path of ['', '#/directory', 'index.html', '?from=wechat', 'index.html?a#/check']) {
        await visit(page, site.address + path);
      }
      site.answer = (_request, response) => {
        response.destroy();
        return true;
      };
      await visit(page, site.address);
      assert.match(await page.text(), /我能参加吗/);
    });
  }

  test('a cache that holds a redirected page from an earlier build is healed', async (t) => {
    const site = await serveSite();
    t.after(() => site.stop());
    site.answer = (request, response) => {
      const isOld = request.url === '/old';
      if (isOld) {
        response.writeHead(301, { location: '/index.html' }).end();
      }
      return isOld;
    };
    const page = await firstVisit(site);
    const isRedirected = await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys()).pop());
      await cache.put('/', await fetch('/old'));
      return (await cache.match('/')).redirected;
    });
    assert.equal(isRedirected, true);
    await visit(page, site.address);
    await visit(page, `${site.address}#/directory`);
    assert.match(await page.text(), /绿色职业目录/);
  });

  for (const [name, status] of [['nginx-gone.conf', 410], ['nginx-moved.conf', 301]]) {
    test(`after ${name} the old worker goes, and the server answers with ${status}`, async (t) => {
      const folder = await mkdtemp(join(tmpdir(), 'qilu-green-retired-'));
      t.after(() => rm(folder, { recursive: true }));
      await cp(RETIRED, folder, { recursive: true });
      const other = await listen(createServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>新网址</h1>');
      }));
      t.after(() => other.stop());
      const port = await freePort();
      const before = await serveByNginx(DIST, '', { port });
      const page = await firstVisit(before).finally(() => before.stop());

      const locations = (await readFile(join(folder, String(name)), 'utf8'))
        .replace('/srv/qilu-green-retired', folder).replace('https://new.example.org', other.address.replace(/\/$/, ''));
      const after = await serveByNginx(DIST, '', { port, locations });
      t.after(() => after.stop());
      await visit(page, after.address);
      await eventually('the end of the worker', async () => {
        const text = await page.text();
        return status === 301 ? text.includes('新网址') : text.includes('410');
      });
      await page.open('about:blank');
      await page.open(`${after.address}index.html`);
      assert.match(await page.text(), status === 301 ? /新网址/ : /410/);
      if (status === 410) {
        assert.deepEqual(await page.evaluate(async () => [
          (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]), [0, 0]);
      }
    });
  }
});

async function freePort() {
  const server = await listen(createServer());
  const { port } = new URL(server.address);
  await server.stop();
  return Number(port);
}
