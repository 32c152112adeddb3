// Starts one widget and watches over it: shows the static page again if it cannot start or breaks later.
// page-host.js (the widget's own page, in a frame or not) and shadow-host.js (a shadow root on a host page) call it.
// All shipped scripts are ES2017, since without Node they are shipped untranslated.

import { createNodeWriter } from '../lib/own-nodes.js';
import { guardExports } from '../lib/panic-guard.js';
import { newGlue } from './glue.js';
import { fetchOverride } from './overrides.js';

// The time limits for files that replace built-in ones, in milliseconds. The widget starts after the rules; nothing waits
// for the occupations.
const RULES_TIMEOUT = 8000;
const OCCUPATIONS_TIMEOUT = 30000;

/**
 * @typedef {{address: string, integrity?: string}} WasmFile
 * @typedef {import('./overrides.js').OverrideFile} OverrideFile
 *
 * @typedef {object} WidgetHost
 * @property {Document | ShadowRoot} root The owner of the style sheets.
 * @property {HTMLElement} top The outermost element of the widget, which carries its state and its tokens.
 * @property {HTMLElement} host The element that the widget fills; holds the static page at first.
 * @property {string} home The address of the widget's own page.
 * @property {WasmFile} wasm The widget, or the chunk of it that a check needs.
 * @property {WasmFile[]} chunks The further chunks, each of which uses the ones before it.
 * @property {(file: WasmFile, options: RequestInit) => Promise<WebAssembly.Module>} load Fetches and compiles one of these.
 * @property {() => Promise<unknown>} [addChunkStyle] Adds the style of the further chunks, where it is a file of its own.
 * @property {import('./early-pages.js').EarlyPages} [early] The first questions, answered before the widget runs.
 * @property {OverrideFile | "" | null} [rules] Rules that replace the built-in ones.
 * @property {OverrideFile | "" | null} [occupations] A directory and a national list that replace the built-in ones.
 * @property {string} [directory] The address of the directory file, if the address of the page asks for it.
 * @property {() => void} ready Called when the widget runs.
 * @property {() => void} failed Called when the static page is shown again.
 */

/**
 * Starts the widget; returns a function that ends it.
 * @param {WidgetHost} widget
 */
export function startWidget(widget) {
  const { top, host, early } = widget;
  // The start page as delivered, before the widget replaces it.
  const staticPage = /** @type {HTMLElement} */ (host.cloneNode(true));
  staticPage.querySelectorAll('.early, .early-waiting').forEach((page) => page.remove());
  // A narrow screen that is touched.
  if (matchMedia('(pointer: coarse) and (max-width: 47.9rem)').matches) {
    host.dataset.phone = '';
  }
  const glue = newGlue();
  let isClosed = false;

  function isOver() {
    return isClosed || top.dataset.state === 'failed';
  }

  /** @param {unknown} reason */
  function fail(reason) {
    if (isOver()) {
      return;
    }
    top.dataset.state = 'failed';
    console.error(reason);
    for (const notice of /** @type {Iterable<HTMLElement>} */ (staticPage.querySelectorAll('[data-fallback]'))) {
      notice.hidden = false;
    }
    host.replaceWith(staticPage);
    widget.failed();
    if (early) {
      early.fail(staticPage);
    }
  }

  glue.host = () => {
    if (early) {
      early.handOver();
    }
    return host;
  };
  glue.nodes = createNodeWriter();

  // After a panic no listener or timer of the widget may call into it. (Listening for the window's error events is
  // not enough: Chromium 79 hides the errors of WebAssembly from them.)
  glue.guard = (exports) => {
    setExports(exports);
    return guardExports(exports, isOver, fail);
  };

  // The further chunks use the memory of the first one and put their functions into its table
  // (docs/decisions/0008-wasm-chunks.md). Each is instantiated once, unless it failed.
  /** @type {(exports: WebAssembly.ModuleImports) => void} */
  let setExports;
  /** @type {Promise<WebAssembly.ModuleImports>} */
  const mainExports = new Promise((resolve) => {
    setExports = resolve;
  });
  const chunks = widget.chunks.map((file) => (/** @type {Chunk} */ ({ file })));
  glue.loadChunk = (index) => {
    const chunk = chunks[index];
    if (!chunk.loading) {
      chunk.loading = addChunk(chunk, index);
      chunk.loading.catch((error) => {
        // Tells a deployer why: a status and an address, or damage.
        console.warn(error);
        chunk.loading = undefined;
        chunk.hasFailed = true;
      });
    }
    return chunk.loading;
  };

  /**
   * @typedef {{file: WasmFile, loading?: Promise<void>, hasFailed?: boolean}} Chunk
   * @param {Chunk} chunk
   * @param {number} index
   */
  async function addChunk({ file, hasFailed }, index) {
    if (index > 0) {
      await glue.loadChunk(index - 1);
    }
    // A cached copy is used the first time; after a failure it may be the cause.
    const options = /** @type {RequestInit} */ ({ cache: hasFailed ? 'reload' : 'default', priority: 'low' });
    // No page of a chunk is shown without its style.
    const styled = widget.addChunkStyle && widget.addChunkStyle();
    const [module, exports] = await Promise.all([widget.load(file, options), mainExports, styled]);
    await WebAssembly.instantiate(module, { __wasm_split: exports });
  }

  /** @type {Promise<Response> | undefined} */
  let directory;
  // The widget awaits it once: after a failure it requests the file itself.
  glue.directory = () => {
    const response = directory;
    directory = undefined;
    return response;
  };

  glue.nextTask = () => new Promise((resolve) => {
    setTimeout(resolve);
  });

  /** Requests the files of the directory while the widget starts, which would request them when it runs. */
  function requestDirectory() {
    if (widget.directory && !widget.occupations) {
      glue.loadChunk(0);
      directory = fetch(widget.directory);
      directory.catch(() => {});
    }
  }

  async function start() {
    if (typeof WebAssembly !== 'object') {
      throw new Error('no WebAssembly');
    }
    const source = widget.load(widget.wasm, {});
    requestDirectory();
    // Awaited after the rules; until then a failure is not an unhandled rejection.
    source.catch(() => {});
    // Settled before the widget runs, so that all answers are evaluated by the rules they were given to. Until then
    // the static page is shown.
    host.rules = widget.rules ? await fetchOverride(widget.rules, widget.home, RULES_TIMEOUT) : undefined;
    const { occupations } = widget;
    // The widget awaits them when it loads the directory. The wasm comes first.
    const fetchOccupations = () => occupations && fetchOverride(occupations, widget.home, OCCUPATIONS_TIMEOUT);
    host.occupations = occupations ? source.then(fetchOccupations, fetchOccupations) : undefined;
    await glue(await (early ? early.hold(source) : source));
    if (early) {
      early.resume();
    }
  }

  // The device's voices outlive the widget, and so would a listener. Old Safari has no such event.
  const voices = window.speechSynthesis;
  const notifyVoices = () => host.dispatchEvent(new CustomEvent('qilu-green:voices'));
  if (voices && voices.addEventListener) {
    voices.addEventListener('voiceschanged', notifyVoices);
  }

  top.dataset.state = 'starting';
  start().then(() => {
    if (!isOver()) {
      top.dataset.state = 'running';
      widget.ready();
    }
  }, fail);

  return () => {
    isClosed = true;
    if (voices && voices.removeEventListener) {
      voices.removeEventListener('voiceschanged', notifyVoices);
    }
    host.dispatchEvent(new CustomEvent('qilu-green:end'));
  };
}
