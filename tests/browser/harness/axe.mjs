// Runs axe-core, injected through the DevTools protocol, so that the security policy of the page need not change.

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Injects axe; needed once per page. */
export const injectAxe = (frame) => frame.evaluate(`function () { ${axe.source} }`);

/** Returns the violations that axe finds, as text. */
export async function axeViolations(frame) {
  return frame.evaluate(async (tags) => {
    const options = {
      runOnly: tags,
      resultTypes: ['violations'],
      // Frames are measured in states of their own.
      iframes: false,
    };
    // In inline mode, only the shadow root belongs to the widget.
    const { violations } = await window.axe.run((window.within && window.within.host) || document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, TAGS);
}
