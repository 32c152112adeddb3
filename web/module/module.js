// The ES module qilu-green.js for portals with an interface of their own (docs/module.md), in browsers and in Node.
// The build makes one file of it, the glue and what it imports, beside the wasm and the three bundles.

import { assertOk } from '../lib/assert-ok.js';
import { guardExports } from '../lib/panic-guard.js';
import { wasm_bindgen } from './glue.js';

/** @typedef {import('./qilu-green').QiluGreen} QiluGreen */

// The build writes the names of its files here.
const FILES = { wasm: 'module.wasm', directory: 'directory.bin', national: 'national.bin', meaning: 'meaning.bin' };

// The offset of Shandong from UTC: eight hours.
const UTC_OFFSET = 8 * 60 * 60 * 1000;
const MAX_LIMIT = 2000;

let hasBroken = false;

// After a trap nothing in the instance can be trusted: all further calls throw.
wasm_bindgen.guard = (exports) => guardExports(exports, () => {
  if (hasBroken) {
    throw new Error('qilu-green broke in an earlier call: load the page or the process anew');
  }
  return false;
}, () => {
  hasBroken = true;
});

/**
 * @param {string} argument
 * @param {string} wanted
 */
function wrong(argument, wanted) {
  return new TypeError(`${argument}: must be ${wanted}`);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Throws for a value that is not an object or has an unknown property, since a misspelt name would go unnoticed.
 * @param {string} argument
 * @param {unknown} options
 * @param {string[]} known
 */
function checkOptions(argument, options, known) {
  if (!isRecord(options)) {
    throw wrong(argument, 'an object');
  }
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) {
      throw wrong(`${argument}.${name}`, `absent: known are ${known.join(', ')}`);
    }
  }
}

/**
 * @param {string} argument
 * @param {unknown} value
 */
function checkText(argument, value) {
  if (typeof value !== 'string') {
    throw wrong(argument, 'a string');
  }
  return value;
}

/**
 * @param {string} argument
 * @param {number} value
 * @param {number} least
 * @param {number} most
 */
function checkNumber(argument, value, least, most) {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw wrong(argument, `a whole number from ${least} to ${most}`);
  }
  return value;
}

/** Returns the current day in Shandong. */
function today() {
  return new Date(Date.now() + UTC_OFFSET).toISOString().slice(0, 10);
}

/**
 * Returns one line per answer, in the form that the wasm parses.
 * @param {unknown} answers
 */
function lines(answers) {
  if (!isRecord(answers)) {
    throw wrong('answers', 'an object of answers by fact');
  }
  /** @type {string[]} */
  const encoded = [];
  for (const fact of Object.keys(answers)) {
    const argument = `answers[${JSON.stringify(fact)}]`;
    const value = answers[fact];
    // Not answered.
    if (value === undefined || value === null) {
      continue;
    }
    const isList = Array.isArray(value);
    const values = (isList ? value : [value]).map((word) =>
      !isList && typeof word === 'number' && Number.isFinite(word) ? String(word) : word);
    for (const word of [fact, ...values]) {
      if (typeof word !== 'string' || /[\u0000-\u001f]/.test(word)) {
        throw wrong(argument, 'a string, a number or a list of strings');
      }
    }
    encoded.push([fact, isList ? '*' : '=', ...values].join('\t'));
  }
  return encoded.join('\n');
}

/** @param {URL} url */
async function fetchOk(url) {
  return assertOk(await fetch(url, { credentials: 'omit' }));
}

/** @param {URL} url */
async function bytes(url) {
  if (url.protocol === 'file:') {
    // A variable, so that bundlers for browsers do not resolve it.
    const files = 'node:fs/promises';
    const { readFile } = await import(files);
    return new Uint8Array(await readFile(url));
  }
  return new Uint8Array(await (await fetchOk(url)).arrayBuffer());
}

/**
 * Fetches a file that replaces data of the build: its bytes, or the reason why it is not used. The fingerprint is computed
 * here, since `fetch` in Node does not read files.
 * @param {{address: URL, integrity: string} | undefined} file
 * @returns {Promise<{bytes?: Uint8Array, rejected?: 'fetch' | 'fingerprint'}>}
 */
async function other(file) {
  if (!file) {
    return {};
  }
  let content;
  try {
    content = await bytes(file.address);
  } catch (error) {
    return { rejected: 'fetch' };
  }
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-384', content));
  const fingerprint = 'sha384-' + btoa(String.fromCharCode(...digest));
  return fingerprint === file.integrity ? { bytes: content } : { rejected: 'fingerprint' };
}

