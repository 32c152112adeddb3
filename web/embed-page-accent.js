// The accent that an editor chooses (embed.html): what the widget makes of it in the light and in the dark theme.

import { opaqueColour } from './embed/colour.js';
import { readableColours } from './lib/colours.js';

/**
 * Returns a colour in any CSS form as `#rrggbb`, or undefined.
 * @param {string} text
 */
export function accentOf(text) {
  const probe = document.createElement('span');
  probe.style.color = text;
  probe.style.display = 'none';
  document.body.append(probe);
  const colour = probe.style.color && opaqueColour(getComputedStyle(probe).color);
  probe.remove();
  return colour || undefined;
}

/**
 * Returns a sentence about each theme.
 * @param {string} accent `#rrggbb`
 */
export function verdictOn(accent) {
  const light = ownColours(false);
  const dark = Object.assign({}, light, ownColours(true));
  return [['浅色', light], ['深色', dark]].map(([name, colours]) =>
    describe(String(name), accent, /** @type {Record<string, string>} */ (colours))).join('');
}

/**
 * @param {string} name
 * @param {string} accent
 * @param {Record<string, string>} colours
 */
function describe(name, accent, colours) {
  const { tokens } = readableColours({ accent }, (token) => colours[token]);
  const text = tokens['--on-deep'] === '#ffffff' ? '白' : '黑';
  return tokens['--green'] === accent
    ? `${name}：首页色块、按钮和链接都用它，色块上写${text}字。`
    : `${name}：首页色块用它，写${text}字；按钮和链接换成看得清的 ${tokens['--green']}。`;
}

/**
 * Returns the widget's own colours, which the style of this page declares too.
 * @param {boolean} isDark Those that the dark theme replaces.
 */
function ownColours(isDark) {
  /** @type {Record<string, string>} */
  const colours = {};
  for (const sheet of document.styleSheets) {
    for (const rule of /** @type {Iterable<any>} */ (sheet.cssRules)) {
      const isDarkRule = /prefers-color-scheme/.test(rule.conditionText || '');
      for (const { style } of isDarkRule ? rule.cssRules : [rule]) {
        for (const token of isDarkRule === isDark && style && style.getPropertyValue('--deep') ? style : []) {
          colours[token] = style.getPropertyValue(token).trim();
        }
      }
    }
  }
  return colours;
}
