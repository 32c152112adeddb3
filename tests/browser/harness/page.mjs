// What a test can do in a browser. Each engine implements it (engines.mjs), so that a story is written
// once and walked in all of them. What one of them cannot do, and what stands in: docs/engines.md.

/**
 * What to look for: the whole visible text of an element, or its role and accessible name. A string
 * must match whole, a pattern anywhere.
 * @typedef {string | RegExp | {role: string, name?: string | RegExp}} Target
 *
 * @typedef {object} Options
 * @property {{width: number, height: number}} [viewport] 360 × 640 unless told
 * @property {boolean} [scripts] false: as in a browser that runs no script
 * @property {boolean} [dark] prefers dark colours
 * @property {boolean} [mobile] as in the web view of a phone; engines that are in none pay no heed
 * @property {string} [today] the day that the device believes it is, such as 2026-11-21
 * @property {Function} [before] runs in the page before its own scripts
 * @property {boolean} [workers] false: no service worker (today's Chromium only)
 * @property {string} [blocked] what cannot be fetched, as a pattern with * (today's Chromium only)
 *
 * @typedef {object} Holdings
 * @property {number} documents
 * @property {number} nodes
 * @property {number} listeners
 * @property {number} heap bytes of JavaScript
 *
 * @typedef {object} Request
 * @property {string} url
 * @property {string} method
 *
 * What a person does with an input method before the text stands.
 * @typedef {object} Composition
 * @property {(letters: string) => Promise<void>} update What has been typed so far.
 * @property {(key: string) => Promise<void>} key A key that the input method takes.
 * @property {(text: string) => Promise<void>} commit The characters chosen; ends the composition.
 * @property {() => Promise<void>} cancel Ends it with nothing.
 *
 * @typedef {object} Page
 * @property {(url: string) => Promise<void>} open Goes there and waits for the load event.
 * @property {(state: string | RegExp) => Promise<void>} state Waits until the loader says this state.
 * @property {(target: Target) => Promise<void>} see Waits until it is visible.
 * @property {(target: Target) => Promise<void>} click Waits for it, scrolls to it, clicks its middle.
 * @property {(target: Target, text: string) => Promise<void>} fill Replaces the text of a field.
 * @property {(target: Target, label: string) => Promise<void>} choose Chooses from a list.
 * @property {(key: string) => Promise<void>} press A key by its name: Enter, Tab, Escape, a letter …
 * @property {() => Promise<Composition>} compose An input method begins to compose in the focused field.
 * @property {() => Promise<void>} back The browser's back button.
 * @property {(selector?: string) => Promise<string>} text What can be read there, body unless told.
 * @property {(code: Function, ...values: any[]) => Promise<any>} evaluate Runs it in the page.
 * @property {(part: string, code: Function, ...values: any[]) => Promise<any>} within Runs it in the
 *   frame whose address contains `part`, once there is one.
 * @property {(viewport: {width: number, height: number}) => Promise<void>} resize As a keyboard does that comes.
 * @property {(path: string, whole?: boolean) => Promise<void>} screenshot Writes a PNG.
 * @property {() => Promise<Holdings>} [holds] Only in Chromium: what the page holds on to, once its garbage is gone.
 * @property {(command: string, values?: object) => Promise<any>} [devTools] Only in Chromium: a command of its
 *   protocol for which no other engine has a counterpart.
 * @property {(part: string) => Promise<any>} [inFrame] Only in today's Chromium: see, click … in a frame.
 * @property {(media: object) => Promise<void>} [look] Only in today's Chromium: dark colours, forced colours, no movement.
 * @property {() => Promise<any>} [protocol] Only in today's Chromium: the DevTools protocol.
 * @property {Request[]} requests Every request so far, workers' and preloads' included.
 * @property {(what: string) => boolean} [lacks] Whether its engine cannot do this (engines.mjs).
 * @property {string[]} errors Uncaught errors and console errors so far.
 * @property {() => Promise<string[]>} violations Of the security policy, since the page was opened.
 * @property {() => Promise<void>} close
 */

export const PHONE = { width: 360, height: 640 };

/** How long to wait for something to appear, in milliseconds. */
export const TIMEOUT = 10_000;

/** Runs in every page before its own scripts. */
export function collectViolations() {
  window.policyViolations = [];
  document.addEventListener('securitypolicyviolation', (event) => {
    window.policyViolations.push(`${event.violatedDirective} ${event.blockedURI}`);
  });
}

/** Whether a console message tells of a violation. */
export function isViolationMessage(text) {
  // Chromium 79 remarks on a word of the policy that it does not know. Nothing was blocked.
  return /Content Security Policy/.test(text) && !/contains an invalid source/.test(text);
}

/** Lets the garbage go and asks the browser, by its protocol, what is left. */
export async function holdings(send) {
  await send('Performance.enable');
  // What the first round frees may be what the second one can.
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

/** Only what goes over the network: not data: or blob: addresses. */
export function isNetworkUrl(url) {
  return /^https?:/.test(url);
}

/** Whether what the loader said is what a test waits for. */
export function isState(said, wanted) {
  return wanted instanceof RegExp ? wanted.test(said ?? '') : said === wanted;
}

/** Whether an accessible name is what a test looks for. */
export function isNamed(name, wanted) {
  if (wanted === undefined) {
    return true;
  }
  return wanted instanceof RegExp ? wanted.test(name) : name.trim() === wanted;
}

/**
 * Asks again and again until the answer is something; says what it waited for when it never is. A page that is
 * not there yet answers with an error, which counts as no answer.
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

/** A target in words. */
export function describeTarget(target) {
  if (typeof target === 'string' || target instanceof RegExp) {
    return `the text ${target}`;
  }
  return `the ${target.role} ${target.name ?? ''}`.trim();
}
