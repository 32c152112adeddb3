// The widget in a frame, which is the default.

import { firstAddress, isCard, overrideFile, readLook } from './attributes.js';
import { BASE } from './base.js';
import { create, setStyle } from './dom.js';
import { MESSAGE, PROTOCOL, createMessageHandler, startFallback } from './events.js';

// The frame's height in pixels until the widget has sent its own, and for good where it cannot.
const DEFAULT_HEIGHT = 680;
const CARD_HEIGHT = 200;
// The time limits for the widget, and for its first message once its page has loaded, in milliseconds.
export const TIMEOUT = 30000;
const FIRST_MESSAGE_TIMEOUT = 5000;

// In a sandbox without allow-same-origin the sender of a message cannot be checked, so there are none.
const HAS_MESSAGES = window.origin !== 'null' && BASE && BASE.origin !== 'null';

/** @param {Element} widget */
function frameAddress(widget) {
  const url = new URL(BASE.href);
  const [rules, occupations] = [overrideFile(widget, 'bundle'), overrideFile(widget, 'occupations')];
  /** @type {Record<string, string | null>} */
  const parameters = {
    mode: 'frame',
    view: isCard(widget) ? 'card' : '',
    theme: readLook(widget).theme,
    large: widget.hasAttribute('large') ? (widget.getAttribute('large') === '2' ? '2' : '1') : '',
    city: widget.getAttribute('city'),
    bundle: rules && rules.address,
    'bundle-integrity': rules && rules.integrity,
    occupations: occupations && occupations.address,
    'occupations-integrity': occupations && occupations.integrity,
  };
  for (const name of Object.keys(parameters)) {
    const value = parameters[name];
    if (value) {
      // A server refuses an address without end.
      url.searchParams.set(name, value.slice(0, 2000));
    }
  }
  url.hash = firstAddress(widget);
  return url.href;
}

/**
 * Returns whether a page of the host page's own origin is in the frame, which is not the widget's: embed.js was copied.
 * @param {HTMLIFrameElement} frame
 */
function isAnotherPage({ contentDocument }) {
  return contentDocument && !contentDocument.querySelector('#qilu-green');
}

/**
 * @param {HTMLElement} widget
 * @returns {import('./events.js').View}
 */
export function openFrame(widget) {
  const frame = create('iframe');
  const height = HAS_MESSAGES && isCard(widget) ? CARD_HEIGHT : DEFAULT_HEIGHT;
  setStyle(frame, { display: 'block', width: '100%', height: height + 'px', border: '0' });
  frame.title = '齐鲁绿色低碳职业技能培训自查';
  frame.referrerPolicy = 'no-referrer';
  // A browser warns about a permission that it does not know; Chromium lists those it knows.
  const { featurePolicy } = /** @type {any} */ (frame);
  frame.allow = ['clipboard-write', 'web-share']
    .filter((name) => !featurePolicy || featurePolicy.features().includes(name)).join('; ');

  let hasKnocked = false;
  const view = {
    widget,
    fallback: startFallback(widget),
    /** @param {number} height */
    resize(height) {
      frame.style.height = height + 'px';
    },
    look() {
      if (!hasKnocked) {
        return;
      }
      const { theme, large, colours } = readLook(widget);
      const words = ['look', theme, large ? 'large' : 'normal'];
      for (const name of Object.keys(colours)) {
        words.push(name + '=' + colours[name]);
      }
      /** @type {Window} */ (frame.contentWindow).postMessage(PROTOCOL + words.join(' '), BASE.origin);
    },
    close() {
      view.fallback.stop();
      removeEventListener('message', receive);
      frame.remove();
    },
  };
  const handleMessage = createMessageHandler(view);
  const receive = (/** @type {MessageEvent} */ event) => {
    if (event.source !== frame.contentWindow || event.origin !== BASE.origin ||
        typeof event.data !== 'string') {
      return;
    }
    const message = MESSAGE.exec(event.data);
    if (message && message[1] === 'knock') {
      hasKnocked = true;
      view.fallback.showAfter(TIMEOUT);
      view.look();
    } else if (message) {
      handleMessage(message);
    }
  };
  if (HAS_MESSAGES) {
    addEventListener('message', receive);
    view.fallback.showAfter(TIMEOUT);
    frame.onload = () => {
      // The widget's page has knocked by now, or is about to; an error page never will.
      if (!hasKnocked) {
        view.fallback.showAfter(isAnotherPage(frame) ? 0 : FIRST_MESSAGE_TIMEOUT);
      }
    };
  }
  frame.src = frameAddress(widget);
  /** @type {ShadowRoot} */ (widget.shadowRoot).appendChild(frame);
  return view;
}
