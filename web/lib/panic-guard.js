// An exception out of the wasm, above all a panic's trap, leaves its memory in an unknown state
// (docs/decisions/0004-fallback-after-a-panic.md).

/**
 * Wraps the exports of the wasm, through which the glue calls it.
 * @param {Record<string, any>} exports
 * @param {() => boolean} isClosed Called before each call; if true, the call is dropped. It may throw instead.
 * @param {(error: unknown) => void} onError Called with what a call has thrown, before it is thrown on.
 * @param {{before(): void, after(): void}} [around] Called before and after each call that is not made during another.
 * @returns {Record<string, any>}
 */
export function guardExports(exports, isClosed, onError, around) {
  let depth = 0;
  /** @type {Record<string, any>} */
  const guarded = {};
  for (const name of Object.keys(exports)) {
    const inner = exports[name];
    guarded[name] = typeof inner !== 'function' ? inner : (/** @type {any[]} */ ...values) => {
      if (isClosed()) {
        return undefined;
      }
      depth += 1;
      try {
        if (around && depth === 1) {
          around.before();
        }
        return inner(...values);
      } catch (error) {
        onError(error);
        throw error;
      } finally {
        depth -= 1;
        if (around && depth === 0) {
          around.after();
        }
      }
    };
  }
  return guarded;
}
