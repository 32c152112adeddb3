// One MiniBrowser with its driver.

import { createServer } from 'node:net';
import { Builder, Capabilities } from 'selenium-webdriver';
import { eventually } from './page.mjs';
import { end, start } from './processes.mjs';

/** The time in milliseconds after which a command without an answer ends the session: the driver hangs now and then. */
const LONGEST_COMMAND = 90_000;

const DRIVER = process.env.WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';

/**
 * @param {Record<string, string>} environment
 * @param {string} proxy host and port
 * @param {string[]} more arguments of MiniBrowser
 */
export async function openSession(environment, proxy, more) {
  const port = await freePort();
  const child = start(DRIVER, [`--port=${port}`], { env: environment, stdio: 'ignore' });
  try {
    const driver = await connect(child, `http://127.0.0.1:${port}`, proxy, more);
    const close = async () => {
      await driver.quit().catch(() => {});
      await end(child);
    };
    return { driver, close };
  } catch (error) {
    // A running driver would keep the process of the test file alive.
    await end(child);
    throw error;
  }
}

async function connect(child, address, proxy, more) {
  const failed = new Promise((_, reject) => child.once('error', reject));
  await Promise.race([failed, eventually('WebKitWebDriver', () => fetch(`${address}/status`))]);
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    proxy: { proxyType: 'manual', httpProxy: proxy, sslProxy: proxy },
    'webkitgtk:browserOptions': { args: ['--automation', ...more] },
  });
  // Without its driver, no command of the session waits any longer.
  const limited = (command) => withLimit(command, () => end(child));
  const driver = await limited(new Builder().usingServer(address).withCapabilities(capabilities).build());
  const execute = driver.execute.bind(driver);
  driver.execute = (command) => limited(execute(command));
  await driver.manage().setTimeouts({ script: 60_000, pageLoad: 30_000 });
  return driver;
}

/**
 * Returns what a command answers; when the limit is over, calls `stop` and throws an error.
 * @param {Promise<any>} command
 * @param {() => any} stop
 * @returns {Promise<any>}
 */
async function withLimit(command, stop) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`WebKitWebDriver did not answer within ${LONGEST_COMMAND / 1000} s`));
      stop();
    }, LONGEST_COMMAND);
  });
  try {
    return await Promise.race([command, limit]);
  } finally {
    clearTimeout(timer);
  }
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
