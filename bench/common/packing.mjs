// What code and data weigh when they travel: minified by esbuild, packed by brotli at its best.

import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from './data.mjs';

/** One classic script out of `source`, which may import from bench/. */
export async function bundle(source, { minify = true, jsx = false } = {}) {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: `${ROOT}bench`, loader: jsx ? 'jsx' : 'js' },
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2020',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minify,
  });
  return outputFiles[0].text;
}

export function brotli(content) {
  const bytes = Buffer.from(content);
  return brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
}
