import Dexie from 'dexie';
import { err, ok, type Result } from '@qoa/shared/result';
import { faultOf, type StorageFault } from './storage-fault.ts';

/** Whether a write is on the disk when it is done (`strict`), or only handed to the operating system. */
export type Durability = 'strict' | 'relaxed';

/** A schema as Dexie writes it: store name -> primary key and indices. */
export type Schema = Readonly<Record<string, string>>;

/** Longer than a slow phone takes. What takes longer waits behind a page that does not let go. */
export const OPEN_WITHIN_MS = 30_000;

/**
 * Opens a database, made when absent. Chrome writes `relaxed` unless asked (since 121), so what must last asks for `strict`.
 * Errors: STORAGE_UNAVAILABLE where the browser gives no IndexedDB, STORAGE_FULL.
 */
export const openDatabase = async (name: string, version: number, schema: Schema, durability: Durability, withinMs = OPEN_WITHIN_MS): Promise<Result<Dexie, StorageFault>> => {
  const database = new Dexie(name, { chromeTransactionDurability: durability, autoOpen: false });
  database.version(version).stores(schema);
  const opened = await openAgain(database, withinMs);
  return opened.ok ? ok(database) : opened;
};

/**
 * Closes a database and opens it anew; its tables stay good. Two at once are a defect.
 * Errors: the storage faults; STORAGE_UNAVAILABLE also when another connection lets it wait longer than `withinMs`.
 */
export const openAgain = async (database: Dexie, withinMs = OPEN_WITHIN_MS): Promise<Result<void, StorageFault>> => {
  database.close();
  try {
    await inTime(database.open(), withinMs);
    return ok(undefined);
  } catch (error) {
    database.close();
    return err(faultOf(error));
  }
};

const inTime = async (work: PromiseLike<unknown>, withinMs: number): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('another connection holds the database', 'TimeoutError')), withinMs);
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Throws a database away with all that is in it. Errors: the storage faults; STORAGE_UNAVAILABLE also when another connection lets it wait longer than `withinMs`. */
export const deleteDatabase = async (name: string, withinMs = OPEN_WITHIN_MS): Promise<Result<void, StorageFault>> => {
  try {
    await inTime(Dexie.delete(name), withinMs);
    return ok(undefined);
  } catch (error) {
    return err(faultOf(error));
  }
};

/** The version that the disk holds: a newer one than was asked for when a newer release wrote it. Dexie counts in tens. */
export const storedVersionOf = (database: Dexie): number => Math.floor(database.backendDB().version / 10);
