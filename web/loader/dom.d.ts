// What the loader adds to elements of the page.

interface HTMLElement {
  /** Rules that replace the built-in ones, or why there are none: read by the widget at its start. */
  rules?: Uint8Array | string;
}

interface RequestInit {
  priority?: 'high' | 'low' | 'auto';
}
