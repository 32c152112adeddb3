// A proxy between a browser and the servers, for a protocol that neither tells of requests nor runs
// anything before the page's own scripts: it takes down what goes over the network, and puts a script
// at the start of every document.

import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { listen } from './listen.mjs';

/**
 * @param {string} script
 * @param {(request: import('./page.mjs').Request) => void} note
 */
export async function standBetween(script, note) {
  const server = createServer((asked, answer) => {
    note({ url: asked.url, method: asked.method });
    const { 'proxy-connection': _connection, ...headers } = asked.headers;
    // Not what a page or a worker fetches: that has to be as it was sent.
    const isDocument = ['document', 'iframe', 'frame'].includes(headers['sec-fetch-dest']);
    if (isDocument) {
      delete headers['accept-encoding'];
      // An answer that only says "as before" has nothing to put a script into.
      delete headers['if-none-match'];
      delete headers['if-modified-since'];
    }
    // A new connection each time: one that is kept may be closed by the server as it is used again.
    const onward = request(asked.url, { method: asked.method, headers, agent: false }, (got) => {
      if (isDocument && got.headers['content-type']?.startsWith('text/html')) {
        withScript(got, script).then(({ headers, body }) => {
          answer.writeHead(got.statusCode, headers);
          answer.end(body);
        }, (error) => answer.destroy(error));
      } else {
        answer.writeHead(got.statusCode, got.rawHeaders);
        // Whatever breaks here breaks there.
        pipeline(got, answer, () => {});
      }
    });
    // As if there were nothing between: the connection just breaks.
    onward.once('error', () => answer.destroy());
    asked.pipe(onward);
  });
  // Only addresses that no test serves are asked for in this way.
  server.on('connect', ({ url }, socket) => {
    note({ url: `https://${url}`, method: 'CONNECT' });
    socket.destroy();
  });
  const { address, stop } = await listen(server);
  return { address: new URL(address).host, close: stop };
}

async function withScript(got, script) {
  const parts = await got.toArray();
  // Behind the first of these that is there: a document says within 1024 bytes how it is encoded.
  const start = /<meta charset="[^"]+">|<head>|<html>|<!doctype html>/i;
  const html = Buffer.concat(parts).toString();
  const body = html.replace(start, (found) => `${found}<script>${script}</script>`);
  const headers = { ...got.headers };
  delete headers['content-length'];
  delete headers['transfer-encoding'];
  const policy = headers['content-security-policy'];
  if (policy) {
    const hash = createHash('sha256').update(script).digest('base64');
    headers['content-security-policy'] = policy.replace(/script-src /, `script-src 'sha256-${hash}' `);
  }
  return { headers, body };
}
