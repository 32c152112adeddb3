// axe-core, put into the page through the DevTools protocol: the page's security policy stands as it is.

import axe from 'axe-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Puts it there; needed once for each page. */
export const bringAxe = (place) => place.evaluate(`function () { ${axe.source} }`);

/** What axe objects to, in words. */
export async function objections(place) {
  return place.evaluate(async (tags) => {
    const options = {
      runOnly: tags,
      resultTypes: ['violations'],
      // Frames are pages of their own, with states of their own.
      iframes: false,
    };
    // Inline, the page around it is somebody else's.
    const { violations } = await window.axe.run(window.within?.host ?? document, options);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target}: ${failureSummary.replace(/\s+/g, ' ')}`),
    );
  }, TAGS);
}
