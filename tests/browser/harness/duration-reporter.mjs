// A reporter for Node's test runner that prints a line for each test file: `file_duration_ms 1234 path`.
// xtask/src/check/node_tests.rs reads it.

/** @param {AsyncIterable<any>} events */
export default async function* reportDurations(events) {
  for await (const { type, data } of events) {
    // The runner counts each file as a test with the path as its name.
    if (type === 'test:complete' && data.name === data.file) {
      yield `file_duration_ms ${Math.round(data.details.duration_ms)} ${data.file}\n`;
    }
  }
}
