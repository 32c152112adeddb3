// The widget in the shadow root of the element, without a frame. Where the policies of the host page forbid that, it is
// opened in a frame after all, and the host page gets an event.

import { firstAddress, isCard, overrideFile, readLook } from './attributes.js';
import { BASE } from './base.js';
import { HOST_CONTROLLED, create } from './dom.js';
import { MESSAGE, PROTOCOL, createMessageHandler, startFallback } from './events.js';
import { TIMEOUT } from './frame.js';
import { keepKeysInside } from './keys.js';

/**
 * @typedef {import('./events.js').View} View
 * @typedef {import('../loader/shadow-host.js').InlineApp} InlineApp
 * @typedef {import('../loader/shadow-host.js').OpenInline} OpenInline
 */

// The static page, which contains the names and fingerprints of all files that the widget needs. The build writes its
// name and fingerprint here, so that the fingerprint of embed.js covers everything that runs.
const STATIC_PAGE = ['', ''];

/**
 * Returns a function that calls `make` once for all elements of the page, and again only after a failure.
 * @template Result
 * @param {(value: any) => Promise<Result>} make
 * @returns {(value?: any) => Promise<Result>}
 */
function once(make) {
  /** @type {Promise<Result> | null} */
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
  const response = await fetch(new URL(STATIC_PAGE[0], BASE).href, { integrity: STATIC_PAGE[1], credentials: 'omit' });
  if (!response.ok) {
    throw new Error(String(response.status));
  }
  return response.text();
});

/** Loads the app, which opens one widget per call (web/loader/shadow-host.js). */
const fetchApp = once(async ({ script, scriptIntegrity }) => {
  /** @type {HTMLScriptElement & {openInline?: OpenInline}} */
  const element = create('script');
  element.crossOrigin = 'anonymous';
  element.integrity = scriptIntegrity;
  element.src = trusted().createScriptURL(new URL(script, BASE).href);
  const loaded = whenLoaded(element);
  // Not `document.head`, which an image or form of that name hides.
  /** @type {Element} */ (Document.prototype.querySelector.call(document, 'head')).appendChild(element);
  await loaded;
  element.remove();
  return /** @type {OpenInline} */ (element.openInline);
});

/** @param {HTMLElement & {href?: string, src?: string}} element */
function whenLoaded(element) {
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(element.href || element.src));
  });
}

/** @type {TrustedTextPolicy} */
let policy;
/** Returns the policy by which a host page that requires Trusted Types accepts addresses and HTML of the widget. */
function trusted() {
  if (!policy) {
    const same = (/** @type {string} */ text) => text;
    policy = { createHTML: same, createScriptURL: same };
    try {
      policy = window.trustedTypes.createPolicy('qilu-green', policy);
    } catch (error) {
      // The browser does not know them, or the host page forbids a policy of this name. It may accept plain text.
    }
  }
  return policy;
}

/** Returns the reason why the widget cannot run here, which only a trial can tell, or an empty value. */
function refusal() {
  try {
    create('template').innerHTML = trusted().createHTML('');
  } catch (error) {
    return 'trusted-types';
  }
  try {
    // The shortest valid module.
    new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
    return '';
  } catch (error) {
    return 'webassembly';
  }
}

/**
 * Returns the static page with absolute addresses and the attributes of the element.
 * @param {Element} widget
 * @param {string} html
 */
function stillPage(widget, html) {
  const template = create('template');
  template.innerHTML = trusted().createHTML(html);
  for (const link of template.content.querySelectorAll('link, [data-file]')) {
    link.setAttribute('href', new URL(/** @type {string} */ (link.getAttribute('href')), BASE).href);
  }
  const top = /** @type {HTMLElement} */ (template.content.firstElementChild);
  const { dataset } = /** @type {HTMLElement} */ (top.querySelector('#qilu-green'));
  // Nothing is painted outside; `contain` is not known to Safari before 15.4.
  Object.assign(top.style, HOST_CONTROLLED, 'contain' in top.style ? { contain: 'paint' } : { overflow: 'hidden' });
  top.toggleAttribute('data-card', isCard(widget));
  dataset.embedded = '';
  dataset.home = BASE.href;
  dataset.address = firstAddress(widget);
  dataset.city = widget.getAttribute('city') || '';
  if (widget.hasAttribute('large')) {
    dataset.large = widget.getAttribute('large') || '';
  }
  // Links that the widget does not handle (yet) do not change the address of the host page.
  top.addEventListener('click', (event) => {
    const link = /** @type {Element} */ (event.target).closest('a[href^="#/"]');
    if (link && !event.defaultPrevented) {
      event.preventDefault();
      dataset.address = /** @type {string} */ (link.getAttribute('href'));
    }
  });
  return top;
}

/**
 * @param {HTMLElement} widget
 * @param {(reason: string) => void} onRefused Called with the reason if the widget cannot run on this page.
 * @returns {View}
 */
export function openInline(widget, onRefused) {
  const root = /** @type {ShadowRoot} */ (widget.shadowRoot);
  let isOpen = true;
  /** @type {HTMLElement | undefined} */
  let top;
  /** @type {InlineApp | undefined} */
  let app;
  const view = {
    widget,
    fallback: startFallback(widget),
    resize() {},
    look() {
      if (app) {
        app.look(readLook(widget)).forEach((colour) => say('error contrast ' + colour));
      }
    },
    // The widget goes on, but most browsers load its style anew.
    async moved() {
      if (app) {
        // It can be used without its style.
        await styled().catch(() => {});
        app.styled();
      }
    },
    close() {
      isOpen = false;
      view.fallback.stop();
      letKeysOut();
      if (app) {
        app.close();
      }
      if (top) {
        top.remove();
      }
    },
  };
  const handleMessage = createMessageHandler(view);
  const letKeysOut = keepKeysInside(root);

  /** @param {string} text */
  function say(text) {
    const message = isOpen && MESSAGE.exec(PROTOCOL + text);
    if (message) {
      handleMessage(message);
    }
  }

  /** Hides the widget until its style has loaded. */
  async function styled() {
    const { style } = /** @type {HTMLElement} */ (top);
    const link = /** @type {HTMLLinkElement} */ (/** @type {HTMLElement} */ (top).querySelector('link'));
    if (!link.sheet) {
      style.visibility = 'hidden';
      try {
        await whenLoaded(link);
      } finally {
        style.visibility = 'inherit';
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
    const [open] = await Promise.all([fetchApp(top.dataset), dressed.then(view.fallback.hideContent)]);
    if (isOpen) {
      const [rules, occupations] = [overrideFile(widget, 'bundle'), overrideFile(widget, 'occupations')];
      app = open(root, { home: BASE.href, rules, occupations, say });
      view.look();
    }
  }

  const refused = refusal();
  view.fallback.showContent();
  view.fallback.showAfter(TIMEOUT);
  (refused ? Promise.reject(new Error(refused)) : start()).catch(() => {
    if (isOpen) {
      onRefused(refused || 'files');
    }
  });
  return view;
}
