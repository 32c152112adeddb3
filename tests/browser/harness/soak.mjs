// How long the tests that watch memory run: short by default, long with `SOAK=long`.

const isLong = process.env.SOAK === 'long';

/**
 * Returns the number of repetitions of a test that watches memory. The limits of both forms are the same; the
 * long form finds smaller leaks.
 * @param {number} short
 * @param {number} long
 */
export function repetitions(short, long) {
  return isLong ? long : short;
}
