// Rules that override the built-in ones (docs/embedding.md, "Other data").

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { xtask } from '../harness/command-line.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OURS = '您的工资是政府财政发的吗？';
const OTHERS = '您的工资由政府财政发的吗？';

/** Returns the fingerprint of a file in the form of the attribute `bundle-integrity`. */
export const fingerprint = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Returns the rules that `cargo xtask bundle` writes, with the first question reworded. */
export async function otherRules() {
  xtask('bundle');
  const bytes = await readFile(join(ROOT, 'target/bundles/rules.bin'));
  const position = bytes.indexOf(OURS);
  if (position < 0) {
    throw new Error(`the rules do not ask ${OURS}`);
  }
  bytes.write(OTHERS, position);
  return { bytes, integrity: fingerprint(bytes), asks: OTHERS, askedBefore: OURS };
}
