// A proxy between a browser and the servers, for a protocol that neither reports requests nor runs scripts before
// those of the page: records the requests and inserts a script at the start of each document.

import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import { pipeline } from 'node:stream';
import { listen } from './listen.mjs';

/**
 * @param {string} script
 * @param {(request: import('./page.mjs').Request) => void} record called for each request
 */
export async function startProxy(script, record) {
  const server = createServer((incoming, outgoing) => {
    record({ url: incoming.url, method: incoming.method });
    const { 'proxy-connection': _connection, ...headers } = incoming.headers;
    // Only documents: what a page or a worker fetches must not be modified.
    const isDocument = ['document', 'iframe', 'frame'].includes(headers['sec-fetch-dest']);
    if (isDocument) {
      delete headers['accept-encoding'];
      // A 304 response has no body into which the script could be inserted.
      delete headers['if-none-match'];
      delete headers['if-modified-since'];
    }
    // A new connection for each request: the server may close a kept-alive connection at the moment of its reuse.
    const upstream = request(incoming.url, { method: incoming.method, headers, agent: false }, (response) => {
      if (isDocument && response.headers['content-type']?.startsWith('text/html')) {
        withScript(response, script).then(({ headers, body }) => {
          outgoing.writeHead(response.statusCode, headers);
          outgoing.end(body);
        }, (error) => outgoing.destroy(error));
      } else {
        outgoing.writeHead(response.statusCode, response.rawHeaders);
        // A broken connection is passed on as such.
        pipeline(response, outgoing, () => {});
      }
    });
    // As without a proxy, the connection breaks.
    upstream.once('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  // No test serves HTTPS, so that no such request needs an answer.
  server.on('connect', ({ url }, socket) => {
    record({ url: `https://${url}`, method: 'CONNECT' });
    socket.destroy();
  });
  const { address, stop } = await listen(server);
  return { address: new URL(address).host, close: stop };
}

async function withScript(response, script) {
  const parts = await response.toArray();
  // After the first match: the encoding must be declared within the first 1024 bytes.
  const start = /<meta charset="[^"]+">|<head>|<html>|<!doctype html>/i;
  const html = Buffer.concat(parts).toString();
  const body = html.replace(start, (found) => `${found}<script>${script}</script>`);
  const headers = { ...response.headers };
  delete headers['content-length'];
  delete headers['transfer-encoding'];
  const policy = headers['content-security-policy'];
  if (policy) {
    const hash = createHash('sha256').update(script).digest('base64');
    headers['content-security-policy'] = policy.replace(/script-src /, `script-src 'sha256-${hash}' `);
  }
  return { headers, body };
}
