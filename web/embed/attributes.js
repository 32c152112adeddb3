// Reads the attributes and custom properties of an element.

import { emit } from './events.js';

// The element's script, beside which the widget's files are. (Its address is absolute, whatever `base` is.)
const SCRIPT = /** @type {HTMLScriptElement | null} */ (document.currentScript);
export const BASE = /** @type {URL} */ (SCRIPT && new URL('.', SCRIPT.src));

const COLOURS = ['accent', 'on-accent', 'background', 'text'];

/** @param {string | null} text */
function isId(text) {
  return /^[a-z\d-]{1,64}$/.test(text || '');
}

/**
 * Returns the address within the widget that is opened first.
 * @param {Element} widget
 */
export function firstAddress(widget) {
  const policy = widget.getAttribute('policy');
  const code = widget.getAttribute('occupation');
  switch (widget.getAttribute('view')) {
    case 'check':
      return isId(policy) ? '#/policy/' + policy + '/check' : '#/check';
    case 'directory':
      return '#/directory';
    case 'occupation':
      return isId(code) ? '#/occupation/' + code : '#/directory';
    default:
      return '#/';
  }
}

/**
 * Returns the absolute address of the rules that replace the built-in ones, if the element names any.
 * @param {Element} widget
 */
export function bundleAddress(widget) {
  const bundle = widget.getAttribute('bundle');
  return bundle && new URL(bundle, document.baseURI).href;
}

/**
 * Returns theme, size and colours; emits an error for a property that is not an opaque colour.
 * @param {Element} widget
 */
export function readLook(widget) {
  const theme = widget.getAttribute('theme');
  const look = {
    theme: theme === 'light' || theme === 'dark' ? theme : 'auto',
    large: widget.hasAttribute('large'),
    colours: /** @type {Record<string, string>} */ ({}),
  };
  const properties = getComputedStyle(widget);
  const probe = document.createElement('span');
  probe.style.display = 'none';
  /** @type {ShadowRoot} */ (widget.shadowRoot).appendChild(probe);
  for (const name of COLOURS) {
    const property = '--qilu-green-' + name;
    const value = properties.getPropertyValue(property).trim();
    if (value) {
      probe.style.color = '';
      probe.style.color = value;
      const channels = probe.style.color && /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
      if (channels) {
        look.colours[name] = '#' + channels.slice(1)
          .map((channel) => Number(channel).toString(16).padStart(2, '0')).join('');
      } else {
        emit(widget, 'error', { code: 'colour', property });
      }
    }
  }
  probe.remove();
  return look;
}
