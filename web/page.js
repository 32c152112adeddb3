// The widget on a page of its own, in a frame or not.

function openPage(script) {
  const { dataset } = script;
  const top = document.documentElement;
  const title = document.title;
  const host = document.getElementById('qilu-green');
  const news = host.querySelector('[data-news]');
  const whole = (name) => new URL(name, script.src).href;
  const file = (name) => ({ address: whole(name) });

  // In a frame of somebody else's page: docs/embedding.md.
  const asked = new URLSearchParams(location.search);
  const isFramed = window.parent !== window && asked.get('mode') === 'frame';
  // A screen that many people use one after another: docs/kiosk.md.
  const isKiosk = window.parent === window && asked.get('mode') === 'kiosk';

  const place = { root: document, top, host, home: location.href, load, ready, failed };
  place.wasm = file(dataset.wasm);
  place.parts = (dataset.parts || '').split(' ').filter(Boolean).map(file);
  if (isFramed && asked.get('bundle')) {
    place.rules = { address: asked.get('bundle'), integrity: asked.get('bundle-integrity'), isForeign: true };
  } else if (dataset.bundle) {
    place.rules = { address: dataset.bundle, integrity: dataset.bundleIntegrity, isForeign: false };
  }
  if (asked.get('large') === '' || asked.get('large') === '1' || asked.get('mode') === 'large') {
    host.dataset.large = '';
  }
  if (window.parent === window) {
    top.dataset.own = '';
    keepFieldInSight();
    if (!isKiosk && !('tally' in host.dataset)) {
      host.dataset.remembers = '';
    }
  }
  let say = () => {};
  if (isKiosk) {
    kiosk().then(() => boot(place));
  } else if (isFramed) {
    frame().then(() => boot(place));
  } else {
    boot(place);
  }

  /** Loads what only a kiosk has. Without it the widget runs all the same. */
  function kiosk() {
    const settings = ['idle', 'countdown', 'print', 'paper'].filter((name) => name in dataset);
    // What the address says counts more, so it comes later.
    host.dataset.kiosk = settings.map((name) => `${name}=${dataset[name]}&`).join('') + location.search.slice(1);
    top.dataset.kiosk = '';
    const [style, guard] = dataset.kiosk.split(' ').map(whole);
    return Promise.all([
      added(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: style })),
      added(Object.assign(document.createElement('script'), { src: guard }), { style }),
    ]);
  }

  function added(element, data) {
    Object.assign(element.dataset, data);
    return new Promise((resolve) => {
      element.onload = element.onerror = resolve;
      document.head.append(element);
    });
  }

  /** Loads what only a frame has. Without it the widget runs all the same, and the page around it is told nothing. */
  async function frame() {
    host.dataset.embedded = '';
    host.dataset.city = asked.get('city') || '';
    // Links that the widget does not take care of (yet): not one entry in the history of the page.
    document.addEventListener('click', (event) => {
      const link = event.target.closest('a[href^="#/"]');
      if (link && !event.defaultPrevented) {
        event.preventDefault();
        location.replace(link.getAttribute('href'));
      }
    });
    const further = Object.assign(document.createElement('script'), { src: whole(dataset.frame) });
    await added(further);
    if (further.openFrame) {
      say = further.openFrame(place, asked.get('theme'));
    }
  }

  function ready() {
    say('ready');
    keepFiles().catch(() => {});
  }

  function failed() {
    document.title = title;
    scrollTo(0, 0);
    say('error failed');
  }

  // Every engine that knows 'wasm-unsafe-eval' (Chrome 97, Safari 16, Firefox 102) is of the age of
  // AbortSignal.timeout, or compiles anyway. Trying it out would count as a violation of the policy.
  function knowsWasmPolicy() {
    return typeof AbortSignal === 'function' && 'timeout' in AbortSignal;
  }

  async function load({ address }, options) {
    // The page has named the first of them in a preload. WebKit takes up a preload only in the mode of one, and
    // else fetches everything twice; from another origin an answer in that mode cannot be read.
    const mode = new URL(address).origin === self.origin ? 'no-cors' : 'cors';
    const response = whenThere(await fetch(address, Object.assign({ mode }, options)));
    return knowsWasmPolicy() ? response : compileAside(await response.arrayBuffer());
  }

  async function compileAside(bytes) {
    const wasmCompiler = whole(dataset.wasmCompiler);
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

  // Keeps the files on the device, so that the next visit needs no network (docs/offline.md): on our own
  // page only. Whatever the browser says to that, the page works.
  async function keepFiles() {
    if (!dataset.serviceWorker || window.parent !== window || !navigator.serviceWorker) {
      return;
    }
    const { serviceWorker } = navigator;
    // A new build is told of once, on the start page; never in the middle of something.
    if (serviceWorker.controller && /^(#\/?)?$/.test(location.hash) && !isKiosk) {
      serviceWorker.addEventListener('message', showNews);
      // Only the worker that this very script came with has something to tell.
      serviceWorker.controller.postMessage(script.src.split('/').pop());
    }
    const isKept = Boolean(serviceWorker.controller);
    await loaded();
    const registration = await serviceWorker.register(whole(dataset.serviceWorker));
    if (isKept) {
      // Browsers look for a new build by themselves, but not all of them at every visit.
      await registration.update();
    }
  }

  function showNews() {
    const notice = news.cloneNode(true);
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
}

// Our own page names the files on this script.
openPage(document.currentScript);
