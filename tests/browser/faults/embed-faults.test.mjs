// Faults on a host page, in a frame and inline: the widget works, or its static page is readable, or, if none
// of our files arrives, the fallback content of the element is shown. docs/faults.md lists all faults and
// their tests.

import assert from 'node:assert/strict';
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { CHROMIUMS, inEngines } from '../harness/engines.mjs';
import { eventually } from '../harness/page.mjs';
import { CALLS, makePanic } from '../harness/panic.mjs';
import { filesNamed, serveDist } from '../harness/server.mjs';
import { LISTEN, heard, hears } from '../hosts/events.mjs';
import { inlineWidget } from '../hosts/inline.mjs';
import { serveByNginx, serveModifiedByNginx } from '../hosts/nginx.mjs';
import { pinAgain } from '../hosts/pinned.mjs';
import { element, serveHosts } from '../hosts/server.mjs';
import { translate } from '../hosts/translator.mjs';

/** Changes a file and deletes its compressed forms, so that the changed file is served. */
async function damage(folder, plainNames, change) {
  for (const plainName of plainNames) {
    for (const path of await filesNamed(folder, plainName)) {
      await (/\.(br|gz)$/.test(path) ? rm(path) : change(path));
    }
  }
}

const gone = (path) => rm(path);
const short = (path) => truncate(path, 999);
const foreign = (path) => writeFile(path, '<h1>Please log in</h1>');
const prepend = (code) => async (path) => writeFile(path, `${code}\n${await readFile(path, 'utf8')}`);

/**
 * The faults and the expected result in each mode: `works`, `readable` (the static page), or `framed`: inline
 * mode falls back to a frame, because its files are missing or the host page refuses them.
 */
const FAULTS = {
  'the wasm is not there': { files: ['app.wasm'], change: gone, frame: 'readable', inline: 'readable' },
  'the wasm ends too early': { files: ['app.wasm'], change: short, frame: 'readable', inline: 'readable' },
  'the wasm is replaced by a login page': { files: ['app.wasm'], change: foreign, frame: 'readable', inline: 'readable' },
  // Without a message from the frame, the fallback content of the element is shown as well.
  'no script is there': { files: ['app.js', 'inline.js'], change: gone, frame: 'silent', inline: 'silent' },
  'the script for inline mode is not there': { files: ['inline.js'], change: gone, frame: 'works', inline: 'framed' },
  'the script that sends messages from a frame is not there': {
    files: ['frame.js'], change: gone, frame: 'silent', inline: 'works',
  },
  'the style is not there': { files: ['app.css'], change: gone, frame: 'works', inline: 'framed' },
  'the second chunk is not there': { files: ['app-directory.wasm'], change: gone, frame: 'works', inline: 'works' },
  'the directory is corrupt': { files: ['directory.bin'], change: short, frame: 'works', inline: 'works' },
  'the static page of inline mode is replaced by another page': { files: ['inline.html'], change: foreign, frame: 'works', inline: 'framed' },
  'the engine has no WebAssembly': {
    files: ['app.js', 'inline.js'], change: prepend('delete window.WebAssembly;'), frame: 'readable', inline: 'framed-readable',
  },
};

/** All requests of a visit; in each test, one of them is cut off. */
const REQUESTS = {
  'index.html': { frame: 'fallback', inline: 'works' },
  'inline.html': { inline: 'framed' },
  'app.css': { frame: 'works', inline: 'framed' },
  'app.js': { frame: 'silent' },
  'frame.js': { frame: 'silent' },
  'inline.js': { inline: 'framed' },
  'app.wasm': { frame: 'readable', inline: 'readable' },
  'app-directory.wasm': { frame: 'works', inline: 'works' },
  'app-extras.wasm': { frame: 'works', inline: 'works' },
  'directory.bin': { frame: 'works', inline: 'works' },
  'embed.js': { frame: 'no-script', inline: 'no-script' },
};

const FALLBACK = '<p>问当地，或者打 12333。</p>';

