// Rules that stand in for the built-in ones (docs/embedding.md, "Other rules").

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const OURS = '您的工资是政府财政发的吗？';
const OTHERS = '您的工资由政府财政发的吗？';

/** As a page names it. */
export const fingerprint = (bytes) => `sha384-${createHash('sha384').update(bytes).digest('base64')}`;

/** Rules as `cargo xtask bundle` writes them, with the first question reworded. */
export async function otherRules() {
  const xtask = process.env.XTASK;
  execFileSync(xtask ?? 'cargo', xtask ? ['bundle'] : ['xtask', 'bundle'], { cwd: ROOT });
  const bytes = await readFile(join(ROOT, 'target/bundles/rules.bin'));
  const place = bytes.indexOf(OURS);
  if (place < 0) {
    throw new Error(`the rules do not ask ${OURS}`);
  }
  bytes.write(OTHERS, place);
  return { bytes, integrity: fingerprint(bytes), asks: OTHERS, askedBefore: OURS };
}
