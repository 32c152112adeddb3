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
 * Returns whether the start page has its small form.
 * @param {Element} widget
 */
export function isCard(widget) {
  return widget.getAttribute('view') === 'card';
}

/**
 * Returns the file with an absolute address that replaces data of the build, if the element names one. An invalid
 * address is returned as it is: the widget reports that it found no such file.
 * @param {Element} widget
 * @param {'bundle' | 'occupations'} name The attribute: rules, or directory and national list.
 */
export function overrideFile(widget, name) {
  const file = widget.getAttribute(name);
  const integrity = widget.getAttribute(name + '-integrity');
  if (!file) {
    return null;
  }
  try {
    return { address: withoutCredentials(new URL(file, widget.baseURI)).href, integrity, isForeign: true };
  } catch (error) {
    return { address: file, integrity, isForeign: true };
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
