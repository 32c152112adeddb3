// Formats results as Markdown for docs/bench.md.

/** Renders a Markdown table. The first column is left-aligned, the others are right-aligned. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  const ruler = head.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(head), line(ruler), ...rows.map(line)].join('\n');
}

export function milliseconds(value) {
  return value < 0.1 ? value.toFixed(3) : value < 10 ? value.toFixed(2) : value.toFixed(0);
}

/** Formats bytes as kilobytes of 1,000 bytes. */
export function kilobytes(bytes) {
  return (bytes / 1000).toFixed(1);
}

/** Formats `other` as a multiple of `ours`. */
export function times(other, ours) {
  const ratio = other / ours;
  return `${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}×`;
}
