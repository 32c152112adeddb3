// Measures the code and data of each search engine after brotli.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotli, bundle } from '../common/packing.mjs';
import { PEERS, rowsFor } from './engines.mjs';

/** @returns {Promise<Record<string, {code: number, index: number}>>} bytes by engine, ours as `ours` */
export async function weigh(folder, rows) {
  const file = (name) => readFile(join(folder, name));
  const glue = await bundle(`${await file('search.js')}\nglobalThis.wasm_bindgen = wasm_bindgen;`);
  const weights = {
    ours: {
      code: brotli(await file('search.wasm')).length + brotli(glue).length,
      index: brotli(await file('directory.bin')).length + brotli(await file('meaning.bin')).length,
    },
  };
  for (const name of Object.keys(PEERS)) {
    const path = `./search/peers/${name}.mjs`;
    const { needs } = await import(`./peers/${name}.mjs`);
    weights[name] = {
      code: brotli(await bundle(`import { create } from '${path}'; globalThis.create = create;`)).length,
      index: brotli(JSON.stringify(rowsFor(needs, rows))).length,
    };
  }
  return weights;
}
