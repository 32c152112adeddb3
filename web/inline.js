// The widget in a shadow root on somebody else's page. web/embed/inline.js has put the still page there and calls
// this once style and script have come (docs/embedding.md).

// One module for all widgets of a page, each with an instance of its own.
const INLINE_MODULES = new Map();

function inlineModule({ address, integrity }, options) {
  if (!INLINE_MODULES.has(address)) {
    const module = fetch(address, Object.assign({ integrity, credentials: 'omit' }, options))
      .then((response) => whenThere(response).arrayBuffer())
      .then((bytes) => WebAssembly.compile(bytes));
    module.catch(() => INLINE_MODULES.delete(address));
    INLINE_MODULES.set(address, module);
  }
  return INLINE_MODULES.get(address);
}

/**
 * Starts the widget in `root`. `say` is told what it says, in the words of the frame protocol.
 * Gives what the element needs: `look` takes a look and gives the names of the colours refused, `styled` is to
 * be called whenever the style has come, `close` ends it.
 */
function openInline(root, { home, rules, say }) {
  const top = root.querySelector('.qg-root');
  const host = top.querySelector('#qilu-green');
  const { wasm, wasmIntegrity, parts = '', partsIntegrity = '' } = top.dataset;
  const fingerprints = partsIntegrity.split(' ');
  const file = (name, integrity) => ({ address: new URL(name, home).href, integrity });
  const place = {
    root,
    top,
    host,
    home,
    rules,
    wasm: file(wasm, wasmIntegrity),
    parts: parts.split(' ').filter(Boolean).map((name, index) => file(name, fingerprints[index])),
    load: inlineModule,
    ready: () => say('ready'),
    failed: () => say('error failed'),
  };
  const take = takeLook(place, 'large' in host.dataset);
  let shown;

  top.addEventListener('qilu-green:says', (event) => say(event.detail));
  const unwatch = watchSize(top, () => {
    fitWidth(root, top);
    say('height ' + Math.ceil(Math.max(top.getBoundingClientRect().height, top.scrollHeight)));
  });
  const end = boot(place);

  return {
    look(look) {
      shown = look;
      return take(look);
    },
    styled() {
      fitWidth(root, top);
      if (shown) {
        applyLook(place, shown);
      }
    },
    close() {
      end();
      unwatch();
    },
  };
}

// What a query asks of the window's width, the place's width answers: it is what the widget has.
function fitWidth(root, top) {
  const { width } = top.getBoundingClientRect();
  const letter = parseFloat(getComputedStyle(top).fontSize);
  // In here `rem` is the page's; this is the size that the person has chosen in the browser.
  if (top.style.getPropertyValue('--rem') !== letter + 'px') {
    top.style.setProperty('--rem', letter + 'px');
  }
  for (const sheet of root.styleSheets) {
    for (const rule of sheet.cssRules) {
      const asked = /^\(min-width: ([\d.]+)rem\)$/.exec(rule.conditionText || '');
      if (asked) {
        LEAST_WIDTHS.set(rule, Number(asked[1]));
      }
      if (LEAST_WIDTHS.has(rule)) {
        const media = width >= LEAST_WIDTHS.get(rule) * letter ? 'all' : 'not all';
        if (rule.media.mediaText !== media) {
          rule.media.mediaText = media;
        }
      }
    }
  }
}

// The rules that ask for a width, which cannot be told by their condition any more once it is changed.
const LEAST_WIDTHS = new WeakMap();

// web/embed/inline.js takes it from the script that it has put up itself.
document.currentScript.openInline = openInline;
