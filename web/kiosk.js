// Prevents what a kiosk does not allow, and prints (docs/kiosk.md). Loaded on a kiosk only, before the widget starts,
// and active even when the widget is not running.

const root = document.documentElement;
const script = /** @type {HTMLScriptElement} */ (document.currentScript);

// No menus, no dragging out of the page or dropping into it, no selecting with handles.
for (const kind of ['contextmenu', 'dragstart', 'dragover', 'drop', 'selectstart', 'auxclick', 'gesturestart']) {
  addEventListener(kind, (event) => event.preventDefault(), { capture: true, passive: false });
}

// No zooming by two fingers, wheel or key.
addEventListener('touchmove', (event) => {
  if (event.touches.length > 1 && event.cancelable) {
    event.preventDefault();
  }
}, { capture: true, passive: false });
addEventListener('wheel', (event) => {
  if (event.ctrlKey) {
    event.preventDefault();
  }
}, { capture: true, passive: false });
addEventListener('keydown', (event) => {
  if ((event.ctrlKey || event.metaKey) && /^[-+=0_]$/.test(event.key)) {
    event.preventDefault();
  }
}, { capture: true });

/** Disables links that lead out of the widget. */
function disableOutgoingLinks() {
  for (const link of document.querySelectorAll('a[href]:not([href^="#/"])')) {
    link.removeAttribute('href');
  }
}
new MutationObserver(disableOutgoingLinks).observe(document.body, {
  attributes: true, attributeFilter: ['href'], childList: true, subtree: true,
});
disableOutgoingLinks();

/** Requests the files for handwriting, so that the service worker has them when there is no network. */
function cacheHandwriting() {
  const link = /** @type {HTMLLinkElement} */ (document.querySelector('link[data-bundle=handwriting]'));
  const page = /** @type {HTMLScriptElement} */ (document.querySelector('script[data-parts]'));
  const chunk = /** @type {string} */ (page.dataset.parts).split(' ').find((name) => name.startsWith('app-handwriting.'));
  for (const address of [link.href, new URL(/** @type {string} */ (chunk), page.src).href]) {
    fetch(address, { credentials: 'omit' }).catch(() => {});
  }
}
const { serviceWorker } = navigator;
if (serviceWorker) {
  if (serviceWorker.controller) {
    cacheHandwriting();
  } else {
    serviceWorker.addEventListener('controllerchange', cacheHandwriting, { once: true });
  }
}

const RELOAD_INTERVAL = 60000;

/** Reloads a broken kiosk once the server answers; without an answer not even the static page could be loaded. */
function reloadWhenServerAnswers() {
  fetch(location.pathname, { cache: 'no-store', credentials: 'omit' }).then((response) => {
    if (response.ok) {
      location.reload();
    } else {
      throw new Error(String(response.status));
    }
  }).catch(() => setTimeout(reloadWhenServerAnswers, RELOAD_INTERVAL));
}
new MutationObserver((_changes, observer) => {
  if (root.dataset.state === 'failed') {
    observer.disconnect();
    setTimeout(reloadWhenServerAnswers, RELOAD_INTERVAL);
  }
}).observe(root, { attributes: true, attributeFilter: ['data-state'] });

// A ticket is one page as long as its content; A4 is paged by the browser.
// In pixels.
const MILLIMETRE = 96 / 25.4;
// In millimetres.
const MARGIN = 4;
let rule = -1;
document.addEventListener('qilu-green:print', (event) => {
  const sheet = /** @type {CSSStyleSheet} */ (
    [...document.styleSheets].find((candidate) => candidate.href === script.dataset.style));
  if (rule >= 0) {
    sheet.deleteRule(rule);
  }
  const page = /** @type {CustomEvent} */ (event).detail === '80mm' ? `80mm ${ticketLength()}mm; margin: ${MARGIN}mm` : 'A4; margin: 12mm';
  rule = sheet.insertRule(`@page { size: ${page}; }`, sheet.cssRules.length);
  print();
});

/** Returns the length of the ticket in millimetres. */
function ticketLength() {
  root.dataset.measuring = '';
  const { height } = /** @type {Element} */ (document.querySelector('.ticket')).getBoundingClientRect();
  delete root.dataset.measuring;
  // One more for rounding.
  return Math.ceil(height / MILLIMETRE) + 2 * MARGIN + 1;
}
