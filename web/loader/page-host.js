// The widget on its own page, in a frame or not.

import { withoutCredentials } from '../lib/address.js';
import { assertOk } from '../lib/assert-ok.js';
import { keptSize, sizeClass } from '../lib/text-size.js';
import { openEarlyPages, removeEarlyPages } from './early-pages.js';
import { startWidget } from './loader.js';

/**
 * @typedef {import('./loader.js').WidgetHost} WidgetHost
 * @typedef {HTMLScriptElement & {openFrame?: import('./frame-host.js').OpenFrame}} FrameScript
 */

/** @param {HTMLScriptElement} script The script's own element, on which the page names the files. */
function openPage(script) {
  const { dataset } = script;
  const top = document.documentElement;
  const title = document.title;
  const host = /** @type {HTMLElement} */ (document.getElementById('qilu-green'));
  const home = withoutCredentials(new URL(location.href)).href;
  const folder = withoutCredentials(new URL(script.src));
  const absolute = (/** @type {string | undefined} */ name) => new URL(/** @type {string} */ (name), folder).href;
  const file = (/** @type {string | undefined} */ name) => ({ address: absolute(name) });

  // In a frame of a host page: docs/embedding.md.
  const parameters = new URLSearchParams(location.search);
  const isFramed = window.parent !== window && parameters.get('mode') === 'frame';
  // A public screen used by one visitor after another: docs/kiosk.md.
  const isKiosk = window.parent === window && parameters.get('mode') === 'kiosk';

  /** @type {WidgetHost} */
  const widget = {
    root: document,
    top,
    host,
    home,
    wasm: file(dataset.wasm),
    chunks: (dataset.parts || '').split(' ').filter(Boolean).map(file),
    load,
    addChunkStyle: dataset.chunkStyle ? addChunkStyle : undefined,
    ready,
    failed,
  };
  /**
   * Returns the file that the host page of a frame names, else the deployer's.
   * @param {string} name
   * @param {string | undefined} own
   * @param {string | undefined} ownIntegrity
   */
  const override = (name, own, ownIntegrity) => {
    const foreign = isFramed && parameters.get(name);
    return foreign
      ? { address: foreign, integrity: parameters.get(name + '-integrity'), isForeign: true }
      : own && { address: own, integrity: ownIntegrity, isForeign: false };
  };
  widget.rules = override('bundle', dataset.bundle, dataset.bundleIntegrity);
  widget.occupations = override('occupations', dataset.occupations, dataset.occupationsIntegrity);
  let large = parameters.get('mode') === 'large' ? '' : parameters.get('large');
  // What the address says counts; own-page.js keeps the visitor's choice for an address that says nothing.
  if (large === null && window.parent === window && !isKiosk) {
    large = keptSize();
  }
  if (large !== null && /^[12]?$/.test(large)) {
    host.dataset.large = large;
    enlargeStaticPage(large);
  }
  if (window.parent === window) {
    top.dataset.own = '';
    if (!isKiosk && !('tally' in host.dataset)) {
      host.dataset.remembers = '';
    }
  }
  for (const link of /** @type {Iterable<HTMLLinkElement>} */ (document.querySelectorAll('link[data-bundle]'))) {
    link.href = absolute(/** @type {string} */ (link.getAttribute('href')));
    if (link.dataset.bundle === 'directory' && /^#\/(directory|occupation)/.test(location.hash)) {
      widget.directory = link.href;
    }
  }
  if (home !== location.href) {
    host.dataset.home = home;
  }
  loadRefusedStyle();
  // Answered by the built-in rules only, and not where the host page or a kiosk decides which page comes first.
  if ('remembers' in host.dataset && !widget.rules) {
    widget.early = openEarlyPages(host);
  } else {
    removeEarlyPages(host);
  }
  /** @type {(message: string) => void} */
  let send = () => {};
  if (isKiosk) {
    loadKiosk().then(() => startWidget(widget));
  } else if (isFramed) {
    connectFrame().then(() => startWidget(widget));
  } else {
    startWidget(widget);
  }

  /**
   * Shows what the build has rendered in a larger size of text, as the widget will be.
   * @param {string} size The value of the parameter `large`.
   */
  function enlargeStaticPage(size) {
    for (const page of host.querySelectorAll('.qg')) {
      page.className += ' ' + sizeClass(size);
    }
    // It names the size after the standard one; the widget knows which comes after this one. The tally page has none.
    for (const button of /** @type {Iterable<HTMLElement>} */ (host.querySelectorAll('.size'))) {
      button.style.visibility = 'hidden';
    }
  }

  /** Loads the files of the kiosk. The widget runs without them too. */
  function loadKiosk() {
    const settings = ['idle', 'countdown', 'print', 'paper'].filter((name) => name in dataset);
    // The parameters of the address come later, since the last value of a name counts.
    host.dataset.kiosk = settings.map((name) => `${name}=${dataset[name]}&`).join('') + location.search.slice(1);
    top.dataset.kiosk = '';
    const [style, guard] = /** @type {string} */ (dataset.kiosk).split(' ').map(absolute);
    return Promise.all([
      append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style })),
      append(Object.assign(document.createElement('script'), { src: guard }), { style }),
    ]);
  }

  /**
   * Appends an element to the page; resolves when it has loaded or failed.
   * @param {HTMLElement} element
   * @param {Record<string, string>} [data]
   */
  function append(element, data) {
    Object.assign(element.dataset, data);
    return new Promise((resolve) => {
      element.onload = element.onerror = resolve;
      // Behind the later styles, which are at the end of the body.
      document.body.append(element);
    });
  }

  /** Adds the style of the further chunks, behind the later styles and before that of a kiosk. */
  function addChunkStyle() {
    const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: absolute(dataset.chunkStyle) });
    /** @type {Element} */ (document.querySelector('body > link')).after(style);
    return new Promise((resolve, reject) => {
      style.onload = resolve;
      style.onerror = () => reject(new Error('failed: ' + style.href));
    });
  }

  /** Loads the styles of the first page where a policy of the server has refused those within the page. */
  function loadRefusedStyle() {
    if (dataset.firstStyle && !getComputedStyle(top).getPropertyValue('--edge')) {
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href: absolute(dataset.firstStyle) }),
      );
    }
  }

  /** Loads the frame's side of the protocol. Without it the widget runs and the host page gets no messages. */
  async function connectFrame() {
    top.toggleAttribute('data-card', parameters.get('view') === 'card');
    host.dataset.embedded = '';
    host.dataset.city = parameters.get('city') || '';
    // Links that the widget does not handle (yet) add no entry to the history of the host page.
    document.addEventListener('click', (event) => {
      const link = /** @type {Element} */ (event.target).closest('a[href^="#/"]');
      if (link && !event.defaultPrevented) {
        event.preventDefault();
        location.replace(/** @type {string} */ (link.getAttribute('href')));
      }
    });
    /** @type {FrameScript} */
    const frameScript = Object.assign(document.createElement('script'), { src: absolute(dataset.frame) });
    await append(frameScript);
    if (frameScript.openFrame) {
      send = frameScript.openFrame(widget, parameters.get('theme'));
    }
  }

  function ready() {
    send('ready');
    if (dataset.ownPage && window.parent === window) {
      append(Object.assign(document.createElement('script'), { src: absolute(dataset.ownPage), host, isKiosk }));
    }
  }

  function failed() {
    document.title = title;
    scrollTo(0, 0);
    send('error failed');
  }

  // All engines that support 'wasm-unsafe-eval' (Chrome 97, Safari 16, Firefox 102) have AbortSignal.timeout, or
  // compile without that permission. Trying it out would be reported as a violation of the policy.
  function supportsWasmPolicy() {
    return typeof AbortSignal === 'function' && 'timeout' in AbortSignal;
  }

  /** @type {WidgetHost['load']} */
  async function load({ address }, options) {
    // The page preloads the first of them. A browser uses a preload only for a request of the same mode and the same
    // credentials; from another origin a response in that mode cannot be read.
    /** @type {RequestInit} */
    const asPreloaded =
      new URL(address).origin === self.origin ? { mode: 'no-cors', credentials: 'include' } : { mode: 'cors' };
    const response = assertOk(await fetch(address, Object.assign(asPreloaded, options)));
    if (!supportsWasmPolicy()) {
      return compileInWorker(await response.arrayBuffer());
    }
    // While streaming if the browser can and the content type is right, else from memory.
    return 'compileStreaming' in WebAssembly && response.headers.get('content-type') === 'application/wasm'
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer());
  }

  /**
   * @param {ArrayBuffer} bytes
   * @returns {Promise<WebAssembly.Module>}
   */
  async function compileInWorker(bytes) {
    const wasmCompiler = absolute(dataset.wasmCompiler);
    const worker = new Worker(wasmCompiler);
    try {
      return await new Promise((resolve, reject) => {
        worker.onmessage = (event) => {
          if (event.data instanceof WebAssembly.Module) {
            resolve(event.data);
          } else {
            reject(new Error(event.data));
          }
        };
        worker.onerror = () => reject(new Error('failed: ' + wasmCompiler));
        worker.postMessage(bytes, [bytes]);
      });
    } finally {
      worker.terminate();
    }
  }
}

openPage(/** @type {HTMLScriptElement} */ (document.currentScript));
