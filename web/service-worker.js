// The service worker: after one visit everything works without a network (docs/offline.md, and
// docs/decisions/0013-a-worker-that-keeps-the-files.md). The build
// puts in which files that takes. ES2017, as all scripts here.
'use strict';

// A name for this build, and the fingerprint of each of its files; '' is the page itself.
const BUILD = '';
const FILES = {};

const SCOPE = registration.scope;
// Caches belong to a whole origin, on which there may be several of us, each in its folder.
const PREFIX = `qilu-green ${SCOPE} `;
const OWN = PREFIX + BUILD;
// Stands in the cache until somebody has been told that this build took the place of another.
const NEWS = new URL('?news', SCOPE).href;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(activate()));
addEventListener('fetch', answer);
addEventListener('message', (event) => {
  if (event.data in FILES) {
    event.waitUntil(tellNews(event.source));
  }
});

/** All files or none: where one cannot be had as it was built, the worker before this one stays. */
async function install() {
  const cache = await caches.open(OWN);
  try {
    await Promise.all(Object.keys(FILES).map(async (name) => {
      await cache.put(address(name), await obtain(name));
    }));
    if (registration.active) {
      await cache.put(NEWS, new Response());
    }
  } catch (error) {
    await caches.delete(OWN);
    throw error;
  }
  // Pages that are open go on with the files of their own build (see `activate`); the next visit gets
  // the page of this one.
  await skipWaiting();
}

/** A file of this build: from an earlier build, from the browser's own cache, else over the network. */
async function obtain(name) {
  const kept = name && await find(name);
  if (kept) {
    return kept;
  }
  // What the page has just fetched is not fetched again. A fingerprint that does not fit is an error.
  const ask = (cache) => fetch(address(name), { cache, integrity: FILES[name] });
  return ask('force-cache').catch(() => ask('reload'));
}

/** The build before this one may still be shown somewhere: its files stay until the next one comes. */
async function activate() {
  const earlier = (await ourCaches()).filter((name) => name !== OWN);
  await Promise.all(earlier.slice(0, -1).map((name) => caches.delete(name)));
  await clients.claim();
}

function answer(event) {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !url.href.startsWith(SCOPE)) {
    return;
  }
  const name = url.pathname.slice(new URL(SCOPE).pathname.length);
  if (request.mode === 'navigate') {
    // Somebody else's page gets what the server has now, as its element came from there too.
    if ((name === '' || name === 'index.html') && url.searchParams.get('mode') !== 'frame') {
      event.respondWith(page(request));
    }
  } else if (/\.[\da-f]{12}\.[^./]+$/.test(name)) {
    event.respondWith(file(request, name));
  }
}

async function page(request) {
  const cache = await caches.open(OWN);
  return (await cache.match(address(''))) || fetch(request);
}

async function file(request, name) {
  return (await find(name)) || fetch(request);
}

/** A file that is named after its content, whichever build it came with. */
async function find(name) {
  for (const one of await ourCaches()) {
    const found = await (await caches.open(one)).match(address(name), { ignoreVary: true });
    if (found) {
      return found;
    }
  }
  return undefined;
}

/** The oldest first. */
async function ourCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

function address(name) {
  return new URL(name || './', SCOPE).href;
}

/** Once, and to one page. */
async function tellNews(page) {
  const cache = await caches.open(OWN);
  if (await cache.delete(NEWS)) {
    page.postMessage('news');
  }
}
