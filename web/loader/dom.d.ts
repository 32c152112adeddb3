// What the loader adds to elements of the page.

interface HTMLElement {
  /** Rules that replace the built-in ones, or why there are none: read by the widget at its start. */
  rules?: Uint8Array | string;
  /** A directory and a national list that replace the built-in ones, or why there are none. */
  occupations?: Promise<Uint8Array | string | "" | null | undefined>;
}

interface RequestInit {
  priority?: 'high' | 'low' | 'auto';
}
