// Statistics of samples.

export function median(samples) {
  return quantile(samples, 0.5);
}

/** Returns a quantile by the nearest-rank method, which does not interpolate between samples. */
export function quantile(samples, part) {
  const sorted = Float64Array.from(samples).sort();
  const index = Math.ceil(part * sorted.length) - 1;
  return sorted[Math.min(Math.max(index, 0), sorted.length - 1)];
}

export function percent(part, whole) {
  return (100 * part) / whole;
}
