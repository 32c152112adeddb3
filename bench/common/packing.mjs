// Minifies code with esbuild and compresses code and data with brotli at its highest quality.

import { brotliCompressSync, constants } from 'node:zlib';
import { build } from 'esbuild';
import { ROOT } from './data.mjs';

/** Bundles `source`, which may import from bench/, into one classic script. */
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
