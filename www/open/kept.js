// One corpus for each page's address, kept in the browser's own store. Where that is refused, what is asked for fails.

/** @typedef {ReturnType<typeof import('../change/changes.js').changesOf>} Changes */
/** @typedef {{title: string, documents: number, bytes: Uint8Array<ArrayBuffer>, at: number, changes: Changes}} Kept gzipped JSON Lines as they were made, what has been changed since, and when they were kept */

const DATABASE = 'concord';
const STORE = 'kept';
/** Milliseconds that a store may take to say what it has: a page must not wait for one that never answers. */
const PATIENCE = 1_000;

/** @returns {Promise<Kept | undefined>} */
export const recall = async () => (await inTime(isKept()) ? within('readonly', (store) => store.get(key())) : undefined);

/** Most pages keep nothing: no store is made to find that out. */
async function isKept() {
  const stores = await indexedDB.databases?.();
  if (stores && !stores.some(({ name }) => name === DATABASE)) return false;
  return (await within('readonly', (store) => store.count(key()))) > 0;
}

/** @param {Kept} kept */
export const keep = (kept) => within('readwrite', (store) => store.put(kept, key()));

export const forget = () => within('readwrite', (store) => store.delete(key()));

/** The page's address, whatever is looked at in it. */
const key = () => location.href.split(/[?#]/)[0];

/**
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T>} when it lies on the disk
 */
async function within(mode, act) {
  const database = await opened();
  try {
    const transaction = database.transaction(STORE, mode);
    const request = act(transaction.objectStore(STORE));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onerror = transaction.onabort = () => reject(transaction.error);
    });
    return request.result;
  } finally {
    database.close();
  }
}

/** @returns {Promise<IDBDatabase>} */
const opened = () => new Promise((resolve, reject) => {
  const request = indexedDB.open(DATABASE);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @template T @param {Promise<T>} promise @returns {Promise<T>} */
const inTime = (promise) => new Promise((resolve, reject) => {
  const timer = setTimeout(() => reject(new Error('The store does not answer.')), PATIENCE);
  promise.then(resolve, reject).finally(() => clearTimeout(timer));
});
