// Faults outside of the wasm: a data file, the clock, a missing file of the page. The check continues, and
// the widget says what it cannot answer.

import assert from 'node:assert/strict';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { filesNamed, serve, serveDist, serveModified } from '../harness/server.mjs';

const FIELD = { role: 'combobox', name: '您干什么活，想学什么？' };

/** Changes a file and deletes its compressed forms, so that the changed file is served. */
async function damage(folder, plainName, change) {
  for (const path of await filesNamed(folder, plainName)) {
    await (/\.(br|gz)$/.test(path) ? rm(path) : change(path));
  }
}

const DAMAGES = {
  'ends too early': (path) => truncate(path, 999),
  'is replaced by a login page': (path) => writeFile(path, '<h1>Please log in</h1>'),
  'has a wrong byte in its middle': async (path) => {
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes.fill(0xff, middle, middle + 64);
    await writeFile(path, bytes);
  },
  'is not there': (path) => rm(path),
};

const NOT_STARTED = /自查功能在这个浏览器里没能打开/;

/** Ways in which a page does not start without an error that its script could handle. */
/** @type {Record<string, [ending: string, answer: (response: import('node:http').ServerResponse, bytes: Buffer) => void]>} */
const SILENT = {
  'the script is not there': ['js', (response) => response.writeHead(404).end()],
  'the script is a login page': ['js', (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Log in</h1>')],
  'the script is cut': ['js', (response, bytes) => response.end(bytes.subarray(0, 999))],
  'the script throws': ['js', (response) => response.end('throw new Error("no")')],
  'the script is empty': ['js', (response) => response.end()],
  'the script never arrives': ['js', () => {}],
  'the wasm never arrives': ['wasm', () => {}],
  'half of the wasm arrives': ['wasm', (response, bytes) => response.write(bytes.subarray(0, 9999))],
};

/** Serves dist/ and answers the requests for the script or the wasm in another way. */
function serveSilent([ending, answer]) {
  return serveDist((_request, response, { plainName, bytes }) => {
    const isAnswered = bytes !== null && plainName === `app.${ending}`;
    if (isAnswered) {
      answer(response, bytes);
    }
    return isAnswered;
  });
}

inEngines(CHROMIUMS, (newPage) => {
  /** Completes the shortest check. */
  async function check(page) {
    await page.click('我能参加吗');
    await page.see({ role: 'heading', name: '您的工资是政府财政发的吗？' });
    await page.click('是');
    await page.see({ role: 'heading', name: '不符合条件' });
  }

  async function withDist(change, use) {
    const server = await serveModified(change);
    try {
      await use(server);
    } finally {
      await server.stop();
    }
  }

  test('it runs from an address with a name and a password', async () => {
    const server = await serve();
    after(() => server.stop());
    // (Firefox asks its user whether to go on.)
    for (const credentials of ['user', 'user:secret', ':secret', '%E7%94%A8:%40%3A']) {
      const page = await newPage();
      await page.open(server.address.replace('://', `://${credentials}@`));
      await page.state('running');
      // The further chunks and data too.
      await page.evaluate(() => { location.hash = '#/directory'; });
      await page.see({ role: 'combobox', name: '您干什么活，想学什么？' });
      assert.deepEqual(page.errors, []);
    }
  });

  test('a page that does not start reports it after some seconds, whatever the cause', async () => {
    const servers = await Promise.all(Object.entries(SILENT).map(async ([what, answer]) =>
      ({ what, ...await serveSilent(answer) })));
    try {
      const pages = [];
      for (const { what, address } of servers) {
        const page = await newPage();
        // A file that never arrives holds the load event back.
        await page.evaluate((it) => { location.href = it; }, address);
        await eventually(`the start page: ${what}`, async () => /我能参加吗/.test(await page.text().catch(() => '')));
        pages.push([what, page]);
      }
      // The first question, which is shown without a script.
      const check = await newPage();
      const { address } = servers.find(({ what }) => what === 'the script never arrives');
      await check.evaluate((it) => { location.href = it; }, address);
      await eventually('the start page', async () => /查查我能不能参加/.test(await check.text().catch(() => '')));
      await check.click('查查我能不能参加');
      await eventually('the question', async () => /财政发的吗/.test(await check.text()));
      assert.doesNotMatch(await pages[pages.length - 1][1].text(), NOT_STARTED);
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      for (const [what, page] of pages) {
        await eventually(`the notice: ${what}`, async () => NOT_STARTED.test(await page.text()));
      }
      await eventually('the notice in place of the question', async () => {
        const text = await check.text();
        return NOT_STARTED.test(text) && !/财政发的吗/.test(text);
      });
    } finally {
      await Promise.all(servers.map(({ stop }) => stop()));
    }
  });

  for (const [what, change] of Object.entries(DAMAGES)) {
    test(`the check works when the directory ${what}, and the directory page reports it`, () =>
      withDist((folder) => damage(folder, 'directory.bin', change), async ({ address }) => {
        const page = await newPage();
        await page.open(`${address}#/directory`);
        await page.state('running');
        await page.see('目录没打开，现在查不了。看看是不是断网了。');
        await page.see('再试一次');
        await check(page);
        await page.state('running');
      }));

    test(`the directory works when the national list ${what}, and says what it cannot answer`, () =>
      withDist((folder) => damage(folder, 'national.bin', change), async ({ address }) => {
        const page = await newPage();
        await page.open(`${address}#/directory`);
        await page.state('running');
        await page.fill(FIELD, '废水');
        await page.see({ role: 'option', name: /工业废水处理工/ });
        await page.fill(FIELD, '口腔科医师');
        await page.see('全国职业名单没打开，不能说它是不是国家职业。看看是不是断网了。');
        await page.state('running');
      }));
  }

  test('without the later style the page can be read and used', () =>
    withDist((folder) => damage(folder, 'later.css', (path) => rm(path)), async ({ address }) => {
      const page = await newPage();
      await page.open(address);
      await page.state('running');
      await check(page);
    }));

  test('without its script the page can be read', () =>
    withDist((folder) => damage(folder, 'app.js', (path) => rm(path)), async ({ address }) => {
      const page = await newPage();
      await page.open(address);
      const text = await page.text();
      assert.match(text, /12333/);
      assert.match(text, /谁可以参加/);
    }));

  let server;
  before(async () => {
    server = await serve();
  });
  after(() => server?.stop());

  for (const day of ['1970-01-01', '2019-06-30', '2150-01-01', '9999-12-31']) {
    test(`a clock at ${day} is reported, and the date of the rules is used`, async () => {
      const page = await newPage({ today: day });
      await page.open(server.address);
      await page.state('running');
      await check(page);
      assert.match(await page.text('main'), /手机或电脑的日期好像不对。这次按\d{4}年\d{1,2}月\d{1,2}日来算/);
      assert.deepEqual(page.errors, []);
    });
  }

  test('in 2100 the programme is shown as ended, with the same verdict', async () => {
    const page = await newPage({ today: '2100-12-31' });
    await page.open(server.address);
    await page.state('running');
    await check(page);
    const result = await page.text('main');
    assert.ok(!result.includes('手机或电脑的日期好像不对'), result);
    assert.match(result, /按现有文件，这个项目到2027年12月底为止。/);
    assert.deepEqual(page.errors, []);
  });
});
