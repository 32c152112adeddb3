// The search of the peer: MiniSearch over the rows, without phrases, with pinyin from pinyin-pro.

import { pinyin } from 'pinyin-pro';
import rows from 'bench:rows';
import { create } from '../../search/peers/minisearch.mjs';

const HITS = 10;

export function directory() {
  const spell = (text) => pinyin(text, { toneType: 'none', v: true, nonZh: 'consecutive' }).toLowerCase();
  const spelt = rows.map((row) => ({ ...row, phrases: [], pinyin: [row.name, ...row.works, ...row.labels].map(spell) }));
  const search = create(spelt);
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return (text) => search(text, HITS).map((code) => byCode.get(code));
}
