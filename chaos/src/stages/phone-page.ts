/*
 * What runs inside the page. Each function is sent as text, so it stands on its own: no imports, nothing of this module.
 */
import type { Answer, EventName } from '@qoa/shared/events';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';

/** What a phone's own storage holds. */
export interface PhoneStorage {
  readonly queued: number;
  readonly names: readonly EventName[];
  /** Where the numbers that an enrolment says it has are not those of its rows, in words. */
  readonly halves: readonly string[];
  readonly heard: readonly { readonly enrolment: EnrolmentId; readonly epoch: Epoch; readonly answer: Answer }[];
}

/** What the browser keeps for the page: each database with its version and how many rows are where, then the caches. */
export const storedHere = async (): Promise<readonly string[]> => {
  const counted = async (name: string): Promise<string> => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not opened'));
    });
    const stores = [...database.objectStoreNames];
    const rows = await Promise.all(stores.map((store) => new Promise<number>((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).count();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('not counted'));
    })));
    const told = `${name} ${database.version} (${stores.map((store, nth) => `${store} ${rows[nth]}`).join(', ')})`;
    database.close();
    return told;
  };
  return [...(await Promise.all((await indexedDB.databases()).map(({ name }) => counted(name ?? '')))), ...(await caches.keys())];
};

/** Reads queue and ring past the app. */
export const readStorage = async (): Promise<PhoneStorage> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('qoa-outbox');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  // In one transaction, so that nothing is seen half done.
  const [queue = [], ring = [], meta = []] = await new Promise<Record<string, unknown>[][]>((resolve, reject) => {
    const reading = database.transaction(['queue', 'ring', 'meta']);
    const rows = ['queue', 'ring', 'meta'].map((store) => reading.objectStore(store).getAll());
    reading.oncomplete = () => resolve(rows.map(({ result }) => result as Record<string, unknown>[]));
    reading.onabort = () => reject(reading.error ?? new Error('not read'));
  });
  database.close();
  const names = [...queue, ...ring].map(({ enrolment, seq, hash }) => ({ enrolment, seq, hash }));
  const halves = meta.flatMap(({ name, value }) => {
    const { enrolment, nextSeq, queued, ranges } = Object(value) as { enrolment?: string; nextSeq: number; queued: number; ranges?: [number, number][] };
    if (!String(name).startsWith('holding:') || ranges === undefined) return [];
    const waiting = queue.filter((row) => row['enrolment'] === enrolment).length;
    const kept = names.filter((row) => row.enrolment === enrolment).map(({ seq }) => Number(seq)).sort((a, b) => a - b);
    const said = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, at) => from + at));
    const agrees = waiting === queued && kept.join() === said.join() && (kept.at(-1) ?? 0) < nextSeq;
    return agrees ? [] : [`the phone says that ${queued} wait of ${said.join()} below ${nextSeq}, and has ${waiting} of ${kept.join()}`];
  });
  const heard = ring.map(({ enrolment, epoch, answer }) => ({ enrolment, epoch, answer }));
  return { queued: queue.length, names, halves, heard } as unknown as PhoneStorage;
};

/** What a newer release does to the database at its first start, while older tabs are open: another version, with a place of its own. Resolves when they let it. */
export const upgradeSchema = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const now = indexedDB.open('qoa-outbox');
    now.onerror = () => reject(now.error ?? new Error('not opened'));
    now.onsuccess = () => {
      const { version } = now.result;
      now.result.close();
      const next = indexedDB.open('qoa-outbox', version + 10);
      next.onupgradeneeded = () => next.result.createObjectStore(`of-release-${version + 10}`);
      next.onerror = () => reject(next.error ?? new Error('not upgraded'));
      next.onsuccess = () => {
        next.result.close();
        resolve();
      };
    };
  });

/** Photos that take all the room there is. */
export const fillUp = async (): Promise<void> => {
  const photos = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('photos');
    request.onupgradeneeded = () => request.result.createObjectStore('all', { autoIncrement: true });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const isTaken = (bytes: number): Promise<boolean> =>
    new Promise((resolve) => {
      const adding = photos.transaction('all', 'readwrite');
      adding.objectStore('all').add(crypto.getRandomValues(new Uint8Array(bytes)));
      adding.oncomplete = () => resolve(true);
      adding.onabort = () => resolve(false);
    });
  for (const bytes of [32_768, 4_096, 256]) while (await isTaken(bytes));
  photos.close();
};

/** Somebody deletes their photos. */
export const makeRoom = (): Promise<void> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase('photos');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error ?? new Error('not deleted'));
  });
