// Evaluates many answers in Node: one JSON object of answers per line on standard input, one outcome per line on
// standard output.
//
//   node node-batch.mjs path/to/dist/qilu-green.js < answers.jsonl

import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { load } = await import(pathToFileURL(process.argv[2]).href);
// Without the directory: only evaluations are needed.
const green = await load({ occupations: false });

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) {
    const { outcome, evaluatedFor, missing } = green.evaluate(JSON.parse(line));
    console.log(JSON.stringify({ outcome, evaluatedFor, missing }));
  }
}
