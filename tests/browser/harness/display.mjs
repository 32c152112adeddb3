// A screen that nobody sees, for an engine that wants one.

import { createInterface } from 'node:readline';
import { end, start } from './processes.mjs';

/** @returns {Promise<{name: string, close: () => Promise<void>}>} `name` is for the variable DISPLAY */
export async function openDisplay() {
  // It finds a free number by itself and writes it to its standard output.
  const child = start('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x3000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return { name: `:${number}`, close: () => end(child) };
}
