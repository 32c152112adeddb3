// The loader. It stands behind the glue (`wasm_bindgen`) in one classic script, fetches the widget,
// starts it, and shows the still page again when that fails or when the widget breaks later.
// ES2017: it is shipped as it is when there is no Node to translate it.
(function () {
  'use strict';

  const script = document.currentScript;
  const root = document.documentElement;
  const title = document.title;
  const host = document.getElementById('qilu-green');
  // The start page as it came, before the widget takes its place.
  const still = host.cloneNode(true);

  const wasm = new URL(script.dataset.wasm, script.src).href;
  // The further parts of the widget, each of which uses what those before it bring.
  const parts = (script.dataset.parts || '').split(' ').map((name) => ({ url: new URL(name, script.src).href }));
  const wasmCompiler = new URL(script.dataset.wasmCompiler, script.src).href;

  // In a frame of somebody else's page: docs/embedding.md.
  const asked = new URLSearchParams(location.search);
  const isFramed = window.parent !== window && asked.get('mode') === 'frame';
  const say = isFramed ? frame() : () => {};

  if (window.parent === window && asked.get('mode') !== 'kiosk') {
    host.dataset.remembers = '';
  }

  function frame() {
    let isLarge = asked.has('large');
    host.dataset.embedded = '';
    const theme = asked.get('theme');
    if (theme === 'light' || theme === 'dark') {
      chooseTheme(theme);
    }
    const say = connectFrame((look) => {
      // Only when the page changes its mind: the person may have chosen another size since.
      if (look.large !== isLarge) {
        isLarge = look.large;
        host.dispatchEvent(new CustomEvent('qilu-green:size', { detail: isLarge }));
      }
      return applyLook(root, look);
    });
    document.addEventListener('qilu-green:says', (event) => say(event.detail));
    // Links that the widget does not take care of (yet): not one entry in the history of the page.
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#/"]');
      if (link && !event.defaultPrevented) {
        event.preventDefault();
        location.replace(link.getAttribute('href'));
      }
    });
    return say;
  }

  function hasFailed() {
    return root.dataset.state === 'failed';
  }

  function fail(reason) {
    if (hasFailed()) {
      return;
    }
    root.dataset.state = 'failed';
    console.error(reason);
    for (const notice of still.querySelectorAll('[data-fallback]')) {
      notice.hidden = false;
    }
    host.replaceWith(still);
    document.title = title;
    scrollTo(0, 0);
    say('error failed');
  }

  // The glue calls the widget through these. Whatever is thrown out of the widget, a panic's trap
  // above all, has not tidied up behind it: from then on nothing in there can be trusted, and no
  // listener or timer that it left gets in any more. (Listening for the window's error events is
  // not enough: Chromium 79 hides the errors of WebAssembly from them.)
  wasm_bindgen.guard = (exports) => {
    firstPart = exports;
    const guarded = {};
    for (const name of Object.keys(exports)) {
      const inner = exports[name];
      guarded[name] = typeof inner !== 'function' ? inner : (...values) => {
        if (hasFailed()) {
          return undefined;
        }
        try {
          return inner(...values);
        } catch (error) {
          fail(error);
          throw error;
        }
      };
    }
    return guarded;
  };

  // Every engine that knows 'wasm-unsafe-eval' (Chrome 97, Safari 16, Firefox 102) is of the age of
  // AbortSignal.timeout, or compiles anyway. Trying it out would count as a violation of the policy.
  function knowsWasmPolicy() {
    return typeof AbortSignal === 'function' && 'timeout' in AbortSignal;
  }

  async function compileAside(response) {
    if (!response.ok) {
      throw new Error(response.status + ' ' + response.url);
    }
    const bytes = await response.arrayBuffer();
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

  // The further parts use the memory of the first and put their functions into the table of the first
  // (docs/decisions/0011-the-wasm-in-parts.md). Once is enough, unless it failed.
  let firstPart;
  wasm_bindgen.part = (index) => {
    const part = parts[index];
    if (!part.added) {
      part.added = addPart(part, index);
      part.added.catch(() => {
        part.added = undefined;
        part.hasFailed = true;
      });
    }
    return part.added;
  };

  async function addPart({ url, hasFailed }, index) {
    if (index > 0) {
      await wasm_bindgen.part(index - 1);
    }
    // The first time from wherever a copy is; after a failure that copy may be what is broken.
    const response = await fetch(url, { cache: hasFailed ? 'reload' : 'default', priority: 'low' });
    if (!response.ok) {
      throw new Error(response.status + ' ' + response.url);
    }
    // From memory: whatever type the server says it is, and nothing waits for it.
    const source = await (knowsWasmPolicy() ? response.arrayBuffer() : compileAside(response));
    await WebAssembly.instantiate(source, { __wasm_split: firstPart });
  }

  // Rules that stand in for the built-in ones (docs/embedding.md). Whoever put this page up names them
  // on our script; a page around our frame may name a file that lies beside us.
  const RULES_PATIENCE = 8000;

  async function otherRules() {
    const named = isFramed && asked.get('bundle');
    const address = named || script.dataset.bundle;
    const integrity = named ? asked.get('bundle-integrity') : script.dataset.bundleIntegrity;
    if (!address) {
      return undefined;
    }
    // A browser passes over a fingerprint that it cannot read, and lets everything in.
    if (!/^sha384-[A-Za-z\d+/]{64}$/.test(integrity || '')) {
      return 'fingerprint';
    }
    try {
      const url = new URL(address, location.href);
      if (named && url.origin !== location.origin) {
        return 'elsewhere';
      }
      const response = await fetch(url.href, { integrity, credentials: 'omit' });
      return response.ok ? new Uint8Array(await response.arrayBuffer()) : 'missing';
    } catch (error) {
      return 'missing';
    }
  }

  function late(patience) {
    return new Promise((resolve) => setTimeout(resolve, patience, 'late'));
  }

  async function start() {
    const response = fetch(wasm);
    // Settled before the widget runs, so that no answer is ever given to other rules than those that
    // evaluate it. Until then people see the still page.
    host.rules = await Promise.race([otherRules(), late(RULES_PATIENCE)]);
    const source = knowsWasmPolicy() ? response : compileAside(await response);
    // Streams when the type of the answer is right, else compiles from memory.
    await wasm_bindgen({ module_or_path: source });
  }

  // Keeps the files on the device, so that the next visit needs no network (docs/offline.md): on our own
  // page only. Whatever the browser says to that, the page works.
  async function keepFiles() {
    const { serviceWorker } = navigator;
    if (!serviceWorker || !script.dataset.serviceWorker || window.parent !== window) {
      return;
    }
    // A new build is told of once, on the start page; never in the middle of something.
    if (serviceWorker.controller && /^(#\/?)?$/.test(location.hash) && asked.get('mode') !== 'kiosk') {
      serviceWorker.addEventListener('message', showNews);
      // Only the worker that this very script came with has something to tell.
      serviceWorker.controller.postMessage(script.src.split('/').pop());
    }
    const isKept = Boolean(serviceWorker.controller);
    await loaded();
    const worker = new URL(script.dataset.serviceWorker, script.src).href;
    const registration = await serviceWorker.register(worker);
    if (isKept) {
      // Browsers look for a new build by themselves, but not all of them at every visit.
      await registration.update();
    }
  }

  function showNews() {
    const notice = still.querySelector('[data-news]').cloneNode(true);
    host.before(notice);
    notice.hidden = false;
    addEventListener('hashchange', () => notice.remove(), { once: true });
  }

  function loaded() {
    return new Promise((resolve) => {
      if (document.readyState === 'complete') {
        resolve();
      } else {
        addEventListener('load', resolve);
      }
    });
  }

  root.dataset.state = 'starting';
  if (typeof WebAssembly !== 'object') {
    fail(new Error('no WebAssembly'));
    return;
  }
  start().then(() => {
    if (!hasFailed()) {
      root.dataset.state = 'running';
      say('ready');
      keepFiles().catch(() => {});
    }
  }, fail);
})();
