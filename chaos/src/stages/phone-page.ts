/*
 * What runs inside the page. Each function is sent as text, so it stands on its own: no imports, nothing of this module.
 */
import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch } from '@qoa/shared/ids';

/** What a phone's own storage holds. */
export interface PhoneStorage {
  readonly queued: number;
  readonly names: readonly { readonly enrolment: string; readonly seq: number; readonly hash: string }[];
  readonly heard: readonly { readonly enrolment: EnrolmentId; readonly epoch: Epoch; readonly answer: Answer }[];
}

/** Reads queue and ring past the app. */
export const readStorage = async (): Promise<PhoneStorage> => {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('qoa-outbox');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('not opened'));
  });
  const rowsOf = (store: string): Promise<Record<string, unknown>[]> =>
    new Promise((resolve, reject) => {
      const request = database.transaction(store).objectStore(store).getAll();
      request.onsuccess = () => resolve(request.result as Record<string, unknown>[]);
      request.onerror = () => reject(request.error ?? new Error('not read'));
    });
  const [queue, ring] = [await rowsOf('queue'), await rowsOf('ring')];
  database.close();
  const names = [...queue, ...ring].map(({ enrolment, seq, hash }) => ({ enrolment, seq, hash }));
  const heard = ring.map(({ enrolment, epoch, answer }) => ({ enrolment, epoch, answer }));
  return { queued: queue.length, names, heard } as unknown as PhoneStorage;
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
