// A virtual screen, for the engine that needs one.

import { createInterface } from 'node:readline';
import { end, start } from './processes.mjs';

/** @returns {Promise<{name: string, close: () => Promise<void>}>} `name` is the value of the variable DISPLAY */
export async function openDisplay() {
  // Xvfb chooses a free display number and writes it to its standard output.
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
