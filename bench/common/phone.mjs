// An emulated phone on a slow network.

/** The screen of the phone, for a browser context. */
export const SCREEN = { viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

/**
 * Slows a page down to `phone`: `latency` in milliseconds, `rate` in bits per second, `slower` the throttling factor of
 * the processor. Returns the page's session of the DevTools protocol.
 */
export async function slowDown(page, phone) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: phone.latency,
    downloadThroughput: phone.rate / 8,
    uploadThroughput: phone.rate / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.slower });
  return session;
}

export function pause(milliseconds) {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
