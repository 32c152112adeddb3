// The service worker: after one visit everything works without a network (docs/offline.md,
// docs/decisions/0009-service-worker.md). The build writes the list of files into it.

// The name of this build, and the fingerprint of each of its files by name; '' is the page itself.
const BUILD = '';
/** @type {Record<string, string>} */
const FILES = {};
// The same of the files that only a kiosk needs: cached when one asks for them.
/** @type {Record<string, string>} */
const KIOSK_FILES = {};

const SCOPE = registration.scope;
// Caches belong to an origin, on which the project may be installed in several folders.
const PREFIX = `qilu-green ${SCOPE} `;
const CURRENT = PREFIX + BUILD;
// An entry of the cache that exists until a page has been notified that this build replaced another.
const UPDATE_MARK = new URL('?news', SCOPE).href;
// An entry that holds the time at which the server last answered (web/loader/own-page.js).
const LAST_ANSWER = new URL('?seen', SCOPE).href;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', handleFetch);
addEventListener('message', (event) => {
  if (event.data in FILES) {
    event.waitUntil(notifyUpdate(/** @type {Client} */ (event.source)));
  }
});

/** Caches all files or none: if one cannot be fetched as it was built, the previous worker stays. */
async function install() {
  const cache = await caches.open(CURRENT);
  try {
    // One after another: what the visitor is waiting for comes first on a slow network.
    for (const name of Object.keys(FILES)) {
      await cache.put(address(name), withoutRedirect(await obtain(name)));
    }
    await cache.put(LAST_ANSWER, new Response(String(Date.now())));
    if (registration.active) {
      await cache.put(UPDATE_MARK, new Response());
    }
  } catch (error) {
    await caches.delete(CURRENT);
    throw error;
  }
  // Open pages go on with the files of their own build (see `activate`); the next visit gets the page of this one.
  await skipWaiting();
}

/**
 * Returns a file of this build: from the cache of an earlier build, from the browser's cache, else from the network.
 * @param {string} name
 */
async function obtain(name) {
  const cached = name && await find(name);
  if (cached) {
    return cached;
  }
  // A file that the page has just fetched is not fetched again. A wrong fingerprint is an error.
  const request = (/** @type {RequestCache} */ cache) =>
    fetch(address(name), { cache, integrity: FILES[name], priority: 'low' });
  return request('force-cache').catch(() => request('reload'));
}

/** Deletes old caches. The previous build may still be open: its files stay until the next build. */
async function activate() {
  const earlier = (await ownCaches()).filter((name) => name !== CURRENT);
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

/** @param {FetchEvent} event */
function handleFetch(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(SCOPE)) {
    return;
  }
  const name = url.pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === 'navigate') {
    // A frame on a host page gets the server's current build, as the host page's element did.
    if ((name === '' || name === 'index.html') && url.searchParams.get('mode') !== 'frame') {
      event.respondWith(pageResponse(request));
    }
  } else if (/\.[\da-f]{12}\.[^./]+$/.test(name)) {
    event.respondWith(fileResponse(request, name));
  }
}

/** @param {Request} request */
async function pageResponse(request) {
  const cached = await (await caches.open(CURRENT)).match(address(''));
  return cached ? withoutRedirect(cached) : fetch(request);
}

/**
 * Returns a response without the mark of a redirect, as from `/` to `/index.html`: browsers refuse such a response to a
 * navigation. The cache of an earlier build may hold one.
 * @param {Response} response
 */
function withoutRedirect(response) {
  const { redirected, body, status, headers } = response;
  return redirected ? new Response(body, { status, headers }) : response;
}

/**
 * @param {Request} request
 * @param {string} name
 */
async function fileResponse(request, name) {
  return (await find(name)) || (name in KIOSK_FILES ? keep(name) : fetch(request));
}

/**
 * Fetches a file that only a kiosk needs, and caches it.
 * @param {string} name
 */
async function keep(name) {
  const response = await fetch(address(name), { integrity: KIOSK_FILES[name] });
  await (await caches.open(CURRENT)).put(address(name), response.clone());
  return response;
}

/**
 * Returns a cached file, of any build: its name contains the hash of its content.
 * @param {string} name
 */
async function find(name) {
  for (const cacheName of await ownCaches()) {
    const found = await (await caches.open(cacheName)).match(address(name), { ignoreVary: true });
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** Returns the names of the caches of this scope, the oldest first. */
async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** @param {string} name */
function address(name) {
  return new URL(name || './', SCOPE).href;
}

/**
 * Notifies one page, once, that this build has replaced another.
 * @param {Client} page
 */
async function notifyUpdate(page) {
  const cache = await caches.open(CURRENT);
  if (await cache.delete(UPDATE_MARK)) {
    page.postMessage('news');
  }
}
