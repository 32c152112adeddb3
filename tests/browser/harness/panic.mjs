// A widget that panics: the real one, in which some functions do nothing but end in a trap, as
// every panic of the shipped form does.

import { readFile, writeFile } from 'node:fs/promises';
import binaryen from 'binaryen';

/**
 * What the browser calls, by the number of parameters, the first two of which name the closure: with an
 * event in hand; or in a task, when a promise is settled (with room for the answer) or a timer is up. The
 * files fetched at the start settle promises in every run; a timer is set only where drawing takes long.
 */
export const CALLS = {
  'in an event handler': (parameters) => parameters === 3,
  'in a task': (parameters) => parameters === 4 || parameters === 2,
};

/** Changes the wasm file so that whatever is called in it ends in a trap. */
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

/** Changes the wasm file so that the calls for which `chosen` says yes end in a trap. */
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
