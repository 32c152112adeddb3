// Runs in a page: the state of its service worker.

/** Returns `activated` when all files of the widget are cached. */
export async function workerState() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || registration.installing || registration.waiting) {
    return undefined;
  }
  return registration.active && registration.active.state;
}
