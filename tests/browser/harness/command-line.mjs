// Runs the command line, as a maintainer does: `cargo xtask`, or the program that `XTASK` names.

import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const { XTASK } = process.env;
const PROGRAM = XTASK ?? 'cargo';
const BEFORE = XTASK ? [] : ['xtask'];

/** Runs a command that has to succeed. */
export function xtask(...parameters) {
  execFileSync(PROGRAM, [...BEFORE, ...parameters], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Runs a command on the data of a folder; returns whether it succeeded, and everything that it printed. */
export function tryXtask(folder, ...parameters) {
  const { status, stdout, stderr } =
    spawnSync(PROGRAM, [...BEFORE, '--in', folder, ...parameters], { cwd: ROOT, encoding: 'utf8' });
  return { isWell: status === 0, text: stdout + stderr };
}
