// Results as Markdown, to be put into docs/bench.md by `cargo xtask bench`.

/** Rows of cells; the first column is left-aligned, the others right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const ruler = head.map((_, place) => (place === 0 ? '---' : '---:'));
  return [line(head), line(ruler), ...rows.map(line)].join('\n');
}

export function milliseconds(value) {
  return value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(0);
}

/** 1,000 bytes each. */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

/** How many times `ours` the other is. */
export function times(other, ours) {
  const ratio = other / ours;
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;
}
