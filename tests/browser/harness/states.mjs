// The states of states.json: every page and every state of a page, for tests and pictures alike.

import { readFile } from 'node:fs/promises';
import { element } from '../hosts/server.mjs';
import { kioskDevice } from './kiosk-device.mjs';
import { eventually } from './page.mjs';
import { go, runSteps } from './steps.mjs';

/** The day the states are of, where they name no other. */
const TODAY = '2026-11-21';

/** How the widget can be shown. A state that names no modes has the first two. */
export const MODES = ['page', 'frame', 'inline', 'kiosk'];

/**
 * @typedef {object} State
 * @property {string} name
 * @property {string} route where it begins; empty for the start page
 * @property {object[]} steps how to get there, those of the state it is `from` included
 * @property {string[]} modes of {@link MODES}
 * @property {string} file the page it is on
 * @property {boolean} scripts false: in a browser that runs no script
 * @property {boolean} fails the widget cannot be fetched
 * @property {boolean} onPaper as it is printed: for pictures, not for measuring
 * @property {string} today the day it is looked at
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
    // Inline it has the same style as on a page: the few states that have it name it themselves.
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

/** The same to the eye, in a browser that runs what a test brings: of our scripts, none arrives. */
export const measurable = (state) => (state.scripts ? state : { ...state, scripts: true, blocked: '**/*.js' });

/** The page of somebody else that the widget stands on, in a frame or inline. */
export const hostPage = (widget, mode = 'frame') => ({ body: element(widget, `mode="${mode}"`) });

/** Both of them at their paths, for `serveHosts`. */
export const hostPages = (widget) => ({ '/frame': hostPage(widget), '/inline': hostPage(widget, 'inline') });

/**
 * Opens a page in this state. `page` is the whole page, `place` where the widget is.
 * @param {{widget: string, hosts?: string}} addresses of the widget, and of {@link hostPages}
 */
export async function openState(browser, addresses, state, mode, options = {}) {
  const page = await browser.newPage({
    workers: false,
    scripts: state.scripts,
    // A kiosk's device has a clock of its own.
    ...(mode === 'kiosk' ? { before: kioskDevice } : { today: state.today }),
    blocked: state.blocked ?? (state.fails ? '**/app.*.wasm' : undefined),
    ...options,
  });
  try {
    const place = await (WAYS[mode] ?? onPage)(page, addresses, state, mode);
    await runSteps(place, state.steps);
    return { page, place };
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
  const place = await page.inFrame('mode=frame');
  const runs = () => document.documentElement.dataset.state === 'running';
  await eventually('the widget', () => place.evaluate(runs));
  if (state.route) {
    await go(place, state.route);
  }
  return place;
}

async function inShadow(page, { hosts }, state) {
  await page.open(`${hosts}inline`);
  const runs = () => {
    // Where steps are taken and things are measured, in the place of the document.
    window.within = document.querySelector('qilu-green-widget').shadowRoot;
    return window.within.querySelector('.qg-root')?.dataset.state === 'running';
  };
  await eventually('the widget', () => page.evaluate(runs));
  if (state.route) {
    await go(page, state.route);
  }
  return page;
}

const WAYS = { frame: inFrame, inline: inShadow };
