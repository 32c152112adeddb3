// Documents: links, decision records, issue forms, and the size report of CI.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { plainName, report, sizesOf } from '../../.github/scripts/size-report.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Longest line of a document, in characters; tables and generated documents may be longer. */
const LONGEST_LINE = 140;
/** Documents that commands write, in whole or in part. */
const GENERATED = ['docs/conflicts.md', 'docs/coverage.md', 'docs/proof.md'];

/** Returns the Markdown documents of the project, relative to its root. */
async function documents() {
  const names = (await readdir(ROOT)).filter((name) => name.endsWith('.md'));
  for (const folder of ['docs', '.github', 'examples', 'tests']) {
    const inside = await readdir(join(ROOT, folder), { recursive: true });
    names.push(...inside.filter((name) => name.endsWith('.md')).map((name) => join(folder, name)));
  }
  return names;
}

const read = (/** @type {string} */ name) => readFile(join(ROOT, name), 'utf8');

/**
 * Returns the anchor that GitHub derives from a heading.
 *
 * @param {string} heading
 */
function anchorOf(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replaceAll(' ', '-');
}

test('relative links of all documents lead to files and headings that exist', async () => {
  let links = 0;
  for (const name of await documents()) {
    const text = (await read(name)).replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
    for (const [, target] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) {
        continue;
      }
      links += 1;
      const [path, anchor] = target.split('#');
      const file = path === '' ? name : join(dirname(name), path);
      await assert.doesNotReject(stat(join(ROOT, file)), `${name} links to ${target}`);
      if (anchor) {
        const headings = [...(await read(file)).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading));
        assert.ok(headings.includes(decodeURIComponent(anchor)), `${name} links to ${target}; headings: ${headings}`);
      }
    }
  }
  assert.ok(links > 80, `${links} links`);
});

test('paths in documents exist', async () => {
  let paths = 0;
  for (const name of await documents()) {
    for (const [, path] of (await read(name)).matchAll(/`((?:src|crates|web|xtask|tests|styles|data|deploy)\/[^`\s*<>]+)`/g)) {
      paths += 1;
      await assert.doesNotReject(stat(join(ROOT, path)), `${name} names ${path}`);
    }
  }
  assert.ok(paths > 80, `${paths} paths`);
});

test('names of code in the guides exist', async () => {
  const sources = (await Promise.all(['src', 'crates', 'web', 'xtask', 'tests'].map(async (folder) => {
    const files = (await readdir(join(ROOT, folder), { recursive: true })).filter((name) => /\.(rs|js|mjs|ts|toml)$/.test(name));
    return (await Promise.all(files.map(async (name) => name + (await read(join(folder, name)))))).join('\n');
  }))).join('\n');
  const known = new Set(sources.match(/[a-z][a-z0-9]*(?:_[a-z0-9]+)+/g));
  let names = 0;
  const guides = (await documents()).filter((name) => !/docs\/(decisions|field-log)|CHANGELOG/.test(name));
  for (const guide of guides) {
    for (const [, name] of (await read(guide)).matchAll(/`(?:[a-z_]+::)?([a-z][a-z0-9]*(?:_[a-z0-9]+)+)(?:\(\))?`/g)) {
      names += 1;
      assert.ok(known.has(name), `${guide} names ${name}`);
    }
  }
  assert.ok(names > 10, `${names} names`);
});

test('code and documents refer to decision records that exist', async () => {
  const folders = ['src', 'crates', 'web', 'xtask', 'docs', 'styles'];
  const known = new Set((await readdir(join(ROOT, 'docs/decisions'))).map((name) => name.replace(/\.md$/, '')));
  let references = 0;
  const check = (/** @type {string} */ name, /** @type {string} */ text) => {
    for (const [, record] of text.matchAll(/decisions\/(\d{4}(?:-[a-z0-9-]+)?)/g)) {
      references += 1;
      const exists = record.length > 4 ? known.has(record) : [...known].some((key) => key.startsWith(`${record}-`));
      assert.ok(exists, `${name} refers to decision ${record}`);
    }
  };
  for (const folder of folders) {
    for (const inside of await readdir(join(ROOT, folder), { recursive: true })) {
      if (/\.(rs|js|mjs|ts|toml|md|css)$/.test(inside)) {
        check(join(folder, inside), await read(join(folder, inside)));
      }
    }
  }
  for (const name of ['budgets.toml', 'CHANGELOG.md', 'SECURITY.md', 'RELEASING.md', 'Cargo.toml']) {
    check(name, await read(name));
  }
  assert.ok(references > 15, `${references} references`);
});

test('decision records are numbered without gaps, with a status and a date, and are in the index', async () => {
  const folder = 'docs/decisions';
  const records = (await readdir(join(ROOT, folder))).filter((name) => /^\d{4}-/.test(name)).sort();
  assert.ok(records.length > 5);
  const rows = await Promise.all(records.map(async (name, index) => {
    const number = String(index + 1).padStart(4, '0');
    const form = new RegExp(`^# ${number} (.+)\\n\\n- Status: (proposed|accepted|superseded by \\d{4})\\n- Date: (\\d{4}-\\d{2}-\\d{2})\\n`);
    const match = form.exec(await read(join(folder, name)));
    assert.ok(match, `${name} begins as template.md does, with number ${number}`);
    assert.ok(name.startsWith(`${number}-`), name);
    const [, title, status, date] = match;
    return `| ${number} | [${title}](${name}) | ${status} | ${date} |`;
  }));
  const index = await read(join(folder, 'README.md'));
  assert.deepEqual(index.split('\n').filter((line) => /^\| \d/.test(line)), rows);
});

