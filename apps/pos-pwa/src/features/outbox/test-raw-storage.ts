/** A database as it lies on a phone's disk: written without any library, so that no release's code stands between. */
export interface RawStorage {
  readonly version: number;
  readonly stores: readonly RawStore[];
}

interface RawStore {
  readonly name: string;
  readonly keyPath: string | readonly string[];
  readonly autoIncrement: boolean;
  readonly indexes: readonly { readonly name: string; readonly keyPath: string | readonly string[]; readonly unique: boolean }[];
  readonly rows: readonly unknown[];
}

/** Reads a database whole. */
export const dumpOf = async (name: string): Promise<RawStorage> => {
  const database = await opened(indexedDB.open(name));
  const stores = await Promise.all([...database.objectStoreNames].map((store) => dumpOfStore(database.transaction(store).objectStore(store))));
  const { version } = database;
  database.close();
  return { version, stores };
};

/** Writes a database whole. */
export const restoreDump = async (name: string, { version, stores }: RawStorage): Promise<void> => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => {
    for (const { name: store, keyPath, autoIncrement, indexes, rows } of stores) {
      const made = request.result.createObjectStore(store, { keyPath: keyPath as string | string[], autoIncrement });
      for (const index of indexes) made.createIndex(index.name, index.keyPath as string | string[], { unique: index.unique });
      for (const row of rows) made.add(revived(row));
    }
  };
  (await opened(request)).close();
};

const dumpOfStore = async (store: IDBObjectStore): Promise<RawStore> => ({
  name: store.name,
  keyPath: store.keyPath as string | string[],
  autoIncrement: store.autoIncrement,
  indexes: [...store.indexNames].map((name) => store.index(name)).map(({ name, keyPath, unique }) => ({ name, keyPath: keyPath as string | string[], unique })),
  rows: (await opened(store.getAll())).map(shown),
});

const opened = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the request failed'));
  });

/** JSON knows no bytes. */
const shown = (value: unknown): unknown => {
  if (value instanceof Uint8Array) return { bytes64: btoa(String.fromCharCode(...value)) };
  if (Array.isArray(value)) return value.map(shown);
  return isRecord(value) ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shown(each)])) : value;
};

const revived = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(revived);
  if (!isRecord(value)) return value;
  if (typeof value['bytes64'] === 'string') return Uint8Array.from(atob(value['bytes64']), (letter) => letter.charCodeAt(0));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, revived(each)]));
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
