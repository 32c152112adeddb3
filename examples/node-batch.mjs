// Evaluates many answers in Node: reads one JSON object of answers per line from standard input and writes
// one outcome per line to standard output.
//
//   node node-batch.mjs path/to/dist/qilu-green.js < answers.jsonl

import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const { load } = await import(pathToFileURL(process.argv[2]).href);
// Evaluation does not need the directory.
const green = await load({ occupations: false });

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim()) {
    const { outcome, evaluatedFor, missing } = green.evaluate(JSON.parse(line));
    console.log(JSON.stringify({ outcome, evaluatedFor, missing }));
  }
}
