// The widget in a shadow root on a host page. web/embed/inline.js has put the static page there and calls `openInline`
// when style and script have loaded (docs/embedding.md).

import { assertOk } from '../lib/assert-ok.js';
import { watchCard } from '../lib/card.js';
import { currentScript } from '../lib/current-script.js';
import { watchSize } from '../lib/resize.js';
import { applyLook, createLookHandler } from '../lib/theme.js';
import { startWidget } from './loader.js';

/**
 * @typedef {import('../lib/theme.js').Look} Look
 * @typedef {import('./overrides.js').OverrideFile} OverrideFile
 * @typedef {import('./loader.js').WasmFile} WasmFile
 * @typedef {import('./loader.js').WidgetHost} WidgetHost
 *
 * @typedef {object} InlineApp
 * @property {(look: Look) => string[]} look Applies theme, size and colours; returns the names of the refused colours.
 * @property {() => void} styled Called whenever the style has loaded.
 * @property {() => void} close Ends the widget.
 *
 * @callback OpenInline
 * @param {ShadowRoot} root
 * @param {{home: string, rules: OverrideFile | "" | null, occupations: OverrideFile | "" | null,
 *   say: (message: string) => void}} options `say` gets the messages of the frame protocol, without its name.
 * @returns {InlineApp}
 */

/**
 * The compiled modules, shared by all widgets of a page, each of which has an instance of its own.
 * @type {Map<string, Promise<WebAssembly.Module>>}
 */
const MODULES = new Map();

/** @type {WidgetHost['load']} */
function loadModule({ address, integrity }, options) {
  if (!MODULES.has(address)) {
    const module = fetch(address, Object.assign({ integrity, credentials: 'omit' }, options))
      .then((response) => assertOk(response).arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes));
    module.catch(() => MODULES.delete(address));
    MODULES.set(address, module);
  }
  return /** @type {Promise<WebAssembly.Module>} */ (MODULES.get(address));
}

/**
 * Starts the widget in `root`.
 * @type {OpenInline}
 */
function openInline(root, { home, rules, occupations, say }) {
  const top = /** @type {HTMLElement} */ (root.querySelector('.qg-root'));
  const host = /** @type {HTMLElement} */ (top.querySelector('#qilu-green'));
  const { wasm, wasmIntegrity, parts = '', partsIntegrity = '', bundle, bundleIntegrity } = top.dataset;
  /** @returns {OverrideFile | ""} */
  const own = (/** @type {string | undefined} */ name, /** @type {string | undefined} */ integrity) =>
    (name ? { address: name, integrity, isForeign: false } : '');
  const fingerprints = partsIntegrity.split(' ');
  /** @returns {WasmFile} */
  const file = (/** @type {string} */ name, /** @type {string | undefined} */ integrity) =>
    ({ address: new URL(name, home).href, integrity });
  /** @type {WidgetHost} */
  const widget = {
    root,
    top,
    host,
    home,
    rules: rules || own(bundle, bundleIntegrity),
    occupations: occupations || own(top.dataset.occupations, top.dataset.occupationsIntegrity),
    wasm: file(/** @type {string} */ (wasm), wasmIntegrity),
    chunks: parts.split(' ').filter(Boolean).map((name, index) => file(name, fingerprints[index])),
    load: loadModule,
    ready: () => say('ready'),
    failed: () => say('error failed'),
  };
  const handleLook = createLookHandler(widget, 'large' in host.dataset);
  /** @type {Look | undefined} */
  let currentLook;

  top.addEventListener('qilu-green:says', (event) => say(/** @type {CustomEvent} */ (event).detail));
  if ('card' in top.dataset) {
    watchCard(top);
  }
  const unwatch = watchSize(top, () => {
    applyWidthQueries(root, top);
    say('height ' + Math.ceil(Math.max(top.getBoundingClientRect().height, top.scrollHeight)));
  });
  const end = startWidget(widget);

  return {
    look(look) {
      currentLook = look;
      return handleLook(look);
    },
    styled() {
      applyWidthQueries(root, top);
      if (currentLook) {
        applyLook(widget, currentLook);
      }
    },
    close() {
      end();
      unwatch();
    },
  };
}

/**
 * The rules with a width query, which cannot be found by their condition once it has been changed, and the width in rem.
 * @type {WeakMap<CSSRule, number>}
 */
const MIN_WIDTHS = new WeakMap();

/**
 * Evaluates width queries by the width of the widget instead of that of the window.
 * @param {ShadowRoot} root
 * @param {HTMLElement} top
 */
function applyWidthQueries(root, top) {
  const { width } = top.getBoundingClientRect();
  const fontSize = parseFloat(getComputedStyle(top).fontSize);
  // Within the shadow root `rem` is that of the host page; this is the size that the user has chosen in the browser.
  if (top.style.getPropertyValue('--rem') !== fontSize + 'px') {
    top.style.setProperty('--rem', fontSize + 'px');
  }
  for (const sheet of root.styleSheets) {
    for (const rule of /** @type {Iterable<CSSMediaRule>} */ (sheet.cssRules)) {
      const query = /^\(min-width: ([\d.]+)rem\)$/.exec(rule.conditionText || '');
      if (query) {
        MIN_WIDTHS.set(rule, Number(query[1]));
      }
      if (MIN_WIDTHS.has(rule)) {
        const media = width >= /** @type {number} */ (MIN_WIDTHS.get(rule)) * fontSize ? 'all' : 'not all';
        if (rule.media.mediaText !== media) {
          rule.media.mediaText = media;
        }
      }
    }
  }
}

// web/embed/inline.js reads it from the script element that it has inserted.
/** @type {HTMLScriptElement & {openInline?: OpenInline}} */ (currentScript()).openInline = openInline;
