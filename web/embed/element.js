// <qilu-green-widget>: the widget on a host page (docs/embedding.md). The build makes one classic script without
// dependency of this file and those it imports, ES2017 as all scripts of the project.

import { BASE } from './base.js';
import { create } from './dom.js';
import { emit } from './events.js';
import { openFrame } from './frame.js';
import { openInline } from './inline.js';
import { isField } from './keys.js';

const NAME = 'qilu-green-widget';
const RELOADING = ['mode', 'view', 'occupation', 'policy', 'city', 'bundle', 'bundle-integrity', 'occupations',
  'occupations-integrity'];
const RESTYLING = ['theme', 'large'];
const DARK = window.matchMedia('(prefers-color-scheme: dark)');

/** @typedef {import('./events.js').View & {onTheme?: () => void}} View */

/**
 * The view of each element on a page.
 * @type {WeakMap<HTMLElement, View>}
 */
const views = new WeakMap();
/** @type {WeakSet<HTMLElement>} */
const reloading = new WeakSet();

/** @param {HTMLElement} widget */
function open(widget) {
  if (widget.getAttribute('mode') === 'inline') {
    show(widget, openInline(widget, (reason) => {
      close(widget);
      show(widget, openFrame(widget));
      emit(widget, 'error', { code: 'inline', reason });
    }));
  } else {
    show(widget, openFrame(widget));
  }
}

/**
 * @param {HTMLElement} widget
 * @param {View} view
 */
function show(widget, view) {
  view.onTheme = () => view.look();
  // Not addEventListener: Safari before 14 does not have it here.
  DARK.addListener(view.onTheme);
  views.set(widget, view);
}

/** @param {HTMLElement} widget */
function close(widget) {
  const view = views.get(widget);
  if (view) {
    views.delete(widget);
    DARK.removeListener(/** @type {() => void} */ (view.onTheme));
    view.close();
  }
}

/**
 * Runs a function after the current task, so that several changes in a row are handled once.
 * @param {() => void} action
 */
function queueAction(action) {
  Promise.resolve().then(action);
}

function define() {
  customElements.define(NAME, class extends HTMLElement {
    static get observedAttributes() {
      return RELOADING.concat(RESTYLING);
    }

    constructor() {
      super();
      const slot = create('slot');
      slot.style.display = 'none';
      this.attachShadow({ mode: 'open' }).appendChild(slot);
    }

    connectedCallback() {
      const view = views.get(this);
      if (view) {
        /** @type {() => void} */ (view.moved)();
      } else {
        open(this);
      }
    }

    disconnectedCallback() {
      const view = views.get(this);
      if (view && view.moved) {
        // The element may only have been moved.
        queueAction(() => {
          if (!this.isConnected) {
            close(this);
          }
        });
      } else {
        close(this);
      }
    }

    // Called for moveBefore(), which keeps a frame alive with everything that the user has entered.
    connectedMoveCallback() {}

    /**
     * @param {string} name
     * @param {string | null} before
     * @param {string | null} after
     */
    attributeChangedCallback(name, before, after) {
      if (before === after || !views.has(this)) {
        return;
      }
      if (RESTYLING.includes(name)) {
        this.refresh();
      } else if (!reloading.has(this)) {
        reloading.add(this);
        queueAction(() => {
          reloading.delete(this);
          if (views.has(this)) {
            close(this);
            open(this);
          }
        });
      }
    }

    /**
     * Makes shortcuts of the host page leave the keys alone that are pressed in a field of an inline widget: scripts
     * ask the target of such an event, which for them is this element, whether it can be edited.
     */
    get isContentEditable() {
      const { activeElement } = /** @type {ShadowRoot} */ (this.shadowRoot);
      return isField(activeElement) || super.isContentEditable;
    }

    /** Reads the custom properties again; their changes cause no event. */
    refresh() {
      const view = views.get(this);
      if (view) {
        view.look();
      }
    }
  });
}

if (!BASE) {
  console.error('qilu-green: embed.js runs only as <script src="https://.../embed.js"> from the folder it was built ' +
    'into, not as a module, inlined, copied into another script, from a blob or by eval');
} else if (window.customElements && !customElements.get(NAME) && !location.href.startsWith(BASE.href + '?mode=frame')) {
  // (That address is the host page's own in a frame of itself, if the script was copied to the host.)
  define();
}
