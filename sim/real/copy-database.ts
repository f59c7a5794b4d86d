/** Copies an IndexedDB database, rows and indexes, to another name: what a phone's backup is. */
export const copyDatabase = async (from: string, to: string): Promise<void> => {
  const source = await settled(indexedDB.open(from));
  const stores = await Promise.all([...source.objectStoreNames].map((name) => readStore(source, name)));
  const opening = indexedDB.open(to, source.version);
  opening.onupgradeneeded = () => {
    for (const { name, keyPath, autoIncrement, indexes, rows, keys } of stores) {
      const store = opening.result.createObjectStore(name, { keyPath, autoIncrement });
      for (const index of indexes) store.createIndex(index.name, index.keyPath, { unique: index.unique, multiEntry: index.multiEntry });
      rows.forEach((row, at) => store.put(row, keyPath === null ? keys[at] : undefined));
    }
  };
  (await settled(opening)).close();
  source.close();
};

/** Changes a byte of every envelope that has this hash. */
export const rotBytes = async (name: string, hash: string): Promise<void> => {
  const database = await settled(indexedDB.open(name));
  const store = database.transaction('queue', 'readwrite').objectStore('queue');
  const rows: unknown[] = await settled(store.getAll());
  for (const row of rows) if (isEnvelope(row) && row.hash === hash) await settled(store.put({ ...row, bytes: row.bytes.map((byte, at) => (at === 9 ? byte ^ 0xff : byte)) }));
  database.close();
};

const isEnvelope = (row: unknown): row is { readonly hash: string; readonly bytes: Uint8Array } => typeof row === 'object' && row !== null && 'hash' in row && 'bytes' in row && row.bytes instanceof Uint8Array;

const readStore = async (database: IDBDatabase, name: string) => {
  const store = database.transaction(name).objectStore(name);
  const { keyPath, autoIncrement } = store;
  const indexes = [...store.indexNames].map((each) => store.index(each)).map((index) => ({ name: index.name, keyPath: index.keyPath, unique: index.unique, multiEntry: index.multiEntry }));
  const [rows, keys] = await Promise.all([settled<unknown[]>(store.getAll()), settled(store.getAllKeys())]);
  return { name, keyPath, autoIncrement, indexes, rows, keys };
};

const settled = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the request failed'));
  });
