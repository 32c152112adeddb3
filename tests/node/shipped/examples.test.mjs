// Runs examples/node-batch.mjs in the way that its header comment describes.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { DIST } from '../../browser/harness/server.mjs';

const BATCH = fileURLToPath(new URL('../../../examples/node-batch.mjs', import.meta.url));

test('the batch writes one outcome for each line of answers', () => {
  const input = '{}\n{"state-funded":"yes"}\n\n';
  const { stdout, stderr, status } = spawnSync(process.execPath, [BATCH, join(DIST, 'qilu-green.js')], { input });
  assert.equal(status, 0, String(stderr));
  const outcomes = String(stdout).trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(outcomes.map(({ outcome }) => outcome), ['incomplete', 'ineligible']);
  assert.ok(outcomes[0].missing.includes('birth-month'), outcomes[0].missing.join());
});
