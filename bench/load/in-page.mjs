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
  const says = (element, words) => element.textContent.trim() === words;
  const all = (selector) => [...document.querySelectorAll(selector)];
  if (!globalThis.benchWatches) {
    globalThis.benchWatches = true;
    globalThis.benchAnswered = null;
    const isNext = () =>
      location.hash === '#next' || (!document.querySelector('#next') && all('h1').some((heading) => says(heading, next)));
    const check = () => {
      if (globalThis.benchAnswered === null && isNext()) {
        globalThis.benchAnswered = performance.now();
      }
    };
    new MutationObserver(check).observe(document, { childList: true, subtree: true, characterData: true });
    addEventListener('hashchange', check);
  }
  const found = all('button, a').find((element) => says(element, option));
  const box = found && found.getBoundingClientRect();
  return {
    answered: globalThis.benchAnswered,
    option: box && box.height > 0 ? { x: box.left + box.width / 2, y: box.top + box.height / 2 } : null,
  };
}
