// Starts and ends child processes.

import { spawn } from 'node:child_process';

/** Starts a program that ends with this process, also when a test file is aborted. */
export function start(program, options, settings) {
  const child = spawn(program, options, settings);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('exit', () => process.off('exit', kill));
  return child;
}

/** Kills the process if it still runs and waits for its exit. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
