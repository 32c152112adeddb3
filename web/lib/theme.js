// Theme and colours that a host page asks for. A colour that makes text hard to read is refused: text and its
// background must have the contrast that WCAG 2.2 requires for small text (1.4.3).

const MIN_CONTRAST = 4.5;

/**
 * @typedef {[red: number, green: number, blue: number]} Colour From 0 to 255; NaN if unreadable.
 * @typedef {{theme: string, large: boolean, colours: Record<string, string>}} Look
 * @typedef {{root: Document | ShadowRoot, top: HTMLElement, host: HTMLElement}} Themed
 */

/**
 * The tokens of styles/tokens.css that each colour replaces.
 * @type {Record<string, string[]>}
 */
const TOKENS_OF_COLOUR = {
  accent: ['--green', '--deep'],
  'on-accent': ['--on-green', '--on-deep', '--on-deep-soft'],
  background: ['--paper'],
  text: ['--ink'],
};

/**
 * The text colours that are used on each background.
 * @type {Record<string, string[]>}
 */
export const TEXT_ON_BACKGROUND = {
  '--paper': ['--ink', '--ink-soft', '--green', '--yes', '--ask', '--no', '--open'],
  '--sheet': ['--ink', '--ink-soft', '--green'],
  '--ink': ['--sheet'],
  '--green': ['--on-green'],
  '--deep': ['--on-deep', '--on-deep-soft'],
  '--yes-wash': ['--ink', '--green'],
  '--ask-wash': ['--ink'],
  '--no-wash': ['--ink'],
  '--open-wash': ['--ink'],
  '--found': ['--ink'],
};

/**
 * Returns a function that applies theme, text size and colours and returns the names of the refused colours.
 * @param {Themed} widget
 * @param {boolean} isLarge
 * @returns {(look: Look) => string[]}
 */
export function createLookHandler(widget, isLarge) {
  return (look) => {
    // Only when the host page's setting changes: the user may have chosen another size since.
    if (look.large !== isLarge) {
      isLarge = look.large;
      widget.host.dispatchEvent(new CustomEvent('qilu-green:size', { detail: isLarge }));
    }
    return applyLook(widget, look);
  };
}

/**
 * Applies theme and colours; returns the names of the refused colours.
 * @param {Themed} widget
 * @param {Look} look
 */
export function applyLook(widget, look) {
  const { style } = widget.top;
  chooseTheme(widget, look.theme);
  for (const tokens of Object.values(TOKENS_OF_COLOUR)) {
    tokens.forEach((token) => style.removeProperty(token));
  }
  const properties = getComputedStyle(widget.top);
  const { kept, refused } = readableColours(look.colours, (token) =>
    parseColour(properties.getPropertyValue(token).trim()));
  for (const name of Object.keys(kept)) {
    TOKENS_OF_COLOUR[name].forEach((token) => style.setProperty(token, kept[name]));
  }
  return refused;
}

/**
 * Removes colours until all that remain are readable beside the widget's own.
 * @param {Record<string, string>} requested
 * @param {(token: string) => Colour} ownColour
 */
export function readableColours(requested, ownColour) {
  const kept = Object.assign({}, requested);
  /** @type {string[]} */
  const refused = [];
  for (;;) {
    const unreadable = Object.keys(kept).filter((name) => !isReadable(name, kept, ownColour));
    if (unreadable.length === 0) {
      return { kept, refused };
    }
    for (const name of unreadable) {
      delete kept[name];
      refused.push(name);
    }
  }
}

/**
 * @param {string} name
 * @param {Record<string, string>} kept
 * @param {(token: string) => Colour} ownColour
 */
function isReadable(name, kept, ownColour) {
  const colourOf = (/** @type {string} */ token) => {
    const owner = Object.keys(kept).find((other) => TOKENS_OF_COLOUR[other].includes(token));
    return owner ? parseColour(kept[owner]) : ownColour(token);
  };
  return Object.keys(TEXT_ON_BACKGROUND).every((background) =>
    TEXT_ON_BACKGROUND[background].every((text) => {
      const isUsed = TOKENS_OF_COLOUR[name].includes(background) || TOKENS_OF_COLOUR[name].includes(text);
      return !isUsed || contrast(colourOf(background), colourOf(text)) >= MIN_CONTRAST;
    }));
}

/**
 * Parses `#rgb` and `#rrggbb`. Any other text is a colour with which nothing is readable.
 * @param {string} text
 * @returns {Colour}
 */
export function parseColour(text) {
  const digits = /^#([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text);
  if (!digits) {
    return [NaN, NaN, NaN];
  }
  const wide = digits[1].length === 6 ? digits[1] : digits[1].replace(/./g, '$&$&');
  return /** @type {Colour} */ ([0, 2, 4].map((index) => parseInt(wide.substr(index, 2), 16)));
}

/**
 * Returns the relative luminance of WCAG 2.2.
 * @param {Colour} colour
 */
function luminance(colour) {
  const [red, green, blue] = colour.map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Returns the contrast ratio of WCAG 2.2, from 1 to 21.
 * @param {Colour} one
 * @param {Colour} other
 */
export function contrast(one, other) {
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/**
 * The rules of the dark theme, which cannot be found by their condition once it has been changed.
 * @type {WeakSet<CSSRule>}
 */
const DARK_RULES = new WeakSet();

/**
 * Applies the `light` or `dark` theme whatever the device prefers, or (`auto`) as it prefers.
 * @param {Pick<Themed, 'root' | 'top'>} widget
 * @param {string} theme
 */
export function chooseTheme({ root, top }, theme) {
  const media = /** @type {Record<string, string>} */ (
    { light: 'not all', dark: 'all', auto: '(prefers-color-scheme: dark)' })[theme];
  top.style.colorScheme = theme === 'auto' ? '' : theme;
  for (const sheet of root.styleSheets) {
    for (const rule of /** @type {Iterable<CSSMediaRule>} */ (sheet.cssRules)) {
      if (DARK_RULES.has(rule) || /prefers-color-scheme/.test(rule.conditionText || '')) {
        DARK_RULES.add(rule);
        rule.media.mediaText = media;
      }
    }
  }
}
