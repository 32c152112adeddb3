// Serves host pages from a separate server, and therefore from another origin than the widget's.

import { createServer } from 'node:http';
import { listen } from '../harness/listen.mjs';

/**
 * @typedef {object} HostPage
 * @property {string} [body] HTML
 * @property {string} [head] HTML
 * @property {Record<string, string>} [headers]
 * @property {string | Buffer} [raw] The whole response, instead of body and head.
 */

/**
 * Serves each page at its path.
 * @param {Record<string, HostPage>} pages
 */
export async function serveHosts(pages) {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url, 'http://localhost').pathname];
    if (!page) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...page.headers });
    response.end(
      page.raw ?? '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>门户</title>' +
        `<link rel="icon" href="data:,">${page.head ?? ''}</head><body>${page.body}</body></html>`,
    );
  });
  return listen(server);
}

/** Returns the snippet that an editor pastes. `widget` is the base URL of the widget. */
export function element(widget, attributes = '') {
  return (
    `<script src="${widget}embed.js"></script>` +
    `<qilu-green-widget ${attributes}><a href="${widget}">自查</a></qilu-green-widget>`
  );
}
