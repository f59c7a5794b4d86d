import type { Chance } from '@qoa/sim/chance';
import type { Found } from '../found.ts';
import type { Crowd } from '../phones/crowd.ts';
import type { SaleBook } from '../phones/sale-book.ts';

/** One way in which the world fails. Resolves when what fell stands again, or will stand by itself. */
export interface Fault {
  readonly name: string;
  /** What goes before it while everybody sells. */
  readonly prepare?: () => Promise<void>;
  readonly strike: () => Promise<void>;
}

/** A whole town: servers, database, phones that sell, and the faults that may strike it. */
export interface Stage {
  readonly crowd: Crowd;
  readonly book: SaleBook;
  readonly faults: readonly Fault[];
  /** Reads the database while nothing is under way. */
  readonly inspect: () => Promise<Found>;
  /** An inspection that stops the server is made after every so many rounds, and at the end. */
  readonly inspectEvery: number;
  readonly close: () => Promise<void>;
}

/** What is planted in a stage so that a law breaks; empty in earnest. */
export interface Planted {
  /** Flags of Node's before the server's script. */
  readonly serverFlags?: readonly string[];
  /** Overrules of `postgresql.conf`. */
  readonly postgresSettings?: Readonly<Record<string, string>>;
}

/** Builds a stage with nothing in it yet. */
export type OpenStage = (chance: Chance, planted: Planted) => Promise<Stage>;
