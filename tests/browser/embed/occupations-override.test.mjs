// A directory that overrides the built-in one (docs/embedding.md, "Other data"): used if it is valid, spoken of as
// official, and reported on the about page in both cases, apart from the rules.

import assert from 'node:assert/strict';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { TODAY } from '../harness/questionnaire.mjs';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { serveModified } from '../harness/server.mjs';
import { DOCUMENT, EDITION, otherOccupations } from '../hosts/occupations.mjs';
import { fingerprint, otherRules } from '../hosts/rules.mjs';
import { element, serveHosts } from '../hosts/server.mjs';

const FILE = 'occupations.bin';

/** Sets attributes of the page's script. */
async function setAttributes(folder, attributes) {
  const path = join(folder, 'index.html');
  const html = await readFile(path, 'utf8');
  const named = html.replace('data-wasm=', `${attributes} $&`);
  assert.notEqual(named, html);
  await writeFile(path, named);
  await Promise.all(['br', 'gz'].map((ending) => rm(`${path}.${ending}`, { force: true })));
}

const named = (address, integrity) => `data-occupations="${address}" data-occupations-integrity="${integrity}"`;

const { bytes: good, integrity: goodIntegrity, count, dropped } = await otherOccupations();
const altered = (change) => {
  const bytes = Buffer.from(good);
  change(bytes);
  return bytes;
};

/** The faults of the file or its attributes, and the message for each. */
const FAULTS = {
  'is not there': { file: null, message: /文件没打开/ },
  'has another fingerprint': { file: good, integrity: fingerprint('else'), message: /跟登记的指纹对不上/ },
  'has no fingerprint': { file: good, integrity: '', message: /没有写文件的指纹/ },
  'is of another version': { file: altered((bytes) => bytes.writeUInt8(bytes[4] + 1, 4)), message: /格式跟这个网页不配套/ },
  'ends too early': { file: good.subarray(0, good.length - 100), message: /不完整/ },
  'is a login page': { file: Buffer.from('<h1>Please log in</h1>'), message: /不是目录文件/ },
};

