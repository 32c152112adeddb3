// Runs in a page: how far its service worker has come.

/** `activated` once all files of the widget are kept on the device. */
export async function workerState() {
  const registration = await navigator.serviceWorker.getRegistration();
  if (!registration || registration.installing || registration.waiting) {
    return undefined;
  }
  return registration.active && registration.active.state;
}
