import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** A statement that is parsed once a connection. Array parameters travel in binary (`binary-arrays.ts`). */
export interface Statement {
  /** Names the text for the life of the connection: one name, one text. Absent: parsed each time. */
  readonly name?: string;
  readonly text: string;
  readonly values?: readonly SqlValue[];
}

/** What may stand in a place of a statement; a Buffer is sent as it is, in binary. */
export type SqlValue = string | number | boolean | Buffer | null;

export type SqlRow = Readonly<Record<string, unknown>>;

/**
 * The judge's own connection. Nobody else writes through it.
 * `flight` sends its statements in one round trip, runs them in order, and rejects with the first error; the statements behind that one did nothing.
 */
export interface JudgeConnection {
  /** Keeps every other user of a shared connection out until `work` ends. Nested calls do not exist. */
  readonly alone: <Value>(work: (flight: Flight) => Promise<Value>) => Promise<Value>;
  /** False when the database may have ended the session because it heard nothing of it: its locks may be another's. */
  readonly isSure: () => boolean;
  readonly close: () => Promise<void>;
}

export type Flight = (statements: readonly Statement[]) => Promise<readonly (readonly SqlRow[])[]>;

/** The server's storage, one for each process: PostgreSQL by URL, or the embedded one in a folder. */
export interface Database {
  readonly kind: 'postgres' | 'embedded';
  /** Typed reads and the ordinary stores' writes. Never the ledger, the feed or anything that the judge keeps. */
  readonly kysely: Kysely<Tables>;
  /**
   * Hears every NOTIFY of a channel that is sent after it resolves, by any process, this one too, until the database is closed.
   * `missed` is called when a broken connection is back: what was said meanwhile must be read; what it throws has it called again.
   */
  readonly listen: (channel: string, hear: (words: string) => void, missed: () => Promise<void>) => Promise<void>;
  /** A connection for the judge, set for its plans. A lost one stays lost: open another. */
  readonly openJudge: () => Promise<JudgeConnection>;
  /** Copies the whole storage to a folder that does not exist, as it stands between two transactions, durable when it resolves. Null: the database has backups of its own. */
  readonly copyTo: ((folder: string) => Promise<void>) | null;
  readonly close: () => Promise<void>;
}
