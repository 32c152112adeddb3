// Loaded by directory.html, which is complete without it: the size of text that the visitor chose in the widget.

import { keptSize, sizeClass } from './lib/text-size.js';

const large = keptSize();
if (large) {
  document.documentElement.className = sizeClass(large);
}
