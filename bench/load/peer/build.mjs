// Builds the peer in two variants: `whole` is one script, the default of the bundler; `split` loads the
// directory on demand, as an optimized application would.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'smol-toml';
import { ROOT, directory } from '../../common/data.mjs';

const OPEN = {
  whole: "import { directory } from './directory.mjs'; export const openDirectory = async () => directory();",
  split: "export const openDirectory = async () => (await import('./directory.mjs')).directory();",
};
const RESOLVE_DIR = join(ROOT, 'bench/load/peer');

/** Writes the site into `folder`. `styles` is our own style sheet, so that both sites paint the same. */
export async function buildPeer(folder, kind, policy, styles) {
  const text = async (name) => parse(await readFile(join(ROOT, `data/texts/${name}.toml`), 'utf8'));
  const texts = { shell: await text('shell'), start: await text('start') };
  const modules = {
    'bench:data': { contents: JSON.stringify({ policy, texts }), loader: 'json' },
    'bench:rows': { contents: JSON.stringify(await directory()), loader: 'json' },
    'bench:directory': { contents: OPEN[kind], loader: 'js', resolveDir: RESOLVE_DIR },
  };
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { app: join(RESOLVE_DIR, 'app.jsx') },
    outdir: folder,
    bundle: true,
    splitting: kind === 'split',
    format: 'esm',
    minify: true,
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
    plugins: [{ name: 'bench', setup: (setup) => provide(setup, modules) }],
  });
  await writeFile(join(folder, 'app.css'), styles);
  await writeFile(join(folder, 'index.html'), PAGE);
}

function provide({ onResolve, onLoad }, modules) {
  onResolve({ filter: /^bench:/ }, ({ path }) => ({ path, namespace: 'bench' }));
  onLoad({ filter: /.*/, namespace: 'bench' }, ({ path }) => modules[path]);
}

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>齐鲁绿色低碳职业技能培训</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="app.css">
<script type="module" src="app.js"></script>
</head>
<body><div id="app"></div></body>
</html>
`;
