// Search engines of the comparison.

/** Title in the table, by file name in search/peers/. */
export const PEERS = {
  'pinyin-pro': 'pinyin-pro `match`',
  'pinyin-match': 'pinyin-match',
  fuse: 'Fuse.js',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
};

/** Returns a script that assigns the peers, each with `create` and `needsPinyin`, to `globalThis.peers`. */
export function peersScript() {
  const lines = Object.keys(PEERS).map(
    (name) => `import * as ${variable(name)} from './search/peers/${name}.mjs';`,
  );
  const entries = Object.keys(PEERS).map((name) => `'${name}': ${variable(name)}`);
  return `${lines.join('\n')}\nglobalThis.peers = { ${entries.join(', ')} };`;
}

function variable(name) {
  return name.replace('-', '_');
}
