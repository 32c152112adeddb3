// A reporter for Node's test runner that prints a line for each test file: `file_result passed 1234 path`, with
// `failed` if one of its tests failed, and the duration in milliseconds.
// xtask/src/check/node_tests.rs reads it.

/** @param {AsyncIterable<any>} events */
export default async function* reportFiles(events) {
  for await (const { type, data } of events) {
    // The runner counts each file as a test with the path as its name.
    if (type === 'test:complete' && data.name === data.file) {
      const result = data.details.passed ? 'passed' : 'failed';
      yield `file_result ${result} ${Math.round(data.details.duration_ms)} ${data.file}\n`;
    }
  }
}
