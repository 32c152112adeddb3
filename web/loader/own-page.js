// Loaded by page-host.js when the widget runs, on its own page only, which works without it. Registers the service
// worker, so that the next visit needs no network, and shows what it leads to: that a new build is in use, or that the
// rules have not been compared with the server's for some weeks (docs/offline.md). Keeps the size of text for later visits.

import { currentScript } from '../lib/current-script.js';
import { keepFieldInView } from '../lib/keyboard.js';
import { keepSize } from '../lib/text-size.js';

// The build writes the notices here (data/texts/start.toml).
const NOTICES = ['', ''];

// From this age on the rules are called old, in days.
const OLD = 21;
const DAY = 24 * 60 * 60 * 1000;
// The time limit for the server, and the time between two requests on a page that stays open, in milliseconds.
const TIMEOUT = 20 * 1000;
const INTERVAL = DAY / 4;

/** @typedef {HTMLScriptElement & {host: HTMLElement, isKiosk: boolean}} OfflineScript */

const SCRIPT = /** @type {OfflineScript} */ (currentScript());
const WORKER = new URL('service-worker.js', SCRIPT.src);
// An entry of the worker's cache: the time at which the server last answered.
const LAST_ANSWER = new URL('./?seen', WORKER).href;

/** @type {HTMLElement | undefined} */
let ageNotice;

/** @param {string} text */
function showNotice(text) {
  const notice = document.createElement('p');
  notice.className = 'notice';
  notice.setAttribute('role', 'status');
  notice.textContent = text;
  SCRIPT.host.before(notice);
  return notice;
}

function showUpdateNotice() {
  const notice = showNotice(NOTICES[0]);
  addEventListener('hashchange', () => notice.remove(), { once: true });
}

/**
 * Opens the newest cache of the worker, if there is one.
 * @param {ServiceWorkerRegistration} registration
 */
async function openCache({ scope }) {
  const name = (await caches.keys()).filter((other) => other.startsWith(`qilu-green ${scope} `)).pop();
  return name ? caches.open(name) : undefined;
}

/**
 * Looks for a new build, and shows or removes the notice about the age of the rules.
 * @param {ServiceWorkerRegistration} registration
 */
async function update(registration) {
  const cache = await openCache(registration);
  try {
    await Promise.race([
      // Browsers look for a new build by themselves, but not all of them at every visit.
      registration.update(),
      new Promise((_resolve, reject) => setTimeout(reject, TIMEOUT)),
    ]);
    if (cache) {
      await cache.put(LAST_ANSWER, new Response(String(Date.now())));
    }
    if (ageNotice) {
      ageNotice.remove();
      ageNotice = undefined;
    }
  } catch (error) {
    // Without a network, or the site is gone, or another one is in its place.
    const entry = cache && await cache.match(LAST_ANSWER);
    const days = entry ? Math.floor((Date.now() - Number(await entry.text())) / DAY) : 0;
    if (days >= OLD) {
      if (ageNotice) {
        ageNotice.remove();
      }
      ageNotice = showNotice(NOTICES[1].replace('{days}', String(days)));
      ageNotice.className = 'notice notice-ask';
    }
  }
}

async function register() {
  const { serviceWorker } = navigator;
  const { controller } = serviceWorker;
  // A new build is announced once, on the start page, so that it interrupts nothing.
  if (controller && /^(#\/?)?$/.test(location.hash) && !SCRIPT.isKiosk) {
    serviceWorker.addEventListener('message', showUpdateNotice);
    // Only the worker of the build that this script belongs to answers.
    controller.postMessage(/** @type {string} */ (SCRIPT.src.split('/').pop()));
  }
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => {
      addEventListener('load', resolve);
    });
  }
  const registration = await serviceWorker.register(WORKER.href);
  if (controller) {
    setInterval(update, INTERVAL, registration);
    await update(registration);
  }
}

keepFieldInView();
// Behind the widget's own listener, which has written the chosen size into the address.
document.addEventListener('click', ({ target }) => {
  if (!SCRIPT.isKiosk && /** @type {Element} */ (target).closest('.size')) {
    keepSize(new URLSearchParams(location.search).get('large'));
  }
});
// Refused where the address is not secure, or by the settings of the browser.
register().catch(() => {});
