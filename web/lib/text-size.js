// The size of text that a visitor chose, kept for the next visit. The widget's own page keeps it; all pages of the build
// but a kiosk and frames use it. Where nothing can be stored, the address still has it (src/runtime/navigation.rs).

// One for the origin: the pages of a site share it.
const SIZE_KEY = 'qilu-green large';

/** Returns the value of the parameter `large` that was kept; null for the standard size. */
export function keptSize() {
  try {
    return localStorage.getItem(SIZE_KEY);
  } catch (error) {
    return null;
  }
}

/**
 * Returns the classes of a page in a larger size (styles/tokens.css).
 * @param {string} large The value of the parameter.
 */
export function sizeClass(large) {
  return large === '2' ? 'qg-large qg-extra-large' : 'qg-large';
}

/** @param {string | null} large The value of the parameter; null for the standard size. */
export function keepSize(large) {
  try {
    if (large) {
      localStorage.setItem(SIZE_KEY, large);
    } else {
      localStorage.removeItem(SIZE_KEY);
    }
  } catch (error) {
    // Denied or full.
  }
}
