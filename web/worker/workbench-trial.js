// Serves the folder `workbench-trial/`, which exists in this browser only: the changed files of a trial, and for every
// other name the file of the server (web/workbench/page.js).

const FOLDER = registration.scope;
const FILES_OF_TRIAL = 'qilu-green workbench trial';

addEventListener('install', () => void skipWaiting());
addEventListener('activate', (event) => event.waitUntil(clients.claim()));
addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === 'GET' && url.href.startsWith(FOLDER)) {
    const name = url.pathname.slice(new URL(FOLDER).pathname.length);
    event.respondWith(respond(name));
  }
});

/** @param {string} name */
async function respond(name) {
  const cache = await caches.open(FILES_OF_TRIAL);
  const changed = await cache.match(new URL(name || 'index.html', FOLDER).href);
  return changed || fetch(new URL('../' + name, FOLDER).href);
}
