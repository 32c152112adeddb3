// Rules that override the built-in ones (docs/embedding.md, "Other data"): accepted if they are valid, and
// reported on the about page in both cases.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { test } from 'node:test';
import { TODAY } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { listen } from '../harness/listen.mjs';
import { eventually } from '../harness/page.mjs';
import { DIST, serveModified } from '../harness/server.mjs';
import { fingerprint, otherRules } from '../hosts/rules.mjs';
import { element, serveHosts } from '../hosts/server.mjs';


/** Sets the rules in the attributes of the page's script. */
async function name(folder, address, integrity) {
  const path = join(folder, 'index.html');
  const html = await readFile(path, 'utf8');
  const named = html.replace('data-wasm=', `data-bundle="${address}" data-bundle-integrity="${integrity}" $&`);
  assert.notEqual(named, html);
  await writeFile(path, named);
  await Promise.all(['br', 'gz'].map((ending) => rm(`${path}.${ending}`, { force: true })));
}

const { bytes: good, askedBefore: OURS, asks: OTHERS } = await otherRules();
const altered = (change) => {
  const bytes = Buffer.from(good);
  change(bytes);
  return bytes;
};
const policy = good.indexOf('qilu-green');

/** The faults of the file or its attributes, and the message for each. */
const FAULTS = {
  'is not there': { file: null, message: /文件没打开/ },
  'has another fingerprint': { file: good, integrity: fingerprint('else'), message: /跟登记的指纹对不上/ },
  'has no fingerprint': { file: good, integrity: '', message: /没有写文件的指纹/ },
  'has a fingerprint that browsers ignore': { file: good, integrity: 'sha384-none', message: /指纹，或者写得不对/ },
  'is of another version': { file: altered((bytes) => bytes.writeUInt8(bytes[4] + 1, 4)), message: /格式跟这个网页不配套/ },
  'ends too early': { file: good.subarray(0, good.length - 100), message: /不完整/ },
  'is a login page': { file: Buffer.from('<h1>Please log in</h1>'), message: /不是规则文件/ },
  'is about another policy': { file: altered((bytes) => bytes.write('qilu-greed', policy)), message: /另一项政策/ },
};

inEngines(CHROMIUMS, (newPage) => {
  async function openAbout(page, address) {
    await page.open(address);
    await page.state('running');
    await page.click('查查我能不能参加');
    await page.see(/^您的工资.政府财政发的吗？$/);
    const heading = await page.text('h1');
    await page.evaluate(() => void (location.hash = '#/about'));
    await page.see(/规则编号/);
    return { heading, about: await page.text('main') };
  }

  test('other rules are used, and the about page names their edition', async () => {
    const server = await serveModified(async (folder) => {
      await writeFile(join(folder, 'rules.bin'), good);
      await name(folder, 'rules.bin', fingerprint(good));
    });
    const builtIn = await serveModified(async () => {});
    try {
      const page = await newPage({ today: TODAY });
      const { heading, about } = await openAbout(page, server.address);
      assert.equal(heading, OTHERS);
      assert.match(about, /换上了另一版规则/);
      const edition = /规则编号([0-9A-F]{8})/.exec(about)[1];
      assert.deepEqual([...(await page.violations()), ...page.errors], []);

      const plain = await newPage({ today: TODAY });
      const before = await openAbout(plain, builtIn.address);
      assert.equal(before.heading, OURS);
      assert.doesNotMatch(before.about, /另一版规则/);
      assert.notEqual(/规则编号([0-9A-F]{8})/.exec(before.about)[1], edition);
    } finally {
      await Promise.all([server.stop(), builtIn.stop()]);
    }
  });

  for (const [what, { file, integrity, message }] of Object.entries(FAULTS)) {
    test(`the built-in rules stay when the file ${what}`, async () => {
      const server = await serveModified(async (folder) => {
        if (file) {
          await writeFile(join(folder, 'rules.bin'), file);
        }
        await name(folder, 'rules.bin', integrity ?? fingerprint(file ?? good));
      });
      try {
        const { heading, about } = await openAbout(await newPage({ today: TODAY }), server.address);
        assert.equal(heading, OURS);
        assert.match(about, /没有换成/);
        assert.match(about, message);
      } finally {
        await server.stop();
      }
    });
  }

  test('the built-in rules stay when the file does not come in time', async () => {
    const silent = await listen(createServer(() => {}));
    const plain = await listen(createServer(async (request, response) => {
      const path = new URL(request.url, 'http://localhost').pathname.slice(1) || 'index.html';
      const bytes = await readFile(join(DIST, path)).catch(() => null);
      const types = { html: 'text/html', js: 'text/javascript', css: 'text/css', wasm: 'application/wasm' };
      const named = path === 'index.html'
        ? String(bytes).replace('data-wasm=',
          `data-bundle="${silent.address}" data-bundle-integrity="${fingerprint(good)}" $&`)
        : bytes;
      response.writeHead(bytes ? 200 : 404, { 'content-type': types[path.split('.').pop()] ?? 'application/octet-stream' });
      response.end(named ?? '');
    }));
    try {
      const page = await newPage({ today: TODAY });
      await page.open(plain.address);
      // The static page is shown meanwhile.
      assert.match(await page.text(), /12333/);
      await eventually('the widget', () => page.evaluate(() => document.documentElement.dataset.state === 'running'));
      await page.evaluate(() => void (location.hash = '#/about'));
      await page.see(/等得太久/);
    } finally {
      await Promise.all([silent.stop(), plain.stop()]);
    }
  });

  test('a host page can name a file next to the widget, and no other one', async () => {
    const server = await serveModified((folder) => writeFile(join(folder, 'rules.bin'), good));
    const named = (address) =>
      element(server.address, `view="check" bundle="${address}" bundle-integrity="${fingerprint(good)}"`);
    const hosts = await serveHosts({
      '/beside': { body: named(`${server.address}rules.bin`) },
      '/elsewhere': { body: named('rules.bin') },
    });
    try {
      for (const [path, question] of [['beside', OTHERS], ['elsewhere', OURS]]) {
        const page = await newPage({ today: TODAY });
        await page.open(hosts.address + path);
        const heading = await eventually('a question', () =>
          page.within('mode=frame', () => document.querySelector('.question h1').innerText),
        );
        assert.equal(heading, question, path);
      }
    } finally {
      await Promise.all([hosts.stop(), server.stop()]);
    }
  });

  test('a link alone cannot override the rules', async () => {
    const server = await serveModified((folder) => writeFile(join(folder, 'rules.bin'), good));
    try {
      const query = new URLSearchParams({ bundle: 'rules.bin', 'bundle-integrity': fingerprint(good) });
      for (const mode of ['', 'mode=frame&']) {
        const page = await newPage({ today: TODAY });
        const { heading } = await openAbout(page, `${server.address}?${mode}${query}`);
        assert.equal(heading, OURS);
      }
    } finally {
      await server.stop();
    }
  });
});
