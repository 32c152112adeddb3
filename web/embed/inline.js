// The widget in the shadow root of the element, without a frame. Where the page's policies do not let it, it
// comes in a frame after all, and the page is told.

// The still page, with the names and fingerprints of all that the widget needs. The build writes both in here:
// whoever names our fingerprint names those of everything that we run.
const STILL = ['', ''];

/** Calls `make` once for all elements of the page, unless what it promises fails. */
function once(make) {
  let made;
  return (value) => {
    if (!made) {
      made = make(value);
      made.catch(() => {
        made = null;
      });
    }
    return made;
  };
}

const fetchStill = once(async () => {
  const response = await fetch(new URL(STILL[0], BASE).href, { integrity: STILL[1], credentials: 'omit' });
  if (!response.ok) {
    throw new Error(response.status);
  }
  return response.text();
});

/** The app; what it gives opens one widget (web/inline.js). */
const fetchApp = once(async ({ script, scriptIntegrity }) => {
  const element = document.createElement('script');
  element.crossOrigin = 'anonymous';
  element.integrity = scriptIntegrity;
  element.src = trusted().createScriptURL(new URL(script, BASE).href);
  const loaded = whenLoaded(element);
  document.head.appendChild(element);
  await loaded;
  element.remove();
  return element.openInline;
});

function whenLoaded(element) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(element.href || element.src));
  });
}

let policy;
/** What makes addresses and HTML of ours acceptable to a page that asks for Trusted Types. */
function trusted() {
  if (!policy) {
    const same = (text) => text;
    policy = { createHTML: same, createScriptURL: same };
    try {
      policy = window.trustedTypes.createPolicy('qilu-green', policy);
    } catch (error) {
      // The browser does not know them, or the page allows no policy of our name. It may take plain text.
    }
  }
  return policy;
}

/** Says what keeps the widget from running here, which only trying it out can tell. */
function refusal() {
  try {
    document.createElement('template').innerHTML = trusted().createHTML('');
  } catch (error) {
    return 'trusted-types';
  }
  try {
    // The shortest module there is.
    return new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)) && '';
  } catch (error) {
    return 'webassembly';
  }
}

/** The still page, with whole addresses, told what the element asks for. */
function stillPage(widget, html) {
  const template = document.createElement('template');
  template.innerHTML = trusted().createHTML(html);
  for (const link of template.content.querySelectorAll('link')) {
    link.setAttribute('href', new URL(link.getAttribute('href'), BASE).href);
  }
  const top = template.content.firstElementChild;
  const { dataset } = top.querySelector('#qilu-green');
  dataset.embedded = '';
  dataset.home = BASE.href;
  dataset.address = firstAddress(widget);
  dataset.city = widget.getAttribute('city') || '';
  if (widget.hasAttribute('large')) {
    dataset.large = '';
  }
  // Links that the widget does not take care of (yet) do not change the page's address.
  top.addEventListener('click', (event) => {
    const link = event.target.closest('a[href^="#/"]');
    if (link && !event.defaultPrevented) {
      event.preventDefault();
      dataset.address = link.getAttribute('href');
    }
  });
  return top;
}

/** `instead` is called with the reason when the page does not let the widget run like this. */
function openInline(widget, instead) {
  const root = widget.shadowRoot;
  let isOpen = true;
  let top;
  let app;
  const view = {
    widget,
    wait: startWait(widget),
    resize() {},
    look() {
      if (app) {
        app.look(readLook(widget)).forEach((colour) => say('error contrast ' + colour));
      }
    },
    // Within the page: everything goes on, but most browsers load the style anew.
    async moved() {
      if (app) {
        // Without its style it can still be used.
        await styled().catch(() => {});
        app.styled();
      }
    },
    close() {
      isOpen = false;
      view.wait.stop();
      if (app) {
        app.close();
      }
      if (top) {
        top.remove();
      }
    },
  };
  const listen = listener(view);

  function say(words) {
    const said = isOpen && MESSAGE.exec(PROTOCOL + words);
    if (said) {
      listen(said);
    }
  }

  // Not seen before it is dressed.
  async function styled() {
    const link = top.querySelector('link');
    if (!link.sheet) {
      top.style.visibility = 'hidden';
      try {
        await whenLoaded(link);
      } finally {
        top.style.visibility = '';
      }
    }
  }

  async function start() {
    const html = await fetchStill();
    if (!isOpen) {
      return;
    }
    top = stillPage(widget, html);
    const dressed = styled();
    root.appendChild(top);
    const [open] = await Promise.all([fetchApp(top.dataset), dressed.then(view.wait.hideContent)]);
    if (isOpen) {
      const address = bundleAddress(widget);
      const integrity = widget.getAttribute('bundle-integrity');
      const rules = address && { address, integrity, isForeign: true };
      app = open(root, { home: BASE.href, rules, say });
      view.look();
    }
  }

  const refused = refusal();
  view.wait.showContent();
  view.wait.atMost(PATIENCE);
  (refused ? Promise.reject(new Error(refused)) : start()).catch(() => {
    if (isOpen) {
      instead(refused || 'files');
    }
  });
  return view;
}
