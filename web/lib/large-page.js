// The size of text on the static pages of the build, which have the styles of the widget and not its code.

import { keptSize, sizeClass } from './text-size.js';

/** Gives the page the size of text that the visitor chose in the widget. */
export function useKeptSize() {
  const large = keptSize();
  if (large) {
    document.documentElement.className = sizeClass(large);
  }
}
