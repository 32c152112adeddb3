// The officer's workbench (docs/workbench.md): starts the page, runs its tasks in a worker, fetches the server's files.

import { assertOk } from '../lib/assert-ok.js';
import { forgetDraft, keepDraft, keptDraft } from './kept-draft.js';
import { newGlue } from './glue.js';

const SCRIPT = /** @type {HTMLScriptElement} */ (document.currentScript);
const HOST = /** @type {HTMLElement} */ (document.getElementById('workbench'));

// The server's files that name data files; the pages that a deployment leaves out are absent.
const NEEDED = ['index.html', 'service-worker.js', 'integrity.json'];
const OPTIONAL = ['directory.html', 'workbench.html', 'tally.html', 'embed.js', 'embed.html'];

// The name of the cache that web/worker/workbench-trial.js reads.
const TRIAL_CACHE = 'qilu-green workbench trial';
const POLICIES = ['content-security-policy', 'cross-origin-embedder-policy', 'cross-origin-resource-policy'];
const TYPES = { html: 'text/html; charset=utf-8', js: 'text/javascript; charset=utf-8', json: 'application/json' };

/** @param {string | undefined} name */
function addressOf(name) {
  return new URL(/** @type {string} */ (name), SCRIPT.src).href;
}

/**
 * @param {string} name
 * @param {RequestCache} cache
 */
async function fetchBytes(name, cache) {
  const response = assertOk(await fetch(addressOf(name), { cache, credentials: 'omit' }));
  return new Uint8Array(await response.arrayBuffer());
}

/** Runs tasks in a worker, one at a time; `cancel` ends the worker, and the next task starts another. */
class TaskRunner {
  /** @param {WebAssembly.Module} module */
  constructor(module) {
    this.module = module;
    /** @type {(() => void) | null} */
    this.stop = null;
  }

  /**
   * Runs a task.
   * @param {Uint8Array} task
   * @param {(done: number, all: number) => void} progress
   * @returns {Promise<Uint8Array>}
   */
  run(task, progress) {
    this.cancel();
    const worker = new Worker(addressOf(SCRIPT.dataset.worker));
    return new Promise((resolve, reject) => {
      const end = () => {
        worker.terminate();
        this.stop = null;
      };
      this.stop = () => {
        end();
        reject('停下了，什么也没有改。');
      };
      worker.onmessage = ({ data }) => {
        if (data.result) {
          end();
          resolve(data.result);
        } else if (data.progress) {
          progress(data.progress[0], data.progress[1]);
        } else {
          end();
          reject(new Error(data.failed));
        }
      };
      worker.onerror = (event) => {
        end();
        reject(new Error(event.message));
      };
      // A view of the memory of the wasm is only valid during this call, so it is copied.
      worker.postMessage({ module: this.module, task: task.slice() });
    });
  }

  cancel() {
    if (this.stop) {
      this.stop();
    }
  }
}

/** Returns the names and contents of the server's files that name data files. */
async function fetchSite() {
  const list = JSON.parse(new TextDecoder().decode(await fetchBytes('integrity.json', 'no-store')));
  const staticPage = Object.keys(list).filter((name) => /^inline\.[\da-f]{12}\.html$/.test(name));
  const needed = NEEDED.map(async (name) => [name, await fetchBytes(name, 'no-store')]);
  const optional = OPTIONAL.concat(staticPage).map((name) =>
    fetchBytes(name, 'no-store').then((bytes) => [name, bytes], () => null));
  return (await Promise.all(needed.concat(/** @type {any} */ (optional)))).filter(Boolean);
}

/**
 * Serves the site with the changed files to this browser, in the folder `workbench-trial/` that exists only here
 * (web/worker/workbench-trial.js). Returns the address.
 * @param {string[]} names
 * @param {Uint8Array[]} contents
 */
async function openTrial(names, contents) {
  if (!navigator.serviceWorker) {
    throw '这个浏览器不能试用：换一个新一点的浏览器，或者直接发布';
  }
  await caches.delete(TRIAL_CACHE);
  const cache = await caches.open(TRIAL_CACHE);
  const scope = addressOf('workbench-trial/');
  // The pages keep the policy of the server's page.
  const server = assertOk(await fetch(addressOf('index.html'), { cache: 'no-store', credentials: 'omit' })).headers;
  const policies = POLICIES.map((name) => [name, server.get(name) || '']).filter(([, value]) => value);
  await Promise.all(names.map((name, index) => {
    const type = /** @type {Record<string, string>} */ (TYPES)[name.split('.').slice(-1)[0]] || 'application/octet-stream';
    const headers = Object.fromEntries([...policies, ['content-type', type]]);
    return cache.put(scope + name, new Response(contents[index].slice(), { headers }));
  }));
  const registration = await navigator.serviceWorker.register(addressOf(SCRIPT.dataset.trial), { scope });
  const worker = registration.installing || registration.waiting;
  if (worker) {
    await new Promise((resolve) => {
      const check = () => worker.state === 'activated' && resolve(undefined);
      worker.addEventListener('statechange', check);
      check();
    });
  }
  return scope;
}

