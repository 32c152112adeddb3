// The measured sites: our build and the sites for comparison. All are compressed the same way and served by
// nginx with the same configuration and headers.

import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { brotli, bundle } from '../common/packing.mjs';
import { buildPeer } from './peer/build.mjs';

/**
 * @typedef {object} Site
 * @property {string} title in the table
 * @property {string} [start] address of the start page, after the slash
 * @property {string} [check] address of the first question
 */
export const SITES = {
  ours: { title: '**ours**', start: '#/', check: '#/check/state-funded' },
  whole: { title: 'peer, one bundle', start: '#/', check: '#/check/state-funded' },
  split: { title: 'peer, directory on demand', start: '#/', check: '#/check/state-funded' },
  hello: { title: 'Yew hello', start: '', check: '' },
  floor: { title: 'floor: one file of the same bytes', check: '' },
  bare: { title: 'bare page: our start page without style and script', start: '' },
};

const PACKED = /\.(html|css|js|wasm|bin|json)$/;

/** Writes the sites except floor and hello below `folder`. Returns the path of every site. */
export async function buildSites(folder, dist, policy) {
  const folderOf = (name) => join(folder, name);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const names = await readdir(dist);
  const styles = await readFile(join(dist, names.find((name) => /^app\.[0-9a-f]+\.css$/.test(name))), 'utf8');
  const page = await readFile(join(dist, 'index.html'), 'utf8');

  await cp(dist, folderOf('ours'), { recursive: true });
  for (const kind of ['whole', 'split']) {
    await buildPeer(folderOf(kind), kind, policy, styles);
    await pack(folderOf(kind));
  }
  await mkdir(folderOf('bare'));
  await writeFile(join(folderOf('bare'), 'index.html'), bare(page));
  await pack(folderOf('bare'));
  return Object.fromEntries(Object.keys(SITES).map((name) => [name, folderOf(name)]));
}

/** Writes the minimal Yew page from the module that `cargo xtask bench load` has built. */
export async function buildHello(site, modules) {
  await mkdir(site);
  await cp(join(modules, 'hello.wasm'), join(site, 'app.wasm'));
  const glue = await readFile(join(modules, 'hello.js'), 'utf8');
  const script = await bundle(`${glue}\nwasm_bindgen({ module_or_path: fetch('app.wasm') });`);
  await writeFile(join(site, 'app.js'), script);
  await writeFile(join(site, 'index.html'), html('<script src="app.js"></script>'));
  await pack(site);
}

/**
 * Writes one uncompressed file of `bytes` bytes with the option at its end. The option is a plain link, so
 * the browser handles a tap as soon as the file has arrived. No site that loads as many bytes can respond
 * sooner.
 */
export async function buildFloor(site, bytes, { question, option, next }) {
  const body = (filling) =>
    `<h1>${question}</h1><!--${filling}--><p><a href="#next">${option}</a></p><h1 id="next">${next}</h1>`;
  const empty = Buffer.byteLength(html(body('')));
  await mkdir(site, { recursive: true });
  await writeFile(join(site, 'index.html'), html(body(' '.repeat(Math.max(0, bytes - empty)))));
}

/** Removes styles, scripts and the elements that would request them. */
function bare(page) {
  return page
    .replace(/<link(?![^>]*rel="?icon)[^>]*>/g, '')
    .replace(/<script[^>]*>[^]*?<\/script>/g, '')
    .replace(/<style[^>]*>[^]*?<\/style>/g, '');
}

function html(body) {
  return (
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>bench</title><link rel="icon" href="data:,"></head><body>${body}</body></html>\n`
  );
}

async function pack(site) {
  for (const name of await readdir(site)) {
    if (PACKED.test(name)) {
      const bytes = await readFile(join(site, name));
      await writeFile(join(site, `${name}.br`), brotli(bytes));
      await writeFile(join(site, `${name}.gz`), gzipSync(bytes, { level: 9 }));
    }
  }
}
