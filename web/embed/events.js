// Turns the messages of the running widget (the protocol of docs/embedding.md) into events of the element.

import { BASE } from './base.js';

export const PROTOCOL = 'qilu-green/1 ';
export const MESSAGE = new RegExp('^' + PROTOCOL + '(?:(knock|ready)|height (\\d{1,6})' +
  '|view (start|question|review|result|directory|occupation|policies|about)' +
  '|outcome (eligible|confirm|ineligible|incomplete) ([a-z\\d-]{1,64})' +
  '|error (failed|contrast (?:accent|on-accent|background|text)))$');

// The limits of the widget's height in pixels: low enough to be scrolled past, high enough to be found.
const MIN_HEIGHT = 160;
const MAX_HEIGHT = 20000;

/**
 * @typedef {ReturnType<typeof startFallback>} Fallback
 *
 * @typedef {object} View The content of an element.
 * @property {HTMLElement} widget
 * @property {Fallback} fallback
 * @property {(height: number) => void} resize
 * @property {() => void} look Sends the element's theme, size and colours to the widget.
 * @property {() => void} close
 * @property {() => void} [moved] Called when the element was moved within the page; without it the widget is reopened.
 */

/**
 * Dispatches an event of the element.
 * @param {Element} widget
 * @param {string} kind
 * @param {object} detail
 */
export function emit(widget, kind, detail) {
  widget.dispatchEvent(new CustomEvent('qilu-green:' + kind, { bubbles: true, composed: true, detail }));
}

/**
 * Reports a colour that the widget does not use.
 * @param {Element} widget
 * @param {string} code
 * @param {string} property
 */
export function refuseColour(widget, code, property) {
  const reason = code === 'colour' ? '认不出来，或者是透明的' : '和别的颜色放在一起看不清';
  console.warn(`qilu-green: ${property} ${reason}，没有采用`);
  emit(widget, 'error', { code, property });
}

/**
 * Returns a handler for messages of the protocol, parsed by `MESSAGE`.
 * @param {Pick<View, 'widget' | 'fallback' | 'resize'>} view
 * @returns {(message: RegExpExecArray) => void}
 */
export function createMessageHandler(view) {
  const { widget } = view;
  let height = 0;
  let isShown = false;
  return (message) => {
    if (message[1] === 'ready') {
      view.fallback.end();
      emit(widget, 'ready', {});
    } else if (message[2] && Number(message[2]) === 0) {
      // It is not displayed. Its height follows when it is.
    } else if (message[2]) {
      const clamped = Math.min(Math.max(Number(message[2]), MIN_HEIGHT), MAX_HEIGHT);
      if (clamped !== height) {
        height = clamped;
        view.resize(height);
        emit(widget, 'height', { height });
      }
    } else if (message[3]) {
      // A new page of the widget is shown from its top; the first one does not scroll the host page.
      if (isShown && widget.getBoundingClientRect().top < 0) {
        widget.scrollIntoView();
      }
      isShown = true;
      emit(widget, 'view', { view: message[3] });
    } else if (message[4]) {
      emit(widget, 'outcome', { outcome: message[4], policy: message[5] });
    } else if (message[6]) {
      const [code, colour] = message[6].split(' ');
      if (colour) {
        refuseColour(widget, code, '--qilu-green-' + colour);
      } else {
        // The widget shows a readable text of its own instead.
        view.fallback.end();
        emit(widget, 'error', { code });
      }
    }
  };
}

/**
 * Controls the host page's own content of the element, which is shown until the widget runs, and for good if it does
 * not.
 * @param {Element} widget
 */
export function startFallback(widget) {
  const slot = /** @type {HTMLSlotElement} */ (/** @type {ShadowRoot} */ (widget.shadowRoot).querySelector('slot'));
  /** @type {number | undefined} */
  let timer;
  const fallback = {
    showContent() {
      slot.style.display = 'block';
    },
    hideContent() {
      slot.style.display = 'none';
    },
    /**
     * Shows the content and emits an error after so many milliseconds.
     * @param {number} milliseconds
     */
    showAfter(milliseconds) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        fallback.showContent();
        console.error(`qilu-green: no widget from ${BASE.href} yet. Are all files of the build there, and does the page ` +
          'allow them? The content of the element is shown instead');
        emit(widget, 'error', { code: 'timeout' });
      }, milliseconds);
    },
    stop() {
      clearTimeout(timer);
    },
    end() {
      fallback.stop();
      fallback.hideContent();
    },
  };
  fallback.hideContent();
  return fallback;
}
