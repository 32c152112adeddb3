// The widget's side of the frame protocol (docs/embedding.md): which page may send messages, and the height of the
// widget. Loaded in a frame only, before the widget starts; it serves the static page too.

import { watchCard } from '../lib/card.js';
import { watchSize } from '../lib/resize.js';
import { chooseTheme, createLookHandler } from '../lib/theme.js';

/**
 * @typedef {import('../lib/theme.js').Look} Look
 * @typedef {import('./loader.js').WidgetHost} WidgetHost
 *
 * @callback OpenFrame
 * @param {WidgetHost} widget
 * @param {string | null} theme The theme that the frame's address asks for.
 * @returns {(message: string) => void} Sends a message to the host page.
 */

const PROTOCOL = 'qilu-green/1 ';
const LOOK_MESSAGE = new RegExp('^' + PROTOCOL + 'look (light|dark|auto) (large|normal)' +
  '((?: (?:accent|on-accent|background|text)=#[0-9a-f]{6}){0,4})$');

/**
 * Connects to the host page; returns a function that sends it a message.
 * @param {(look: Look) => string[]} onLook Called with each look that the host page asks for; returns the names of the
 *   refused colours.
 */
function connectToHostPage(onLook) {
  const parent = window.parent;
  // The host page's origin, known from its first message; all later messages must come from there.
  /** @type {string | null} */
  let origin = null;
  let height = 0;
  /** @type {string[]} */
  const queued = [];

  /** @param {string} message */
  function send(message) {
    if (origin === null) {
      queued.push(message);
    } else {
      parent.postMessage(PROTOCOL + message, origin);
    }
  }

  /** @param {MessageEvent} event */
  function handleMessage(event) {
    if (event.source !== parent || event.origin === 'null' || typeof event.data !== 'string' ||
        (origin !== null && event.origin !== origin)) {
      return;
    }
    const look = LOOK_MESSAGE.exec(event.data);
    if (!look) {
      return;
    }
    const isFirst = origin === null;
    origin = event.origin;
    if (isFirst) {
      // From now on the frame is as high as its content.
      document.documentElement.dataset.fitted = '';
      queued.splice(0).forEach(send);
    }
    /** @type {Record<string, string>} */
    const colours = {};
    for (const pair of look[3].split(' ').filter(Boolean)) {
      const [name, value] = pair.split('=');
      colours[name] = value;
    }
    for (const name of onLook({ theme: look[1], large: look[2] === 'large', colours })) {
      send('error contrast ' + name);
    }
    measure();
  }

  function measure() {
    // The body's scroll height includes overflowing content, such as a list of suggestions.
    const { body } = document;
    const current = Math.ceil(Math.max(body.getBoundingClientRect().bottom + scrollY, body.scrollHeight));
    if (origin !== null && current !== height) {
      height = current;
      send('height ' + current);
    }
  }

  // A page in a sandbox without allow-same-origin, or within such a page, has no origin that could be checked.
  if (window.origin !== 'null') {
    addEventListener('message', handleMessage);
    addEventListener('load', measure);
    watchSize(document.body, measure);
    // The only message to any origin: it tells nothing but that the widget is here.
    parent.postMessage(PROTOCOL + 'knock', '*');
  }
  return send;
}

// page-host.js reads it from the script element that it has inserted.
/** @type {HTMLScriptElement & {openFrame?: OpenFrame}} */ (document.currentScript).openFrame = (widget, theme) => {
  if (theme === 'light' || theme === 'dark') {
    chooseTheme(widget, theme);
  }
  const send = connectToHostPage(createLookHandler(widget, 'large' in widget.host.dataset));
  widget.top.addEventListener('qilu-green:says', (event) => send(/** @type {CustomEvent} */ (event).detail));
  if ('card' in widget.top.dataset) {
    watchCard(widget.top);
  }
  return send;
};
