// Reads the attributes and custom properties of an element.

import { withoutCredentials } from '../lib/address.js';
import { opaqueColour } from './colour.js';
import { create } from './dom.js';
import { refuseColour } from './events.js';

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
 * Returns the absolute address of the rules that replace the built-in ones, if the element names any. An invalid
 * address is returned as it is: the widget reports that it found no such rules.
 * @param {Element} widget
 */
export function bundleAddress(widget) {
  const bundle = widget.getAttribute('bundle');
  try {
    return bundle && withoutCredentials(new URL(bundle, widget.baseURI)).href;
  } catch (error) {
    return bundle;
  }
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
  const probe = create('span');
  probe.style.display = 'none';
  /** @type {ShadowRoot} */ (widget.shadowRoot).appendChild(probe);
  for (const name of COLOURS) {
    const property = '--qilu-green-' + name;
    const value = properties.getPropertyValue(property).trim();
    if (value) {
      probe.style.color = '';
      probe.style.color = value;
      const colour = probe.style.color && opaqueColour(getComputedStyle(probe).color);
      if (colour) {
        look.colours[name] = colour;
      } else {
        refuseColour(widget, 'colour', property);
      }
    }
  }
  probe.remove();
  return look;
}
