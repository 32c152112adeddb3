// Reads states.json, which lists all states of the widget, and opens them for tests and screenshots.

import { readFile } from 'node:fs/promises';
import { element } from '../hosts/server.mjs';
import { kioskDevice } from './kiosk-device.mjs';
import { eventually } from './page.mjs';
import { go, runSteps } from './steps.mjs';

/** The default date of a state. */
const TODAY = '2026-11-21';

/** The modes of the widget. A state without `modes` has the first two. */
export const MODES = ['page', 'frame', 'inline', 'kiosk'];

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} route the first route; empty for the start page
 * @property {object[]} steps the steps to the state, including those of the state that it is `from`
 * @property {string[]} modes a subset of {@link MODES}
 * @property {string} file the HTML file; empty for the index
 * @property {boolean} scripts false: scripts are disabled
 * @property {boolean} fails the wasm cannot be fetched
 * @property {boolean} onPaper print layout: only for pictures, not measured
 * @property {string} today the date of the device's clock
 */

/** @returns {Promise<State[]>} */
export async function readStates() {
  const listed = JSON.parse(await readFile(new URL('../states.json', import.meta.url), 'utf8'));
  const known = new Map();
  for (const { from, ...own } of listed) {
    const before = from === undefined ? {} : known.get(from);
    if (!before || known.has(own.name)) {
      throw new Error(`states.json: ${own.name} is there twice, or comes from a state that is not above it`);
    }
    const { route = '', steps = [] } = before;
    // Inline mode has the style of a page, so only a few states are listed with it, each explicitly.
    const modes = (before.modes ?? ['page', 'frame']).filter((mode) => mode !== 'inline');
    const state = { file: '', scripts: true, fails: false, today: TODAY, ...before, modes, route, ...own };
    state.steps = [...steps, ...(own.steps ?? [])];
    const strange = state.modes.filter((mode) => !MODES.includes(mode));
    if (strange.length > 0) {
      throw new Error(`states.json: ${own.name}: no such mode: ${strange}`);
    }
    known.set(own.name, state);
  }
  return [...known.values()];
}

/**
 * Replaces a browser without scripts by blocked scripts: the page looks the same, and a test can measure it.
 */
export const measurable = (state) => (state.scripts ? state : { ...state, scripts: true, blocked: '**/*.js' });

/** Returns a host page with the widget, in a frame or inline. */
export const hostPage = (widget, mode = 'frame') => ({ body: element(widget, `mode="${mode}"`) });

/** Returns the host pages of both modes by path, for `serveHosts`. */
export const hostPages = (widget) => ({ '/frame': hostPage(widget), '/inline': hostPage(widget, 'inline') });

/**
 * Opens a page in this state. Returns the whole `page` and `frame`, the page or frame with the widget.
 * @param {{widget: string, hosts?: string}} addresses URLs of the widget and of {@link hostPages}
 */
export async function openState(browser, addresses, state, mode, options = {}) {
  const page = await browser.newPage({
    workers: false,
    scripts: state.scripts,
    // The simulated kiosk device has its own clock.
    ...(mode === 'kiosk' ? { before: kioskDevice } : { today: state.today }),
    blocked: state.blocked ?? (state.fails ? '**/app.*.wasm' : undefined),
    ...options,
  });
  try {
    const frame = await (OPENERS[mode] ?? onPage)(page, addresses, state, mode);
    await runSteps(frame, state.steps);
    return { page, frame };
  } catch (error) {
    await page.close();
    throw new Error(`${state.name}, ${mode}: ${/** @type {Error} */ (error).message}`, { cause: error });
  }
}

async function onPage(page, { widget }, state, mode) {
  await page.open(`${widget}${state.file}${mode === 'kiosk' ? '?mode=kiosk' : ''}${state.route}`);
  if (state.scripts && !state.file && !state.blocked) {
    await page.state(state.fails ? 'failed' : 'running');
  }
  return page;
}

async function inFrame(page, { hosts }, state) {
  await page.open(`${hosts}frame`);
  const frame = await page.inFrame('mode=frame');
  const runs = () => document.documentElement.dataset.state === 'running';
  await eventually('the widget', () => frame.evaluate(runs));
  if (state.route) {
    await go(frame, state.route);
  }
  return frame;
}

async function inShadow(page, { hosts }, state) {
  await page.open(`${hosts}inline`);
  const runs = () => {
    // Steps and measurements use this root instead of the document.
    window.within = document.querySelector('qilu-green-widget').shadowRoot;
    return window.within.querySelector('.qg-root')?.dataset.state === 'running';
  };
  await eventually('the widget', () => page.evaluate(runs));
  if (state.route) {
    await go(page, state.route);
  }
  return page;
}

const OPENERS = { frame: inFrame, inline: inShadow };
