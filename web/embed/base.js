// Where the files of the widget are.

import { withoutCredentials } from '../lib/address.js';
import { currentScript } from '../lib/current-script.js';

/** The folder of the element's script, which contains the widget's files; null if the address is not known. */
export const BASE = /** @type {URL} */ (folderOf(/** @type {HTMLScriptElement | null} */ (currentScript())));

/**
 * Returns null for a script that is a module, inlined, or copied into another script, or that runs by `eval` or from a
 * blob: the files of the widget are not beside it.
 * @param {HTMLScriptElement | null} script
 */
function folderOf(script) {
  try {
    const url = new URL(/** @type {HTMLScriptElement} */ (script).src);
    return /\/embed[^/]*\.js$/.test(url.pathname) ? new URL('.', withoutCredentials(url)) : null;
  } catch (error) {
    return null;
  }
}
