// Runs in an old Node, whose V8 is that of a Chromium of the same age: compiles each file named and says,
// a line for each, what it cannot read.
'use strict';

const { readFileSync } = require('fs');
const { basename } = require('path');

async function main() {
  for (const path of process.argv.slice(2)) {
    try {
      await WebAssembly.compile(readFileSync(path));
    } catch (error) {
      // Such as: WebAssembly.compile(): invalid value type 0x6f @+54
      console.log(`${basename(path)}: ${error.message}`);
    }
  }
}

main();
