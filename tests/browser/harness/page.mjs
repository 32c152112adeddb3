// The interface of a page under test. Each engine implements it (engines.mjs), so that a test is written once
// and runs in all engines. docs/engines.md lists the abilities that an engine lacks and their substitutes.

/**
 * A locator of an element: by its whole visible text, or by its role and accessible name. A string must
 * match the whole text, a pattern any substring.
 * @typedef {string | RegExp | {role: string, name?: string | RegExp}} Target
 *
 * @typedef {object} Options
 * @property {{width: number, height: number}} [viewport] default: 360 × 640
 * @property {boolean} [scripts] false: scripts are disabled
 * @property {boolean} [dark] dark colour scheme
 * @property {boolean} [mobile] emulates the web view of a phone; desktop engines ignore it
 * @property {string} [today] the date of the device's clock, such as 2026-11-21
 * @property {Function} [before] runs in the page before its own scripts
 * @property {boolean} [workers] false: no service worker (current Chromium only)
 * @property {boolean} [isKept] true: the page is kept for the next test (engines.mjs)
 * @property {string} [blocked] requests to block, as a pattern with * (current Chromium only)
 *
 * @typedef {object} Holdings
 * @property {number} documents
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} heap size of the JavaScript heap in bytes
 *
 * @typedef {object} Request
 * @property {string} url
 * @property {string} method
 *
 * A composition in progress: text that is typed with an input method and not yet committed.
 * @typedef {object} Composition
 * @property {(letters: string) => Promise<void>} update Sets the letters typed so far.
 * @property {(key: string) => Promise<void>} key Presses a key that the input method consumes.
 * @property {(text: string) => Promise<void>} commit Inserts the chosen characters and ends the composition.
 * @property {() => Promise<void>} cancel Ends the composition without text.
 *
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open Navigates and waits for the load event.
 * @property {(state: string | RegExp) => Promise<void>} state Waits until the loader reports this state.
 * @property {(target: Target) => Promise<void>} see Waits until the element is visible.
 * @property {(target: Target) => Promise<void>} click Waits for the element, scrolls to it, clicks its
 *   center.
 * @property {(target: Target, text: string) => Promise<void>} fill Replaces the text of a field.
 * @property {(target: Target, label: string) => Promise<void>} choose Chooses an option of a list.
 * @property {(key: string) => Promise<void>} press Presses a key by its name: Enter, Tab, Escape, a letter …
 * @property {() => Promise<Composition>} compose Begins a composition in the focused field.
 * @property {() => Promise<void>} back Goes back in the browser history.
 * @property {(selector?: string) => Promise<string>} text Returns the visible text. Default: of the body.
 * @property {(code: Function, ...values: any[]) => Promise<any>} evaluate Runs the function in the page.
 * @property {(part: string, code: Function, ...values: any[]) => Promise<any>} within Runs the function in
 *   the frame whose URL contains `part`; waits for the frame.
 * @property {(viewport: {width: number, height: number}) => Promise<void>} resize Resizes the viewport, as an
 *   on-screen keyboard does.
 * @property {(path: string, whole?: boolean) => Promise<void>} screenshot Writes a PNG.
 * @property {() => Promise<Holdings>} [holds] Only in Chromium: counts what the page retains after garbage
 *   collection.
 * @property {(command: string, values?: object) => Promise<any>} [devTools] Only in Chromium: sends a
 *   command of the DevTools protocol that has no counterpart in other engines.
 * @property {() => Promise<Buffer>} [pdf] Not in WebKitGTK: prints the page.
 * @property {(part: string) => Promise<any>} [inFrame] Only in current Chromium: see, click … in a frame.
 * @property {(media: object) => Promise<void>} [look] Only in current Chromium: dark colours, forced colours,
 *   reduced motion.
 * @property {() => Promise<any>} [protocol] Only in current Chromium: a session of the DevTools protocol.
 * @property {Request[]} requests All requests so far, including those of workers and preloads.
 * @property {(what: string) => boolean} [lacks] Returns whether the engine lacks this ability (engines.mjs).
 * @property {string[]} errors Uncaught errors and console errors so far.
 * @property {string[]} [warnings] Console warnings so far, in the engines whose protocol reports them.
 * @property {() => Promise<string[]>} violations Violations of the security policy since the page was opened.
 * @property {() => Promise<void>} close
 */

export const PHONE = { width: 360, height: 640 };

/** The timeout of every wait, in milliseconds. */
export const TIMEOUT = 10_000;

/** Runs in the page before its own scripts: records violations of the security policy. */
export function collectViolations() {
  window.policyViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
}

/** Returns whether a console message reports a violation. */
export function isViolationMessage(text) {
  // Chromium 79 warns about a keyword of the policy that it does not know; nothing was blocked.
  return /Content Security Policy/.test(text) && !/contains an invalid source/.test(text);
}

/** Prints the page on the paper of its style sheet; returns the PDF. */
export async function printed(devTools) {
  const { data } = await devTools('Page.printToPDF', { preferCSSPageSize: true, printBackground: true });
  return Buffer.from(data, 'base64');
}

/** Collects garbage and returns what is left, by the DevTools protocol. */
export async function holdings(send) {
  await send('Performance.enable');
  // What the first collection frees may let the second free more.
  await send('HeapProfiler.collectGarbage');
  await send('HeapProfiler.collectGarbage');
  const { metrics } = await send('Performance.getMetrics');
  const of = (name) => metrics.find((metric) => metric.name === name).value;
  return {
    documents: of('Documents'),
    nodes: of('Nodes'),
    listeners: of('JSEventListeners'),
    heap: of('JSHeapUsedSize'),
  };
}

/** Returns whether a URL goes over the network, unlike data: and blob: URLs. */
export function isNetworkUrl(url) {
  return /^https?:/.test(url);
}

/** Returns whether the load state is the one that a test waits for. */
export function isState(current, wanted) {
  return wanted instanceof RegExp ? wanted.test(current ?? '') : current === wanted;
}

/** Returns whether an accessible name is the one that a test looks for. */
export function isNamed(name, wanted) {
  if (wanted === undefined) {
    return true;
  }
  return wanted instanceof RegExp ? wanted.test(name) : name.trim() === wanted;
}

/**
 * Polls until the answer is truthy; after the timeout, throws an error with the description. An error of
 * `ask` counts as no answer: the page may not be loaded yet.
 * @param {string} what
 * @param {() => any} ask
 * @returns {Promise<any>}
 */
export async function eventually(what, ask) {
  const end = Date.now() + TIMEOUT;
  for (;;) {
    let problem;
    const answer = await Promise.resolve().then(ask).catch((error) => {
      problem = error;
      return undefined;
    });
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`waited in vain for ${what}`, { cause: problem });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Describes a target for error messages. */
export function describeTarget(target) {
  if (typeof target === 'string' || target instanceof RegExp) {
    return `the text ${target}`;
  }
  return `the ${target.role} ${target.name ?? ''}`.trim();
}
