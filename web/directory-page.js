// Loaded by directory.html, which is complete without it: the size of text that the visitor chose in the widget.

import { useKeptSize } from './lib/large-page.js';

useKeptSize();
