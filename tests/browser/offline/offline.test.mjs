// The service worker: after one visit everything works without a network; a new build is used on the next
// visit and announced once; faults on the way change nothing.

import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, filesNamed, serve } from '../harness/server.mjs';
import { untilCached } from '../harness/visit.mjs';
import { workerState } from '../harness/worker.mjs';

const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };
const NEWS = '这个网页更新过了，现在用的是最新的。';

inEngines(CHROMIUMS, (newPage) => {
  let folder;
  let server;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'qilu-green-offline-'));
    // With the times of the build: the server derives the validators of its responses from them, in seconds.
    await cp(DIST, folder, { recursive: true, preserveTimestamps: true });
    server = await serve(folder);
  });
  afterEach(async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  });

  async function visit(page, address = '') {
    // Leaves the page first: a change of the fragment alone is no visit.
    await page.open('about:blank');
    await page.open(`${server.address}${address}`);
    await page.state('running');
  }

  /** Visits the page and waits until all files are cached. */
  async function firstVisit(options) {
    const page = await newPage(options);
    await visit(page);
    await untilCached(page, () => visit(page));
    return page;
  }

  /** Returns the requested paths after the first `since` requests. */
  const requestedPaths = (since = 0) => server.responses.slice(since).map(({ path }) => path);

  const isUpdated = (page) => page.evaluate(() => document.documentElement.dataset.build);

  /** Replaces the served build by another one, whose page is marked with `name`. */
  async function deploy(name) {
    const page = await readFile(join(folder, 'index.html'), 'utf8');
    const changed = page.replace(/<html lang="zh-CN"( data-build="[^"]*")?>/, `<html lang="zh-CN" data-build="${name}">`);
    assert.notEqual(changed, page);
    const { createHash } = await import('node:crypto');
    const fingerprint = `sha384-${createHash('sha384').update(changed).digest('base64')}`;
    const worker = await readFile(join(folder, 'service-worker.js'), 'utf8');
    // The fingerprint of the page has the empty name as key, minified or not.
    const renewed = worker.replace(/"":\s*"sha384-[^"]+"/, `"":"${fingerprint}"`)
      .replace(/(["'])[\da-f]{12}\1/, `"${name.padEnd(12, '0')}"`);
    assert.notEqual(renewed, worker);
    for (const packed of (await readdir(folder)).filter((one) => /^(index\.html|service-worker\.js)\./.test(one))) {
      await rm(join(folder, packed));
    }
    await writeFile(join(folder, 'index.html'), changed);
    await writeFile(join(folder, 'service-worker.js'), renewed);
  }

  /**
   * Waits for an effect of the new build's worker. On a busy machine a browser may fetch the new worker and start it
   * only at a later visit, so there are up to three more. They are not to the start page, which would show the news.
   */
  async function afterUpdate(page, what, condition) {
    for (let visits = 0; visits < 3; visits += 1) {
      try {
        return await eventually(what, condition);
      } catch {
        await visit(page, '#/check/birth-month');
      }
    }
    return eventually(what, condition);
  }

  test('after one visit everything works without a network, including the national list', async () => {
    const page = await firstVisit();
    await server.stop();
    await visit(page);
    await page.click('查查我能不能参加');
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    await visit(page, '?from=wechat#/directory');
    await page.fill(FIELD, '废水');
    await page.see({ role: 'option', name: /工业废水处理工/ });
    await page.fill(FIELD, '美发师');
    await page.see('国家有这个职业，但它不在这个绿色目录里。');
    assert.deepEqual(await page.violations(), []);
  });

  test('exactly the files that the page needs are cached', async () => {
    const page = await firstVisit();
    const cached = await page.evaluate(async () => {
      const [name] = await caches.keys();
      const requests = await (await caches.open(name)).keys();
      return requests.map(({ url }) => new URL(url).pathname);
    });
    for (const name of ['national', 'directory', 'app', 'compile']) {
      assert.ok(cached.some((path) => path.startsWith(`/${name}.`)), name);
    }
    assert.ok(!cached.some((path) => /embed|qilu-green|module|icon|integrity/.test(path)), cached.join(' '));
  });

  test('caching the files fetches nothing twice', async () => {
    await firstVisit();
    const paths = requestedPaths();
    const twice = paths.filter((path, index) => paths.indexOf(path) !== index);
    assert.deepEqual(twice, [], paths.join(' '));
  });

  test('the next visit requests the worker only, to check for a new version', async () => {
    const page = await firstVisit();
    const before = server.responses.length;
    await visit(page, '#/directory');
    await page.see(FIELD);
    await eventually('a request of the worker', () => requestedPaths(before).includes('/service-worker.js'));
    assert.deepEqual([...new Set(requestedPaths(before))], ['/service-worker.js']);
  });

  test('a new build is used on the next visit, announced once, and fetched without the unchanged files', async () => {
    const page = await firstVisit();
    await deploy('second');
    const before = server.responses.length;
    await visit(page);
    assert.equal(await isUpdated(page), undefined, 'this visit still has the build before');
    assert.ok(!(await page.text()).includes(NEWS), 'not in the middle of a visit');
    await afterUpdate(page, 'the new build', async () =>
      (await page.evaluate(async () => (await caches.keys()).length)) === 2 &&
      (await page.evaluate(workerState)) === 'activated');
    assert.ok(!(await page.text()).includes(NEWS), 'not in the middle of a visit');
    assert.deepEqual([...new Set(requestedPaths(before))].sort(), ['/', '/service-worker.js']);

    await visit(page, '#/check/birth-month');
    assert.equal(await isUpdated(page), 'second');
    assert.ok(!(await page.text()).includes(NEWS), 'not in the middle of a check');
    await visit(page);
    await page.see(NEWS);
    await page.click('查查我能不能参加');
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    assert.ok(!(await page.text()).includes(NEWS), 'it disappears with its page');
    await visit(page);
    assert.equal(await isUpdated(page), 'second');
    assert.ok(!(await page.text()).includes(NEWS), 'once');
    assert.deepEqual(page.errors, []);
  });

  test('open pages still load the files of a build that the server no longer has', async () => {
    const page = await firstVisit();
    await deploy('second');
    await visit(page);
    await afterUpdate(page, 'the new build', async () =>
      (await page.evaluate(async () => (await caches.keys()).length)) === 2);
    await server.stop();
    await page.evaluate(() => {
      location.hash = '#/directory';
    });
    await page.fill(FIELD, '美发师');
    await page.see('国家有这个职业，但它不在这个绿色目录里。');
  });

  for (const [what, damage] of Object.entries({
    'is not what was built': async () => appendFile(join(folder, 'index.html'), '<!-- a hotel says hello -->'),
    'is not there': async () => rm(join(folder, 'index.html')),
  })) {
    test(`when a file of the new build ${what}, the old one stays`, async () => {
      const page = await firstVisit();
      await deploy('second');
      await damage();
      const before = server.responses.length;
      await visit(page);
      await afterUpdate(page, 'the attempt', () => requestedPaths(before).filter((path) => path === '/').length >= 1);
      await eventually('its end', () => page.evaluate(async () => {
        const registration = await navigator.serviceWorker.getRegistration();
        return !registration.installing && !registration.waiting && (await caches.keys()).length === 1;
      }));
      await server.stop();
      await visit(page);
      assert.equal(await isUpdated(page), undefined);
      await page.click('查查我能不能参加');
      await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    });
  }

  test('with a refused worker, the page works and shows no message', async () => {
    for (const path of await filesNamed(folder, 'app.js')) {
      await (/\.(br|gz)$/.test(path) ? rm(path) : writeFile(path, 'navigator.serviceWorker.register = () =>' +
        ` Promise.reject(new DOMException("no", "SecurityError"));\n${await readFile(path, 'utf8')}`));
    }
    const page = await newPage();
    await visit(page);
    await page.click('查查我能不能参加');
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.deepEqual(page.errors, []);
  });

  test('in a frame no worker is registered, and an existing one does not serve the frame', async () => {
    const page = await newPage();
    await page.open(`${server.address}embed.html`);
    const registrations = () => navigator.serviceWorker.getRegistrations().then((all) => all.length);
    await page.within('mode=frame', () => new Promise((resolve) => {
      const look = () => (document.documentElement.dataset.state === 'running' ? resolve() : setTimeout(look, 50));
      look();
    }));
    await new Promise((resolve) => setTimeout(resolve, 500));
    assert.equal(await page.evaluate(registrations), 0);
    assert.ok(!requestedPaths().includes('/service-worker.js'), requestedPaths().join(' '));

    const own = await firstVisit();
    const before = server.responses.length;
    await own.open(`${server.address}embed.html`);
    await eventually('the frames', () => requestedPaths(before).some((path) => path === '/'));
    assert.ok(!(await own.text()).includes(NEWS));
  });
});
