// Fetches files by which a deployer or a host page replaces data of this build (docs/embedding.md, "Other data").

/**
 * @typedef {{address: string, integrity?: string | null, isForeign: boolean}} OverrideFile A file that replaces data of
 *   this build; a foreign one is named by a host page.
 */

/**
 * Fetches a file: the bytes, or the reason why there are none. The deployer names any file; a host page, one of the same
 * origin.
 * @param {OverrideFile} file
 * @param {string} home The address of the widget's own page.
 * @param {number} milliseconds The time limit.
 * @returns {Promise<Uint8Array | string>}
 */
export function fetchOverride(file, home, milliseconds) {
  const late = new Promise((resolve) => setTimeout(resolve, milliseconds, 'late'));
  return /** @type {Promise<Uint8Array | string>} */ (Promise.race([fetchBytes(file, home), late]));
}

/**
 * @param {OverrideFile} file
 * @param {string} home
 */
async function fetchBytes(file, home) {
  // A browser ignores a fingerprint that it cannot parse, and accepts any content.
  if (!/^sha384-[A-Za-z\d+/]{64}$/.test(file.integrity || '')) {
    return 'fingerprint';
  }
  try {
    const url = new URL(file.address, home);
    if (file.isForeign && url.origin !== new URL(home).origin) {
      return 'elsewhere';
    }
    const options = /** @type {RequestInit} */ ({ credentials: 'omit' });
    try {
      const response = await fetch(url.href, Object.assign({ integrity: file.integrity }, options));
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : 'missing';
    } catch (error) {
      // The error is the same for a file that is not there and for one with another fingerprint.
      return (await fetch(url.href, Object.assign({ method: 'HEAD' }, options))).ok ? 'changed' : 'missing';
    }
  } catch (error) {
    return 'missing';
  }
}
