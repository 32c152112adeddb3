// The draft that the officer keeps on this computer: one zip file in IndexedDB, written only on request.

const DRAFT_DATABASE = 'qilu-green workbench';
const DRAFT_STORE = 'draft';
const DRAFT_KEY = 'kept';

/** @returns {Promise<IDBDatabase>} */
function openDraftDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DRAFT_DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(DRAFT_STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another page blocks the database'));
  });
}

/**
 * Makes one request to the store and waits until its transaction has ended.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function askDraftStore(mode, ask) {
  const database = await openDraftDatabase();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(DRAFT_STORE, mode);
      const request = ask(transaction.objectStore(DRAFT_STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/**
 * Keeps a draft in place of any other.
 * @param {Uint8Array} bytes
 */
export async function keepDraft(bytes) {
  // A view of the memory of the wasm is only valid during this call, so it is copied.
  const copy = bytes.slice();
  try {
    await askDraftStore('readwrite', (store) => store.put(copy, DRAFT_KEY));
  } catch (error) {
    throw '这台电脑上存不下（满了，或者浏览器不让存）：用“存草稿”存成文件';
  }
}

/** Returns the kept draft; an empty array if there is none, or the browser forbids the database. */
export async function keptDraft() {
  try {
    return (await askDraftStore('readonly', (store) => store.get(DRAFT_KEY))) || new Uint8Array();
  } catch (error) {
    return new Uint8Array();
  }
}

/** Removes the kept draft with its database. */
export async function forgetDraft() {
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(DRAFT_DATABASE);
    request.onsuccess = request.onerror = request.onblocked = resolve;
  });
}