inEngines(CHROMIUMS, (newPage) => {
  /** Returns the actions on the widget, which are the same for both modes. */
  function actions(page, mode) {
    const one = inlineWidget(page);
    const inFrame = (code, ...values) => page.within('mode=frame', code, ...values);
    const text = mode === 'inline' ? one.text : () => inFrame(() => document.body.innerText);
    return {
      text,
      shows: (pattern) => eventually(`${pattern}`, async () => pattern.test(await text())),
      press: (label) => (mode === 'inline' ? one.press(label) : eventually(label, () => inFrame((it) => {
        const found = [...document.querySelectorAll('a, button')].find((one) =>
          one.innerText.replace(/[«»]/g, '').trim().startsWith(it) && one.getBoundingClientRect().height > 0);
        if (found) {
          found.click();
        }
        return Boolean(found);
      }, label))),
    };
  }

  /** Returns whether the fallback content of the element is visible. */
  const showsFallback = (page) => page.evaluate(() => {
    const content = document.querySelector('#one > p');
    return content.getBoundingClientRect().height > 0;
  });

  const EXPECTED = {
    works: async (page, mode) => {
      await hears(page, 'ready');
      const widget = actions(page, mode);
      await widget.press('我能参加吗');
      await widget.shows(/您的工资是政府财政发的吗/);
      await widget.press('是');
      await hears(page, 'outcome', { outcome: 'ineligible' });
      assert.equal(await showsFallback(page), false);
    },
    readable: async (page, mode) => {
      await hears(page, 'error', { code: 'failed' });
      const widget = actions(page, mode);
      await widget.shows(/没能打开/);
      await widget.shows(/谁可以参加/);
      await widget.shows(/12333/);
      assert.deepEqual(await heard(page, 'ready'), []);
      assert.equal(await showsFallback(page), false);
    },
    framed: async (page) => {
      await hears(page, 'error', { code: 'inline', reason: 'files' });
      await EXPECTED.works(page, 'frame');
    },
    'framed-readable': async (page) => {
      await hears(page, 'error', { code: 'inline', reason: 'files' });
      await EXPECTED.readable(page, 'frame');
    },
    // The frame has loaded and sends no message: its static page and the fallback content are readable.
    silent: async (page) => {
      await hears(page, 'error', { code: 'timeout' });
      await actions(page, 'frame').shows(/12333/);
      assert.equal(await showsFallback(page), true);
    },
    fallback: async (page) => {
      await hears(page, 'error', { code: 'timeout' });
      assert.equal(await showsFallback(page), true);
    },
    'no-script': async (page) => {
      assert.equal(await showsFallback(page), true);
    },
  };

  async function openHost(address, mode, options) {
    const hosts = await serveHosts({
      '/': {
        head: LISTEN,
        body: `<script src="${address}embed.js"></script>` +
          `<qilu-green-widget id="one" mode="${mode}">${FALLBACK}</qilu-green-widget>`,
      },
    });
    const page = await newPage(options);
    try {
      await page.open(hosts.address);
    } catch (error) {
      await hosts.stop();
      throw error;
    }
    return { page, stop: () => hosts.stop() };
  }

  for (const mode of ['frame', 'inline']) {
    describe(mode, () => {
      for (const [what, { files, change, [mode]: expected }] of Object.entries(FAULTS)) {
        test(`${expected} when ${what}`, async () => {
          const server = await serveModifiedByNginx((folder) => damage(folder, files, change));
          const { page, stop } = await openHost(server.address, mode);
          try {
            await EXPECTED[expected](page, mode);
          } finally {
            await stop();
            await server.stop();
          }
        });
      }

      for (const [file, { [mode]: expected }] of Object.entries(REQUESTS)) {
        if (!expected) {
          continue;
        }
        test(`${expected} when the network is cut at ${file}`, async () => {
          const server = await serveCutting(file);
          const { page, stop } = await openHost(server.address, mode);
          try {
            await EXPECTED[expected](page, mode);
          } finally {
            await stop();
            await server.stop();
          }
        });
      }

      test('works when the wasm has the wrong type', async () => {
        const server = await serveCutting('', { wasm: 'text/plain' });
        const { page, stop } = await openHost(server.address, mode);
        try {
          await EXPECTED.works(page, mode);
        } finally {
          await stop();
          await server.stop();
        }
      });

      for (const [where, chosen] of Object.entries(CALLS)) {
        test(`readable after a panic ${where}`, async () => {
          const server = await serveModifiedByNginx(panicking(chosen));
          const { page, stop } = await openHost(server.address, mode);
          try {
            const widget = actions(page, mode);
            const hasSent = async (kind) => (await heard(page, kind)).length > 0;
            await eventually('it runs, or not', async () => (await hasSent('ready')) || hasSent('error'));
            if (!(await hasSent('error'))) {
              await widget.press('我能参加吗');
            }
            await hears(page, 'error', { code: 'failed' });
            await widget.shows(/没能打开/);
            await widget.shows(/12333/);
          } finally {
            await stop();
            await server.stop();
          }
        });
      }

      let server;
      before(async () => {
        server = await serveByNginx();
      });
      after(() => server?.stop());

      for (const how of ['replace', 'wrap']) {
        test(`a check continues while the browser translates (${how})`, async () => {
          const { page, stop } = await openHost(server.address, mode, { today: '2026-11-21' });
          try {
            await hears(page, 'ready');
            const widget = actions(page, mode);
            if (mode === 'inline') {
              await page.evaluate(translate, how, 'one');
            } else {
              await page.within('mode=frame', translate, how);
            }
            await widget.shows(how === 'replace' ? /«我/ : /我能参加吗？/);
            const shows = (pattern) => eventually(`${pattern}`, async () =>
              pattern.test((await widget.text()).replace(/[«»]/g, '')));
            await widget.press('查查我能不能参加');
            await widget.press('是');
            await shows(/不符合条件/);
            await widget.press('绿色职业目录');
            await shows(/259/);
            const type = (text) => {
              const root = document.querySelector('qilu-green-widget');
              const field = (root ? root.shadowRoot : document).querySelector('[role=combobox]');
              if (field) {
                field.focus();
                /** @type {HTMLInputElement} */ (field).value = text;
                field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
              }
              return Boolean(field);
            };
            const typed = (text) => (mode === 'inline' ? page.evaluate(type, text) : page.within('mode=frame', type, text));
            /** @type {[text: string, found: RegExp, before: RegExp | null][]} */
            const searches = [['废水', /工业废水处理工/, null], ['光伏', /光伏/, /工业废水处理工/]];
            for (const [text, found, before] of searches) {
              await eventually('the field', () => typed(text));
              // The list shows the new matches and none of the previous ones.
              await eventually(`${found}`, async () => {
                // Highlighted characters split a name into several text nodes.
                const list = (await widget.text()).replace(/[«»\s]/g, '');
                return found.test(list) && !(before && before.test(list));
              });
            }
            assert.deepEqual((await heard(page, 'error')), []);
          } finally {
            await stop();
          }
        });
      }

      for (const day of ['1970-01-01', '2100-12-31']) {
        test(`a clock at ${day}`, async () => {
          const { page, stop } = await openHost(server.address, mode, { today: day });
          try {
            await EXPECTED.works(page, mode);
            await actions(page, mode).shows(day < '2000' ? /手机或电脑的日期好像不对/ : /到2027年12月底为止/);
          } finally {
            await stop();
          }
        });
      }

      test('storage and service worker, which refuse every access, are not accessed', async () => {
        const { page, stop } = await openHost(server.address, mode, {
          before: () => {
            window.touched = [];
            const refuse = (object, name) => Object.defineProperty(object, name, {
              configurable: true,
              get() {
                window.touched.push(name);
                throw new DOMException('denied', 'SecurityError');
              },
            });
            ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].forEach((name) => refuse(window, name));
            refuse(document, 'cookie');
            if (navigator.serviceWorker) {
              refuse(Object.getPrototypeOf(navigator), 'serviceWorker');
            }
          },
        });
        try {
          await EXPECTED.works(page, mode);
          const touched = () => window.touched;
          assert.deepEqual(await page.evaluate(touched), []);
          if (mode === 'frame') {
            assert.deepEqual(await page.within('mode=frame', touched), []);
          }
        } finally {
          await stop();
        }
      });
    });
  }

  test('a panic in one widget of a page does not reach the others', async () => {
    const broken = await serveModifiedByNginx(panicking(CALLS['in an event handler']));
    const hosts = await serveHosts({
      '/': {
        head: LISTEN,
        body: element(broken.address, 'id="one" mode="inline"') +
          element(broken.address, 'id="two" mode="inline"'),
      },
    });
    try {
      const page = await newPage();
      await page.open(hosts.address);
      await hears(page, 'ready', { on: 'one' });
      await hears(page, 'ready', { on: 'two' });
      await inlineWidget(page, 'one').press('绿色职业目录');
      await hears(page, 'error', { on: 'one', code: 'failed' });
      await inlineWidget(page, 'one').shows(/没能打开/);
      await inlineWidget(page, 'two').state('running');
      assert.deepEqual((await heard(page, 'error')).map(({ on }) => on), ['one']);
    } finally {
      await hosts.stop();
      await broken.stop();
    }
  });
});

/** Changes a copy of dist/ so that the callbacks for which `chosen` returns true panic. */
function panicking(chosen) {
  return async (folder) => {
    await damage(folder, ['app.wasm'], (path) => makePanic(path, chosen));
    await pinAgain(folder);
  };
}

/** Serves dist/ for other origins; the connection breaks in the middle of one file. */
function serveCutting(plainName, types = {}) {
  return serveDist((_request, response, requested) => {
    if (!requested.bytes || requested.plainName !== plainName) {
      return false;
    }
    if (plainName === 'index.html') {
      // A browser shows the received start of a page, so the connection breaks before it.
      response.destroy();
      return true;
    }
    const { bytes } = requested;
    response.writeHead(200, { 'content-length': bytes.length });
    response.write(bytes.subarray(0, bytes.length / 2), () => response.destroy());
    return true;
  }, { headers: { 'access-control-allow-origin': '*' }, types });
}
