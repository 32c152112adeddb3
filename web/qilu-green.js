// The ES module for portals with an interface of their own (docs/module.md), in browsers and in Node.
// It stands behind the glue (`wasm_bindgen`) in one file, beside the wasm and the two bundles.

// The build puts the names of its files here.
const FILES = { wasm: 'module.wasm', directory: 'directory.bin', national: 'national.bin' };

// A day in Shandong begins eight hours before it begins in UTC.
const AHEAD = 8 * 60 * 60 * 1000;
const MOST_HITS = 2000;

let hasBroken = false;

// After a trap nothing in the instance can be trusted: no call gets in any more.
wasm_bindgen.guard = (exports) => {
  const guarded = {};
  for (const name of Object.keys(exports)) {
    const inner = exports[name];
    guarded[name] = typeof inner !== 'function' ? inner : (...values) => {
      if (hasBroken) {
        throw new Error('qilu-green broke in an earlier call: load the page or the process anew');
      }
      try {
        return inner(...values);
      } catch (error) {
        hasBroken = true;
        throw error;
      }
    };
  }
  return guarded;
};

function wrong(argument, wanted) {
  return new TypeError(`${argument}: must be ${wanted}`);
}

function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Refuses what is no object or has a name that is not known: a slip of the pen would go unnoticed. */
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

function checkText(argument, value) {
  if (typeof value !== 'string') {
    throw wrong(argument, 'a string');
  }
  return value;
}

function checkNumber(argument, value, least, most) {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw wrong(argument, `a whole number from ${least} to ${most}`);
  }
  return value;
}

function today() {
  return new Date(Date.now() + AHEAD).toISOString().slice(0, 10);
}

/** A line for each answer, as the wasm reads them. */
function lines(answers) {
  if (!isRecord(answers)) {
    throw wrong('answers', 'an object of answers by fact');
  }
  const said = [];
  for (const fact of Object.keys(answers)) {
    const argument = `answers[${JSON.stringify(fact)}]`;
    const value = answers[fact];
    // Not answered.
    if (value === undefined || value === null) {
      continue;
    }
    const isList = Array.isArray(value);
    const words = (isList ? value : [value]).map((word) =>
      !isList && typeof word === 'number' && Number.isFinite(word) ? String(word) : word);
    for (const word of [fact, ...words]) {
      if (typeof word !== 'string' || /[\u0000-\u001f]/.test(word)) {
        throw wrong(argument, 'a string, a number or a list of strings');
      }
    }
    said.push([fact, isList ? '*' : '=', ...words].join('\t'));
  }
  return said.join('\n');
}

async function fetched(url) {
  const response = await fetch(url, { credentials: 'omit' });
  if (!response.ok) {
    throw new Error(`${response.status} ${url.href}`);
  }
  return response;
}

async function bytes(url) {
  if (url.protocol === 'file:') {
    // Not written in the call, so that bundlers for browsers do not look for it.
    const files = 'node:fs/promises';
    const { readFile } = await import(files);
    return new Uint8Array(await readFile(url));
  }
  return new Uint8Array(await (await fetched(url)).arrayBuffer());
}

let started;

/** Once is enough for all, unless it failed. */
function start(url) {
  if (!started) {
    // A response is compiled while it comes.
    const source = url.protocol === 'file:' ? bytes(url) : fetched(url);
    started = source.then((module_or_path) => wasm_bindgen({ module_or_path }));
    started.catch(() => {
      started = undefined;
    });
  }
  return started;
}

/** Rules and directory, ready to be asked. See qilu-green.d.ts for what comes in and out. */
export async function load(options = {}) {
  checkOptions('options', options, ['base', 'occupations']);
  const { base = import.meta.url, occupations = true } = options;
  if (typeof base !== 'string' && !(base instanceof URL)) {
    throw wrong('options.base', 'an address');
  }
  if (typeof occupations !== 'boolean') {
    throw wrong('options.occupations', 'true or false');
  }
  const address = (name) => {
    try {
      return new URL(name, base);
    } catch (error) {
      throw wrong('options.base', 'a whole address');
    }
  };
  const bundle = (name) => (occupations ? bytes(address(name)) : undefined);
  const [directory, national] = await Promise.all([
    bundle(FILES.directory),
    bundle(FILES.national),
    start(address(FILES.wasm)),
  ]);
  const module = new wasm_bindgen.Module(directory, national);
  const describe = () => JSON.parse(module.describe());
  const { policies, directory: told } = describe();

  return Object.freeze({
    edition: Object.freeze({ rules: policies[0].edition, directory: told && told.edition }),
    describe,
    evaluate(answers, options = {}) {
      const said = lines(answers);
      checkOptions('options', options, ['policy', 'asOf']);
      const { policy = '', asOf = today() } = options;
      return JSON.parse(module.evaluate(checkText('policy', policy), checkText('asOf', asOf), said));
    },
    search(query, options = {}) {
      checkText('query', query);
      checkOptions('options', options, ['limit', 'field', 'mark', 'group']);
      const { limit = 20, field, mark, group } = options;
      return JSON.parse(module.search(
        query,
        checkNumber('limit', limit, 0, MOST_HITS),
        field === undefined ? field : checkNumber('field', field, 1, 5),
        mark === undefined ? mark : checkText('mark', mark),
        group === undefined ? group : checkNumber('group', group, 1, 8),
      ));
    },
    occupation(code) {
      return JSON.parse(module.occupation(checkText('code', code)));
    },
  });
}
