// Functions that run inside the measured pages. Playwright serializes the source of each one, so a function
// cannot refer to anything outside itself.

/** Records paints, layout shifts and long tasks. Runs before any script of the page. */
export function observe() {
  const seen = { firstPaint: null, largestPaint: null, shift: 0, longestTask: 0 };
  globalThis.benchSeen = seen;
  const each = (type, take) => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  };
  each('paint', (entry) => {
    if (entry.name === 'first-contentful-paint') {
      seen.firstPaint = entry.startTime;
    }
  });
  each('largest-contentful-paint', (entry) => {
    seen.largestPaint = entry.startTime;
  });
  each('layout-shift', (entry) => {
    seen.shift += entry.hadRecentInput ? 0 : entry.value;
  });
  // The browser reports only tasks of 50 ms or more.
  each('longtask', (entry) => {
    seen.longestTask = Math.max(seen.longestTask, entry.duration);
  });
}

/** Returns the position of the option and the time at which the next question appeared. */
export function outlook({ option, next }) {
  const visible = (element) => element.getClientRects().length > 0;
  // A hint can follow the label of an option; the first questions of a page can be in it from the beginning, hidden.
  const says = (element, words) => (element.querySelector('.option-label') ?? element).textContent.trim() === words;
  const find = (selector, words) =>
    [...document.querySelectorAll(selector)].find((element) => says(element, words) && visible(element));
  if (!globalThis.benchWatches) {
    globalThis.benchWatches = true;
    globalThis.benchAnswered = null;
    const isNext = () => location.hash === '#next' || (!document.querySelector('#next') && find('h1', next));
    const check = () => {
      if (globalThis.benchAnswered === null && isNext()) {
        globalThis.benchAnswered = performance.now();
      }
    };
    const options = { childList: true, subtree: true, characterData: true, attributes: true };
    new MutationObserver(check).observe(document, options);
    addEventListener('hashchange', check);
  }
  const found = find('button, label, a', option);
  const box = found && found.getBoundingClientRect();
  return {
    answered: globalThis.benchAnswered,
    option: box ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null,
  };
}
