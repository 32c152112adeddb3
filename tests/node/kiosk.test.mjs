// The files for handwriting that a kiosk requests early (web/kiosk.js), whatever the order of the chunks.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { createContext, runInContext } from 'node:vm';

const source = await readFile(new URL('../../web/kiosk.js', import.meta.url), 'utf8');

/** Runs the script on a page with these chunks; returns the addresses that it requests. */
function requested(parts) {
  const addresses = [];
  const elements = {
    'link[data-bundle=handwriting]': { href: 'https://kiosk.example/handwriting.bin' },
    'script[data-parts]': { dataset: { parts }, src: 'https://kiosk.example/app.js' },
  };
  const nothing = () => {};
  runInContext(source, createContext({
    URL,
    addEventListener: nothing,
    MutationObserver: class { observe() {} },
    navigator: { serviceWorker: { controller: {} } },
    document: {
      documentElement: { dataset: {} },
      addEventListener: nothing,
      querySelector: (selector) => elements[selector],
      querySelectorAll: () => [],
    },
    fetch: (address) => {
      addresses.push(address);
      return Promise.resolve();
    },
  }));
  return addresses;
}

test('the chunk for handwriting is found by its name', () => {
  const files = ['handwriting.bin', 'app-handwriting.0123456789ab.wasm'].map((name) => `https://kiosk.example/${name}`);
  const chunks = ['app-directory.1.wasm', 'app-handwriting.0123456789ab.wasm', 'app-extras.2.wasm'];
  assert.deepEqual(requested(chunks.join(' ')), files);
  assert.deepEqual(requested([...chunks].reverse().join(' ')), files);
});