test('the table of contents names each document', async () => {
  const contents = await read('docs/README.md');
  for (const name of (await readdir(join(ROOT, 'docs'))).filter((file) => file.endsWith('.md') && file !== 'README.md')) {
    assert.ok(contents.includes(`](${name})`), `docs/README.md does not name ${name}`);
  }
});

test('lines of documents are short', async () => {
  for (const name of (await documents()).filter((name) => !GENERATED.includes(name))) {
    (await read(name)).split('\n').forEach((line, index) => {
      const isTable = line.startsWith('|') || line.startsWith('<');
      assert.ok(isTable || [...line].length <= LONGEST_LINE, `${name}:${index + 1} has ${[...line].length} characters`);
    });
  }
});

test('issue forms have the keys that GitHub requires, and each field has its own id', async () => {
  const folder = '.github/ISSUE_TEMPLATE';
  const forms = (await readdir(join(ROOT, folder))).filter((name) => name !== 'config.yml');
  assert.deepEqual(forms.sort(), ['bug.yml', 'embedding.yml', 'missing-word.yml', 'new-notice.yml', 'wrong-answer.yml']);
  for (const name of forms) {
    const form = await read(join(folder, name));
    for (const key of ['name', 'description', 'title', 'labels', 'body']) {
      assert.match(form, new RegExp(`^${key}:`, 'm'), `${name}: ${key}`);
    }
    const fields = form.split(/^ {2}- type: /m).slice(1);
    const ids = fields.filter((field) => !field.startsWith('markdown')).map((field) => /^ {4}id: (\S+)$/m.exec(field)?.[1]);
    assert.ok(ids.length >= 3 && !ids.includes(undefined) && new Set(ids).size === ids.length, `${name}: ${ids}`);
    assert.ok(fields.every((field) => field.includes('label: ') || field.startsWith('markdown')), name);
    assert.ok(!/[0-9]{7,}/.test(form), `${name} contains a telephone number`);
  }
  assert.match(await read(`${folder}/wrong-answer.yml`), /id: receipt[\s\S]+?required: true/);
});

test('the buttons that issue forms name are texts of the interface', async () => {
  const folder = 'data/texts';
  const files = await Promise.all((await readdir(join(ROOT, folder))).map((name) => read(join(folder, name))));
  const texts = new Set([...files.join('\n').matchAll(/^[a-z0-9-]+ = "(.+)"$/gm)].map(([, text]) => text));
  let buttons = 0;
  for (const name of await readdir(join(ROOT, '.github/ISSUE_TEMPLATE'))) {
    for (const [, button] of (await read(`.github/ISSUE_TEMPLATE/${name}`)).matchAll(/点“([^”]+)”/g)) {
      buttons += 1;
      assert.ok(texts.has(button), `${name} names the button ${button}`);
    }
  }
  assert.ok(buttons >= 2, `${buttons} buttons`);
});

test('the size report compares two builds by plain name', async () => {
  assert.equal(plainName('app.0123456789ab.wasm'), 'app.wasm');
  assert.equal(plainName('index.html'), 'index.html');
  const folder = await mkdtemp(join(tmpdir(), 'sizes-'));
  try {
    await assert.rejects(sizesOf(folder), /cargo xtask build/);
    await writeFile(join(folder, 'app.0123456789ab.js.br'), 'abc');
    await writeFile(join(folder, 'index.html.br'), 'ab');
    await writeFile(join(folder, 'index.html'), 'not counted');
    const after = await sizesOf(folder);
    assert.deepEqual([...after].sort(), [['app.js', 3], ['index.html', 2]]);
    const table = report(new Map([['app.js', 5], ['index.html', 2], ['gone.css', 1]]), after);
    assert.match(table, /^Bytes after brotli\. 1 of 3 files have the same size\.$/m);
    assert.match(table, /^\| app\.js \| 5 \| 3 \| -2 \|$/m);
    assert.match(table, /^\| gone\.css \| 1 \| – \| -1 \|$/m);
  } finally {
    await rm(folder, { recursive: true });
  }
});