/**
 * Returns the link of the receipt of the answers in a trial, or an empty text: the widget shows it on its receipt page.
 * @param {HTMLIFrameElement} frame
 */
async function receiptOfTrial(frame) {
  const trial = /** @type {Window} */ (frame.contentWindow);
  const before = trial.location.hash;
  const policy = /^#(\/policy\/[^/]+)?/.exec(before);
  trial.location.hash = `#${(policy && policy[1]) || ''}/receipt`;
  let link = '';
  for (let turn = 0; turn < 50 && !link; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const field = /** @type {HTMLInputElement | null} */ (trial.document.querySelector('.receipt-link'));
    link = field ? field.value : '';
  }
  trial.location.hash = before;
  return link;
}

/** Removes what a trial has left in the browser. */
async function closeTrial() {
  if (navigator.serviceWorker) {
    await caches.delete(TRIAL_CACHE);
    const registration = await navigator.serviceWorker.getRegistration(addressOf('workbench-trial/'));
    if (registration && registration.scope === addressOf('workbench-trial/')) {
      await registration.unregister();
    }
  }
}

/**
 * The request for the text editor. A second script would not know the editors of the first one.
 * @type {Promise<void> | undefined}
 */
let editorRequest;

/**
 * Loads the text editor, a script of its own: most visits do not edit a file. An officer may open another file before it
 * is there. A request that failed is made again.
 * @returns {Promise<void>}
 */
function loadEditor() {
  editorRequest ??= requestEditor().catch((error) => {
    editorRequest = undefined;
    throw error;
  });
  return editorRequest;
}

/** @returns {Promise<void>} */
function requestEditor() {
  const { editor } = SCRIPT.dataset;
  if (!editor) {
    return Promise.reject(new Error('a build without Node has no text editor'));
  }
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = addressOf(editor);
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('the text editor cannot be loaded'));
    document.head.append(script);
  });
}

/**
 * Shows a file in the text editor, which has been loaded.
 * @param {Element} host
 * @param {import('./editor.js').OpenFile} file
 * @param {(text: string) => void} edited
 * @param {() => void} paused
 */
function showFile(host, file, edited, paused) {
  /** @type {any} */ (window).workbenchEditor.showFile(host, file, { edited, paused });
}

/**
 * @param {string} name
 * @param {Uint8Array} bytes
 */
function download(name, bytes) {
  const link = document.createElement('a');
  link.download = name;
  link.href = URL.createObjectURL(new Blob([bytes.slice()]));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/**
 * @param {File} file
 * @param {number} limit
 */
async function read(file, limit) {
  if (file.size > limit) {
    throw `文件太大（最多 ${limit >> 20} MB）`;
  }
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw '文件打不开：如果别的程序开着它，先关掉';
  }
}

async function start() {
  closeTrial().catch(() => {});
  const { draft } = SCRIPT.dataset;
  const [wasm, data, published] = await Promise.all([
    fetchBytes(/** @type {string} */ (SCRIPT.dataset.wasm), 'default'),
    fetchBytes(/** @type {string} */ (SCRIPT.dataset.files), 'default'),
    draft ? fetchBytes(draft, 'default') : new Uint8Array(),
  ]);
  const module = await WebAssembly.compile(wasm);
  const glue = newGlue();
  glue.guard = (exports) => exports;
  await glue({ module_or_path: module });
  const runner = new TaskRunner(module);
  // Checks what is typed, beside a long task.
  const typing = new TaskRunner(module);
  HOST.textContent = '';
  glue.start_page(HOST, data, published, {
    run: (/** @type {Uint8Array} */ task, /** @type {(done: number, all: number) => void} */ progress) =>
      runner.run(task, progress),
    runTyping: (/** @type {Uint8Array} */ task) => typing.run(task, () => {}),
    cancel: () => runner.cancel(),
    loadEditor,
    showFile,
    site: fetchSite,
    openTrial,
    receiptOfTrial,
    keepDraft,
    keptDraft,
    forgetDraft,
    download,
    read,
  });
  document.documentElement.dataset.state = 'running';
}

start().catch((error) => {
  console.error(error);
  document.documentElement.dataset.state = 'failed';
  /** @type {HTMLElement} */ (HOST.querySelector('[data-fallback]')).hidden = false;
});
