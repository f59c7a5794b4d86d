import { decidableCodes, eventKey, type EventRow, forkKey, holdChoices } from '@qoa/shared/judge';
import type { JudgedNo } from '@qoa/shared/ids';
import type { Book } from './book.ts';
import type { Chance } from './chance.ts';
import type { HoldOrder, Reply, Server } from './doors.ts';
import type { World } from './world.ts';

const patienceMs = 20_000;
const triesMax = 8;

/** Somebody looks at what is held and decides one of it; now and then a colleague, who looked at the same moment, decides it too, and not the same. */
export const inspect = (world: World, server: Server, chance: Chance): void => {
  const held = heldRows(world.book);
  if (held.length === 0 || !world.fate.storms()) return;
  const { judgedNo: no, hash, enrolment, seq } = chance.pick(held);
  const order = { no, hash, choice: chance.pick(holdChoices), seenNo: latestOf(world.book, { enrolment, seq }) };
  give(world, server, chance, order);
  if (chance.happens(0.4)) world.agenda.after(chance.below(patienceMs), () => give(world, server, chance, { ...order, choice: chance.pick(holdChoices) }));
};

const heldRows = ({ journal }: Book): readonly EventRow[] => [...journal.values()].flatMap((entry) => (entry.entry === 'event' && entry.row.answer.class === 'held' && decidableCodes.some((code) => code === entry.row.answer.code && code !== 'POISONED') ? [entry.row] : []));

/** The latest place of anything under a number. */
const latestOf = ({ answers, forks }: Book, { enrolment, seq }: Pick<EventRow, 'enrolment' | 'seq'>): JudgedNo => {
  const twins = [...forks].flatMap(([key, answer]) => (key === forkKey(enrolment, seq, answer.hash) ? [answer.judgedNo] : []));
  return Math.max(answers.get(eventKey(enrolment, seq))?.judgedNo ?? 0, ...twins);
};

/** Asks until an answer is heard of. */
const give = (world: World, server: Server, chance: Chance, order: HoldOrder, tries = triesMax): void => {
  if (tries === 0 || !world.fate.storms()) return;
  let isOver = false;
  const goOn = (isHeard: boolean): void => {
    if (isOver) return;
    isOver = true;
    if (!isHeard) world.agenda.after(chance.below(patienceMs), () => give(world, server, chance, order, tries - 1));
  };
  world.network.request<Reply<null>>((reply) => server.decideHold(order, reply), ({ ok }) => goOn(ok));
  world.agenda.after(patienceMs, () => goOn(false));
};
