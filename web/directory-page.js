// Loaded by directory.html, which is complete without it: the size of text that the visitor chose in the widget.

import { keptSize } from './lib/text-size.js';

const large = keptSize();
if (large) {
  document.documentElement.className = large === '2' ? 'qg-large qg-extra-large' : 'qg-large';
}
