// A widget that panics: the real one, in which some functions do nothing but end in a trap, as
// every panic of the shipped form does.

import { readFile, writeFile } from 'node:fs/promises';
import binaryen from 'binaryen';

/** What the browser calls: with an event in hand, or just because it is time. */
export const CALLS = {
  'in an event handler': (parameters) => parameters > 2,
  'in a task': (parameters) => parameters === 2,
};

/** Changes the wasm file so that whatever is called in it ends in a trap. */
export async function makeAllPanic(path) {
  const module = binaryen.readBinary(await readFile(path));
  for (let index = 0; index < module.getNumFunctions(); index += 1) {
    const called = module.getFunctionByIndex(index);
    if (!binaryen.getFunctionInfo(called).module) {
      binaryen.Function.setBody(called, module.unreachable());
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
      binaryen.Function.setBody(called, module.unreachable());
      changed += 1;
    }
  }
  if (changed === 0) {
    throw new Error('no function to change: does the glue name them in another way?');
  }
  await writeFile(path, module.emitBinary());
  module.dispose();
}
