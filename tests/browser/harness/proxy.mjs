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
  const server = createServer((asked, answer) => {
    record({ url: asked.url, method: asked.method });
    const { 'proxy-connection': _connection, ...headers } = asked.headers;
    // Only documents: what a page or a worker fetches must not be modified.
    const isDocument = ['document', 'iframe', 'frame'].includes(headers['sec-fetch-dest']);
    if (isDocument) {
      delete headers['accept-encoding'];
      // A 304 response has no body into which the script could be inserted.
      delete headers['if-none-match'];
      delete headers['if-modified-since'];
    }
    // A new connection for each request: the server may close a kept-alive connection at the moment of its reuse.
    const onward = request(asked.url, { method: asked.method, headers, agent: false }, (got) => {
      if (isDocument && got.headers['content-type']?.startsWith('text/html')) {
        withScript(got, script).then(({ headers, body }) => {
          answer.writeHead(got.statusCode, headers);
          answer.end(body);
        }, (error) => answer.destroy(error));
      } else {
        answer.writeHead(got.statusCode, got.rawHeaders);
        // A broken connection is passed on as such.
        pipeline(got, answer, () => {});
      }
    });
    // As without a proxy, the connection breaks.
    onward.once('error', () => answer.destroy());
    asked.pipe(onward);
  });
  // No test serves HTTPS, so that no such request needs an answer.
  server.on('connect', ({ url }, socket) => {
    record({ url: `https://${url}`, method: 'CONNECT' });
    socket.destroy();
  });
  const { address, stop } = await listen(server);
  return { address: new URL(address).host, close: stop };
}

async function withScript(got, script) {
  const parts = await got.toArray();
  // After the first match: the encoding must be declared within the first 1024 bytes.
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
