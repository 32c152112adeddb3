// Takes the place of the widget's service-worker.js when its site is taken down or has moved (docs/offline.md). A
// worker stays on the devices of its visitors, and serves its files, until a new file of this name replaces it: this
// one deletes the files, gives up the pages and removes itself, so that the server answers again.

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(retire()));

async function retire() {
  const names = await caches.keys();
  // Caches belong to an origin, on which the project may be installed in several folders.
  const own = names.filter((name) => name.startsWith(`qilu-green ${registration.scope} `));
  await Promise.all(own.map((name) => caches.delete(name)));
  await clients.claim();
  await registration.unregister();
  // Open pages show what the server answers now: where the site has moved to, or that it is gone.
  for (const page of await clients.matchAll({ type: 'window' })) {
    // Without the fragment, with which it would be no visit to the server.
    page.navigate(page.url.split('#')[0]).catch(() => {});
  }
}