inEngines(CHROMIUMS, (newPage) => {
  /** Opens the widget; returns the text of the start page, the directory and the about page. */
  async function openAll(page, address) {
    await page.open(address);
    await page.state('running');
    await page.see(/一共\d+个。打字/);
    const start = await page.text('main');
    await page.evaluate(() => void (location.hash = '#/directory'));
    await page.see(/^一共\d+个职业$/);
    const directory = await page.text('main');
    await page.evaluate(() => void (location.hash = '#/about'));
    await page.see(/目录的版本/);
    return { start, directory, about: await page.text('main') };
  }

  test('another directory is used, with its own count, and every page names it as official', async () => {
    const server = await serveModified(async (folder) => {
      await writeFile(join(folder, FILE), good);
      await setAttributes(folder, named(FILE, goodIntegrity));
    });
    try {
      const page = await newPage({ today: TODAY });
      const { start, directory, about } = await openAll(page, server.address);
      assert.match(start, new RegExp(`${EDITION}，一共${count}个。`));
      assert.match(directory, new RegExp(`这是正式目录（${EDITION}）`));
      assert.match(directory, new RegExp(`一共${count}个职业`));
      assert.match(about, /换上了另一版职业目录/);
      assert.match(about, new RegExp(`${DOCUMENT.title}[^]*${DOCUMENT.issuer}`));
      assert.doesNotMatch(about, /另一版规则/);
      for (const text of [start, directory, about]) {
        assert.doesNotMatch(text, /参考版|259|正式名单还没找到|正式名单没有找到/);
      }
      // The three belong together: the built-in files are not requested.
      await page.evaluate(() => void (location.hash = '#/directory'));
      await page.fill({ role: 'combobox', name: '您干什么活，想学什么？' }, '潜水员');
      await page.see(/国家有这个职业|找到|意思接近/);
      // By the page: the service worker caches all files of the build, the built-in ones too.
      const requested = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
      assert.ok(requested.some((name) => name.endsWith('.wasm')), requested.join(' '));
      assert.deepEqual(requested.filter((name) => /(directory|national|meaning)\.[0-9a-f]+\.bin/.test(name)), []);
      assert.deepEqual([...(await page.violations()), ...page.errors], []);
    } finally {
      await server.stop();
    }
  });

  test('a wish for an occupation of the reference edition still opens, and says that it is not listed', async () => {
    const server = await serveModified(async (folder) => {
      await writeFile(join(folder, FILE), good);
      await setAttributes(folder, named(FILE, goodIntegrity));
    });
    const builtIn = await serveModified(async () => {});
    try {
      const before = await newPage({ today: TODAY });
      await before.open(`${builtIn.address}#/occupation/${dropped}`);
      await before.state('running');
      await before.see('想学');
      await before.evaluate(() => /** @type {HTMLElement} */ (document.querySelector('.wish')).click());
      await before.evaluate(() => void (location.hash = '#/receipt'));
      await before.see({ role: 'textbox', name: '要转发的链接' });
      const link = await before.evaluate(() =>
        /** @type {HTMLInputElement} */ (document.querySelector('input[readonly]')).value);
      const after = await newPage({ today: TODAY });
      await after.open(server.address + link.slice(link.indexOf('#')));
      await after.state('running');
      await after.see(/现在的目录里没有它/);
    } finally {
      await Promise.all([server.stop(), builtIn.stop()]);
    }
  });

  for (const [what, { file, integrity, message }] of Object.entries(FAULTS)) {
    test(`the built-in directory stays when the file ${what}`, async () => {
      const server = await serveModified(async (folder) => {
        if (file) {
          await writeFile(join(folder, FILE), file);
        }
        await setAttributes(folder, named(FILE, integrity ?? fingerprint(file ?? good)));
      });
      try {
        const { start, directory, about } = await openAll(await newPage({ today: TODAY }), server.address);
        assert.match(start, /参考版，一共259个/);
        assert.match(directory, /这是参考版/);
        assert.match(about, /想换上另一版职业目录，没有换成/);
        assert.match(about, message);
        assert.doesNotMatch(about, /另一版规则/);
      } finally {
        await server.stop();
      }
    });
  }

  test('rules and directory are told apart: one of them can be used and the other rejected', async () => {
    const rules = await otherRules();
    const server = await serveModified(async (folder) => {
      await writeFile(join(folder, 'rules.bin'), rules.bytes);
      await writeFile(join(folder, FILE), good);
      await setAttributes(folder, `data-bundle="rules.bin" data-bundle-integrity="${rules.integrity}" ` +
        named(FILE, fingerprint('else')));
    });
    try {
      const { about } = await openAll(await newPage({ today: TODAY }), server.address);
      assert.match(about, /换上了另一版规则/);
      assert.match(about, /想换上另一版职业目录，没有换成：文件跟登记的指纹对不上/);
    } finally {
      await server.stop();
    }
  });

  for (const mode of ['frame', 'inline']) {
    test(`a host page names a file next to the widget, in mode ${mode}`, async () => {
      const server = await serveModified((folder) => writeFile(join(folder, FILE), good));
      const attributes = `view="directory" mode="${mode}" occupations="${server.address}${FILE}"`;
      const hosts = await serveHosts({
        '/beside': { body: element(server.address, `${attributes} occupations-integrity="${goodIntegrity}"`) },
        '/changed': { body: element(server.address, `${attributes} occupations-integrity="${fingerprint('else')}"`) },
      });
      const shown = () => {
        const widget = document.querySelector('qilu-green-widget');
        const root = (widget && widget.shadowRoot) || document;
        const main = root.querySelector('main');
        const found = main && /一共\d+个职业/.exec(main.textContent);
        return found && found[0];
      };
      try {
        for (const [path, entries] of /** @type {[string, number][]} */ ([['beside', count], ['changed', 259]])) {
          const page = await newPage({ today: TODAY });
          await page.open(hosts.address + path);
          const read = () => (mode === 'frame' ? page.within('mode=frame', shown) : page.evaluate(shown));
          assert.equal(await eventually('the directory', read), `一共${entries}个职业`, path);
        }
      } finally {
        await Promise.all([hosts.stop(), server.stop()]);
      }
    });
  }

  test('a link alone cannot override the directory', async () => {
    const server = await serveModified((folder) => writeFile(join(folder, FILE), good));
    try {
      const query = new URLSearchParams({ occupations: FILE, 'occupations-integrity': goodIntegrity });
      for (const mode of ['', 'mode=frame&']) {
        const { directory } = await openAll(await newPage({ today: TODAY }), `${server.address}?${mode}${query}`);
        assert.match(directory, /一共259个职业/);
      }
    } finally {
      await server.stop();
    }
  });
});
