import type { SqlRow, Statement } from '../../platform/database.ts';
import type { JudgeMemory } from './judge-memory.ts';

/** A statement, and where its rows go in the judge's memory. */
export interface Read {
  readonly statement: Statement;
  /** A method, so that each read may name the row that its statement selects. */
  remember(memory: JudgeMemory, rows: readonly SqlRow[]): void;
}
