// Makes the built widget panic: replaces the bodies of some functions by a trap, which is also the effect of
// a panic in the shipped build.

import { readFile, writeFile } from 'node:fs/promises';
import binaryen from 'binaryen';

/**
 * The callbacks that the browser calls, by their number of parameters. The first two name the closure. An
 * event handler has the event as third one; the callback of a promise has two more; that of a timer has none.
 * Promises settle in every run, because files are fetched at the start; a timer is set only if rendering is
 * slow.
 */
export const CALLS = {
  'in an event handler': (parameters) => parameters === 3,
  'in a task': (parameters) => parameters === 4 || parameters === 2,
};

/** Changes the wasm file so that every function in it traps. */
export async function makeAllPanic(path) {
  const module = binaryen.readBinary(await readFile(path));
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const called = module.getFunctionByIndex(index);
    if (!binaryen.getFunctionInfo(called).module) {
      /** @type {any} */ (binaryen).Function.setBody(called, module.unreachable());
    }
  }
  await writeFile(path, module.emitBinary());
  module.dispose();
}

/** Changes the wasm file so that the callbacks for which `chosen` returns true trap. */
export async function makePanic(path, chosen) {
  const module = binaryen.readBinary(await readFile(path));
  let changed = 0;
  for (let index = 0; index < module.getNumExports(); index += 1) {
    const { name, value } = binaryen.getExportInfo(module.getExportByIndex(index));
    if (!name.startsWith('__wasm_bindgen_func_elem_')) {
      continue;
    }
    const called = module.getFunction(value);
    const { params } = binaryen.getFunctionInfo(called);
    if (chosen(binaryen.expandType(params).length)) {
      /** @type {any} */ (binaryen).Function.setBody(called, module.unreachable());
      changed += 1;
    }
  }
  if (changed === 0) {
    throw new Error('no function to change: does the glue name them in another way?');
  }
  await writeFile(path, module.emitBinary());
  module.dispose();
}
