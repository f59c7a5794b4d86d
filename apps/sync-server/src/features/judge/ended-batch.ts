import { type DueCard, expireCards } from '@qoa/shared/judge';
import type { InstantMs } from '@qoa/shared/ids';
import { cpgOf, type JudgedBatch, type Life, rememberBatch } from './batch.ts';
import { type JudgeMemory, stateOf } from './judge-memory.ts';
import type { JudgeStore, Term } from './judge-store.ts';

/** So many cards at once that a sale that comes meanwhile waits no longer than for any other batch. */
const dueMax = 100;

/** Takes what has ended by an instant of some cards, in one transaction. */
export const takeEnded = async (store: JudgeStore, { term, memory }: { readonly term: Term; readonly memory: JudgeMemory }, untilMs: InstantMs): Promise<JudgedBatch> => {
  const due = await store.due(untilMs, dueMax, memory);
  const programmes = due.flatMap((each) => each.programmes).filter((programme) => !memory.cpgs.has(programme));
  const cards = due.map(({ code }) => code).filter((code) => !memory.cards.has(code));
  await store.read({ names: [], enrolments: [], cards: [...new Set(cards)], gtins: [], claimed: [], shown: [], programmes: [...new Set(programmes)] }, memory);
  const from = memory.nextJudgedNo;
  const taken = endedBatch(memory, term, due, untilMs);
  if (taken.isIdle) return taken;
  await store.write(term, taken.writes, { after: from - 1, upTo: taken.outcome.nextJudgedNo - 1 });
  rememberBatch(memory, taken);
  return taken;
};

/** What has ended of these cards by an instant, as a batch without arrivals, on a memory that holds all that it needs. */
const endedBatch = (memory: JudgeMemory, { epoch }: Life, due: readonly DueCard[], untilMs: InstantMs): JudgedBatch => {
  const outcome = expireCards(stateOf(memory, epoch, []), due, untilMs);
  return { outcome, writes: { outcome, progress: new Map(), contacts: [], firstSales: [], cpgOf: (programme) => cpgOf(memory, programme) }, pieces: [], isIdle: outcome.expiries.length === 0 };
};
