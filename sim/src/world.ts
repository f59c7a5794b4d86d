import type { Agenda } from './agenda.ts';
import type { Book } from './book.ts';
import type { Chance } from './chance.ts';
import type { Cores } from './cores.ts';
import type { Diary } from './diary.ts';
import type { Fate } from './fate.ts';
import type { Witness } from './laws.ts';
import type { Network } from './network.ts';
import type { Trace } from './trace.ts';

/** What every machine of a schedule is given. Each has chance of its own. */
export interface World {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly fate: Fate;
  readonly trace: Trace;
  readonly network: Network;
  readonly cores: Cores;
  readonly laws: Witness;
  readonly book: Book;
  readonly diary: Diary;
}
