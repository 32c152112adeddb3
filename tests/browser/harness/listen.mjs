// Starts a Node server on a free port.

/**
 * @param {import('node:http').Server} server
 * @returns {Promise<{address: string, stop: () => Promise<void>}>} `stop` closes open connections, too
 */
export async function listen(server) {
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    address: `http://127.0.0.1:${/** @type {import('node:net').AddressInfo} */ (server.address()).port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
