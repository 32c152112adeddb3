// Starts one widget in its place and watches over it: shows the still page again when it cannot start or
// breaks later. Whose page it is, is not known here: web/page.js is our own page and a frame, web/inline.js
// a shadow root on somebody else's page. `newGlue` makes the glue of one instance of the wasm.
// ES2017: it is shipped as it is when there is no Node to translate it.

// How long to wait for rules that stand in for the built-in ones, in milliseconds.
const RULES_PATIENCE = 8000;

/**
 * @typedef {object} Place
 * @property {Document | ShadowRoot} root Where its styles are.
 * @property {HTMLElement} top The element around everything, which says the state and carries the tokens.
 * @property {HTMLElement} host The element that the widget fills; the still page stands in it.
 * @property {string} home The address of the widget's own page.
 * @property {{address: string, integrity: string}} wasm The widget, or what a check needs of it.
 * @property {{address: string, integrity: string}[]} parts The rest, each of which uses what those before it bring.
 * @property {Function} load Fetches one of these; promises what WebAssembly can instantiate.
 * @property {{address: string, integrity: string, isForeign: boolean}} [rules] Rules in the place of the
 *   built-in ones; foreign ones are named by somebody else's page.
 * @property {Function} ready Called when it runs.
 * @property {Function} failed Called when the still page is back.
 *
 * Starts the widget; gives a function that ends it.
 * @param {Place} place
 */
function boot(place) {
  const { top, host } = place;
  // The start page as it came, before the widget takes its place.
  const still = host.cloneNode(true);
  const glue = newGlue();
  let isClosed = false;

  function isOver() {
    return isClosed || top.dataset.state === 'failed';
  }

  function fail(reason) {
    if (isOver()) {
      return;
    }
    top.dataset.state = 'failed';
    console.error(reason);
    for (const notice of still.querySelectorAll('[data-fallback]')) {
      notice.hidden = false;
    }
    host.replaceWith(still);
    place.failed();
  }

  // The widget asks for the element that it is to fill.
  glue.host = () => host;

  // The glue calls the widget through these. Whatever is thrown out of the widget, a panic's trap
  // above all, has not tidied up behind it: from then on nothing in there can be trusted, and no
  // listener or timer that it left gets in any more. (Listening for the window's error events is
  // not enough: Chromium 79 hides the errors of WebAssembly from them.)
  glue.guard = (exports) => {
    firstPart = exports;
    const guarded = {};
    for (const name of Object.keys(exports)) {
      const inner = exports[name];
      guarded[name] = typeof inner !== 'function' ? inner : (...values) => {
        if (isOver()) {
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

  // The further parts use the memory of the first and put their functions into the table of the first
  // (docs/decisions/0011-the-wasm-in-parts.md). Once is enough, unless it failed.
  let firstPart;
  const parts = place.parts.map((file) => ({ file }));
  glue.part = (index) => {
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

  async function addPart({ file, hasFailed }, index) {
    if (index > 0) {
      await glue.part(index - 1);
    }
    // The first time from wherever a copy is; after a failure that copy may be what is broken.
    const options = { cache: hasFailed ? 'reload' : 'default', priority: 'low' };
    const loaded = await place.load(file, options);
    // From memory: whatever type the server says it is, and nothing waits for it.
    const source = loaded instanceof Response ? await loaded.arrayBuffer() : loaded;
    await WebAssembly.instantiate(source, { __wasm_split: firstPart });
  }

  async function start() {
    if (typeof WebAssembly !== 'object') {
      throw new Error('no WebAssembly');
    }
    const source = place.load(place.wasm, {});
    // It is looked at when the rules are settled; until then it is no error that nobody looks at.
    source.catch(() => {});
    // Settled before the widget runs, so that no answer is ever given to other rules than those that
    // evaluate it. Until then people see the still page.
    host.rules = await Promise.race([otherRules(place), late(RULES_PATIENCE)]);
    // Streams when the type of the answer is right, else compiles from memory.
    await glue({ module_or_path: source });
  }

  // The device's voices outlive us: whoever listens to them is kept. Old Safari tells of nothing.
  const voices = window.speechSynthesis;
  const tellOfVoices = () => host.dispatchEvent(new CustomEvent('qilu-green:voices'));
  if (voices && voices.addEventListener) {
    voices.addEventListener('voiceschanged', tellOfVoices);
  }

  top.dataset.state = 'starting';
  besideTranslations(host);
  start().then(() => {
    if (!isOver()) {
      top.dataset.state = 'running';
      place.ready();
    }
  }, fail);

  return () => {
    isClosed = true;
    if (voices && voices.removeEventListener) {
      voices.removeEventListener('voiceschanged', tellOfVoices);
    }
    host.dispatchEvent(new CustomEvent('qilu-green:end'));
  };
}

// Rules that stand in for the built-in ones (docs/embedding.md). Whoever put the widget's page up names
// them; a page around the widget may name a file that lies beside us.
async function otherRules({ rules, home }) {
  if (!rules) {
    return undefined;
  }
  // A browser passes over a fingerprint that it cannot read, and lets everything in.
  if (!/^sha384-[A-Za-z\d+/]{64}$/.test(rules.integrity || '')) {
    return 'fingerprint';
  }
  try {
    const url = new URL(rules.address, home);
    if (rules.isForeign && url.origin !== new URL(home).origin) {
      return 'elsewhere';
    }
    const response = await fetch(url.href, { integrity: rules.integrity, credentials: 'omit' });
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : 'missing';
  } catch (error) {
    return 'missing';
  }
}

function late(patience) {
  return new Promise((resolve) => setTimeout(resolve, patience, 'late'));
}

/** The bytes of an answer, or its error. */
function whenThere(response) {
  if (!response.ok) {
    throw new Error(response.status + ' ' + response.url);
  }
  return response;
}
