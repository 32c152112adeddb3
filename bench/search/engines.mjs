// Search engines of the comparison.

/** Title in the table, by file name in search/peers/. */
export const PEERS = {
  'pinyin-pro': 'pinyin-pro `match`',
  'pinyin-match': 'pinyin-match',
  fuse: 'Fuse.js',
  minisearch: 'MiniSearch',
  flexsearch: 'FlexSearch',
  'tf-idf': 'tf-idf, the textbook',
  'tf-idf-phrases': 'tf-idf with phrases',
};

/** Returns a script that assigns the peers, each with `create` and `needs`, to `globalThis.peers`. */
export function peersScript() {
  const lines = Object.keys(PEERS).map(
    (name) => `import * as ${variable(name)} from './search/peers/${name}.mjs';`,
  );
  const entries = Object.keys(PEERS).map((name) => `'${name}': ${variable(name)}`);
  return `${lines.join('\n')}\nglobalThis.peers = { ${entries.join(', ')} };`;
}

function variable(name) {
  return name.replaceAll('-', '_');
}

/** Returns the rows with only the fields that a peer needs beside names, work types and labels. */
export function rowsFor(needs, rows) {
  const fields = ['code', 'name', 'works', 'labels', ...needs];
  return rows.map((row) => Object.fromEntries(fields.map((field) => [field, row[field]])));
}
