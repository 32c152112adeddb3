// One MiniBrowser with its driver.

import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';
import { eventually } from './page.mjs';
import { end, start } from './processes.mjs';

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';

/**
 * @param {Record<string, string>} environment
 * @param {string} proxy host and port
 * @param {string[]} more arguments of MiniBrowser
 */
export async function openSession(environment, proxy, more) {
  const port = await freePort();
  const child = start(DRIVER, [`--port=${port}`], { env: environment, stdio: 'ignore' });
  const failed = new Promise((_, reject) => child.once('error', reject));
  const address = `http://127.0.0.1:${port}`;
  await Promise.race([failed, eventually('WebKitWebDriver', () => fetch(`${address}/status`))]);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy },
    'webkitgtk:browserOptions': { args: ['--automation', ...more] },
  });
  const driver = await new Builder().usingServer(address).withCapabilities(capabilities).build();
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 30_000 });
  return {
    driver,
    close: async () => {
      await driver.quit().catch(() => {});
      await end(child);
    },
  };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}
