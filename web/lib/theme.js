// Theme, text size and colours that a host page asks for.

import { ACCENT_TOKENS, PAPER_TOKENS, readableColours } from './colours.js';

/**
 * @typedef {{theme: string, large: boolean, colours: Record<string, string>}} Look
 * @typedef {{root: Document | ShadowRoot, top: HTMLElement, host: HTMLElement}} Themed
 */

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
  ACCENT_TOKENS.concat(PAPER_TOKENS).forEach((token) => style.removeProperty(token));
  const properties = getComputedStyle(widget.top);
  const { tokens, refused } = readableColours(look.colours, (token) => properties.getPropertyValue(token).trim());
  Object.keys(tokens).forEach((token) => style.setProperty(token, tokens[token]));
  return refused;
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
