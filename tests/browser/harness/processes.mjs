// Starting what a test needs, and ending it.

import { spawn } from 'node:child_process';

/** Starts a program that ends with us, also where a test file breaks off. */
export function start(program, options, settings) {
  const child = spawn(program, options, settings);
  const endIt = () => child.kill('SIGKILL');
  process.once('exit', endIt);
  child.once('exit', () => process.off('exit', endIt));
  return child;
}

/** Ends the process, if it has not ended, and waits until it is gone. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
