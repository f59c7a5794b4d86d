import type { Agenda } from './agenda.ts';
import type { Book } from './book.ts';
import type { Chance } from './chance.ts';
import type { Cores } from './cores.ts';
import type { Witness } from './laws.ts';
import type { Network } from './network.ts';
import type { Trace } from './trace.ts';

/** What every machine of a schedule is given. */
export interface World {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly trace: Trace;
  readonly network: Network;
  readonly cores: Cores;
  readonly laws: Witness;
  readonly book: Book;
}
