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

/** What a newer release does to the database at its first start, while older tabs are open. Answers whether they let it. */
export const upgradeSchema = (): Promise<'upgraded' | 'blocked'> =>
  new Promise((resolve, reject) => {
    const now = indexedDB.open('qoa-outbox');
    now.onerror = () => reject(now.error ?? new Error('not opened'));
    now.onsuccess = () => {
      const { version } = now.result;
      now.result.close();
      const next = indexedDB.open('qoa-outbox', version + 10);
      next.onblocked = () => resolve('blocked');
      next.onerror = () => reject(next.error ?? new Error('not upgraded'));
      next.onsuccess = () => {
        next.result.close();
        resolve('upgraded');
      };
    };
  });