/** @type {Promise<unknown> | undefined} */
let started;

/**
 * Instantiates the wasm once for all callers, and again only after a failure.
 * @param {URL} url
 */
function start(url) {
  if (!started) {
    // A response is compiled while it is streamed.
    /** @type {Promise<Response | Uint8Array>} */
    const source = url.protocol === 'file:' ? bytes(url) : fetchOk(url);
    started = source.then((module_or_path) => wasm_bindgen({ module_or_path }));
    started.catch(() => {
      started = undefined;
    });
  }
  return started;
}

/**
 * Uses a fetched file if it can be used; `use` returns an empty text or the reason why not.
 * @param {{bytes?: Uint8Array, rejected?: string}} file
 * @param {(bytes: Uint8Array) => string} use
 */
function used(file, use) {
  const rejected = file.rejected || (file.bytes && use(file.bytes));
  if (rejected) {
    return Object.freeze({ used: 'built-in', rejected });
  }
  return Object.freeze({ used: file.bytes ? 'file' : 'built-in' });
}

/**
 * Loads rules and directory; the types are in qilu-green.d.ts.
 * @param {import('./qilu-green').LoadOptions} options
 * @returns {Promise<QiluGreen>}
 */
export async function load(options = {}) {
  checkOptions('options', options, ['base', 'occupations', 'rules', 'directory']);
  const { base = import.meta.url, occupations = true } = options;
  if (typeof base !== 'string' && !(base instanceof URL)) {
    throw wrong('options.base', 'an address');
  }
  if (typeof occupations !== 'boolean') {
    throw wrong('options.occupations', 'true or false');
  }
  const address = (/** @type {string} */ name) => {
    try {
      return new URL(name, base);
    } catch (error) {
      throw wrong('options.base', 'a whole address');
    }
  };
  const otherFile = (/** @type {'rules' | 'directory'} */ name) => {
    const file = options[name];
    if (file === undefined) {
      return undefined;
    }
    checkOptions(`options.${name}`, file, ['address', 'integrity']);
    if (typeof file.address !== 'string' && !(/** @type {unknown} */ (file.address) instanceof URL)) {
      throw wrong(`options.${name}.address`, 'an address');
    }
    return { address: address(String(file.address)), integrity: checkText(`options.${name}.integrity`, file.integrity) };
  };
  const [rulesFile, directoryFile] = [otherFile('rules'), otherFile('directory')];
  if (directoryFile && !occupations) {
    throw wrong('options.directory', 'absent with `occupations: false`');
  }
  const bundle = (/** @type {string} */ name) => (occupations ? bytes(address(name)) : undefined);
  const [directory, national, meaning, otherRules, otherDirectory] = await Promise.all([
    bundle(FILES.directory),
    bundle(FILES.national),
    bundle(FILES.meaning),
    other(rulesFile),
    other(directoryFile),
    start(address(FILES.wasm)),
  ]);
  const module = new wasm_bindgen.Module(directory, national, meaning);
  const source = Object.freeze({
    rules: used(otherRules, (bytes) => module.use_rules(bytes)),
    directory: used(otherDirectory, (bytes) => module.use_occupations(bytes)),
  });
  const describe = () => JSON.parse(module.describe());
  const { policies, directory: about } = describe();

  return Object.freeze(/** @type {QiluGreen} */ ({
    edition: Object.freeze({ rules: policies[0].edition, directory: about && about.edition }),
    source,
    describe,
    evaluate(answers, options = {}) {
      const encoded = lines(answers);
      checkOptions('options', options, ['policy', 'asOf']);
      const { policy = '', asOf = today() } = options;
      return JSON.parse(module.evaluate(checkText('policy', policy), checkText('asOf', asOf), encoded));
    },
    search(query, options = {}) {
      checkText('query', query);
      checkOptions('options', options, ['limit', 'field', 'mark', 'group']);
      const { limit = 20, field, mark, group } = options;
      return JSON.parse(module.search(
        query,
        checkNumber('limit', limit, 0, MAX_LIMIT),
        field === undefined ? field : checkNumber('field', field, 1, 5),
        mark === undefined ? mark : checkText('mark', mark),
        group === undefined ? group : checkNumber('group', group, 1, 8),
      ));
    },
    occupation(code) {
      return JSON.parse(module.occupation(checkText('code', code)));
    },
  }));
}
