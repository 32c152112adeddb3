// Writes the section of a benchmark into docs/bench.md, between the markers that carry its name.

import { readFile, writeFile } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './data.mjs';

/**
 * Writes and prints the section. `paragraphs` are Markdown blocks, ratios first. A name such as `waiting-tls` is that
 * of a bench with an option.
 */
export async function report(name, chromium, paragraphs) {
  const processors = cpus();
  const measured =
    `*${new Date().toISOString().slice(0, 10)} · ${processors[0].model.trim()}, ${processors.length} cores, ` +
    `${Math.round(totalmem() / 2 ** 30)} GiB · Chromium ${chromium}, Node ${process.versions.node} · ` +
    `mean load ${loadavg()[2].toFixed(1)}, the bench itself included · ` +
    `\`cargo xtask bench ${name.replace('-', ' --')}\`*`;
  const section = [measured, ...paragraphs].map(wrapped).join('\n\n');
  const path = join(ROOT, 'docs/bench.md');
  const page = await readFile(path, 'utf8');
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [from, until] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || until < from) {
    throw new Error(`docs/bench.md has no markers for ${name}`);
  }
  await writeFile(path, `${page.slice(0, from + begin.length)}\n${section}\n${page.slice(until)}`);
  console.log(section);
}

/** Breaks a paragraph into lines; a table has one for each row already. */
function wrapped(paragraph) {
  return paragraph.startsWith('|') ? paragraph : paragraph.replace(/(.{1,138})(?:\s+|$)/g, '$1\n').trimEnd();
}
