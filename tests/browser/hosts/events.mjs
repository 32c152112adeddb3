// Records the events that the widget sends to a host page.

import { eventually } from '../harness/page.mjs';

const KINDS = ['ready', 'height', 'view', 'outcome', 'error'];

/** A script for the head of a page: records every event on the document, to which the events bubble. */
export const LISTEN = `<script>
  window.heard = [];
  for (const kind of ${JSON.stringify(KINDS)}) {
    document.addEventListener('qilu-green:' + kind, (event) => {
      window.heard.push({ kind, on: event.target.id, ...event.detail });
    });
  }
</script>`;

/** Returns all events of a kind so far. */
export function heard(page, kind) {
  return page.evaluate((it) => window.heard.filter((event) => event.kind === it), kind);
}

/** Waits for an event of this kind with these details and returns it. */
export function hears(page, kind, details = {}) {
  const fits = (event) => Object.keys(details).every((key) => event[key] === details[key]);
  return eventually(`${kind} ${JSON.stringify(details)}`, async () =>
    (await heard(page, kind)).find(fits),
  );
}
