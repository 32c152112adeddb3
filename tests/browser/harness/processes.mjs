// Ending what a test started.

/** Ends the process, if it has not ended, and waits until it is gone. */
export async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) {
    return;
  }
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
}
