import type { Answer } from '@qoa/shared/events';
import type { EnrolmentId, Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Arrival } from '@qoa/shared/judge';
import type { Statement } from '../../platform/database.ts';
import type { Fact } from '../feed/index.ts';
import { appointing } from './appointing.ts';
import { judgePieces, type JudgedBatch, rememberBatch } from './batch.ts';
import { committedBatch, committedFacts, type CommittedListener } from './committed.ts';
import { takeEnded } from './ended-batch.ts';
import type { EpochEnd, LostFact } from './epoch-fact.ts';
import { arrivalsOf, enrolmentsOf, forget, type Held, isUnderWay, readFor } from './held.ts';
import { type KnownSource, knownSource } from './known-source.ts';
import { emptyMemory, type JudgeMemory, missing } from './judge-memory.ts';
import { type JudgeStore, NotTheJudge, type Term } from './judge-store.ts';
import { isPutBack } from './put-back.ts';
import { recalled, type Recalling } from './recall.ts';
import type { Taken } from './submission.ts';
import type { Piece } from './turns.ts';
import { weighed } from './weigh.ts';

/** The judge's memory and its right to write. Whatever throws leaves it knowing nothing: the next call takes lock and term anew. */
export interface JudgeDesk {
  /**
   * One transaction for these pieces; nothing is written when nothing is new. A call that comes before the one before it is committed
   * is judged on what that one leaves and sent behind it: it is committed after it, or not at all.
   */
  readonly judge: (pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>) => Promise<JudgedBatch>;
  /** One transaction for these facts; answers the last one's number. Alone: no other call is under way. */
  readonly publish: (facts: readonly Fact[]) => Promise<JudgedNo>;
  /** The same for the facts that `factsOf` makes of what is known of a phone; null when it makes none. Alone, likewise. */
  readonly publishOf: (enrolment: EnrolmentId, factsOf: (known: KnownSource) => readonly Fact[]) => Promise<Published | null>;
  /** The same for the facts that `decision` makes of what it reads; whatever it throws is told, and leaves desk and memory as they are. Alone, likewise. */
  readonly decide: <Value>(decision: () => Promise<Decided<Value>>) => Promise<DecidedHere<Value>>;
  /** Takes what had ended by an instant, of some of the cards at most; answers of how many, none when nothing is left. Alone, likewise. */
  readonly expire: (untilMs: InstantMs) => Promise<number>;
  /** What this arrival would be answered now, with nothing written; null when it would change nothing, or cannot be judged. Alone, likewise. */
  readonly weigh: (arrival: Arrival) => Promise<Answer | null>;
  /** Runs what `chore` asks for, fenced by the term; whatever it throws while it asks is told, and leaves desk and memory as they are. Alone, likewise. */
  readonly tidy: <Value>(chore: () => Promise<Chore<Value>>) => Promise<ChoreDone<Value>>;
  /** Ends the epoch and begins another, unless it is another already; answers whether it did. Alone, likewise. */
  readonly beginEpoch: (ended: Epoch, reason: EpochEnd, lost: readonly LostFact[]) => Promise<boolean>;
  /** Takes the term, if it is not held. Alone, likewise. */
  readonly take: () => Promise<void>;
  /** Whether the term is held, as far as is known. */
  readonly isHeld: () => boolean;
  /** Where the order stood when last known; null before the first term. */
  readonly place: () => Place | null;
  readonly forgetSource: (enrolment: EnrolmentId) => void;
  /** What is remembered of a push that brings nothing new; null when it must be judged. */
  readonly recall: (push: Recalling) => Taken | null;
}

/** Facts that took their places: the last one's number. */
export interface Published {
  readonly facts: readonly Fact[];
  readonly head: JudgedNo;
}

/** What a decision came to: facts to be written, none when nothing changes, and what to tell whoever asked. */
export interface Decided<Value> {
  readonly facts: readonly Fact[];
  readonly value: Value;
}

/** A decision that was made, with the places of its facts; or what it threw. */
export type DecidedHere<Value> = { readonly value: Value; readonly published: Published | null } | { readonly thrown: unknown };

/** What is to be cleared away, none when all is in order, and what to tell whoever asked. */
export interface Chore<Value> {
  readonly statements: readonly Statement[];
  readonly value: Value;
}

/** A chore that was done; or what it threw. */
export type ChoreDone<Value> = { readonly value: Value } | { readonly thrown: unknown };

/** Where the judge stands. */
export interface Place {
  readonly epoch: Epoch;
  readonly ended: ReadonlySet<Epoch>;
  /** The head of the one total order. */
  readonly head: JudgedNo;
}

/** A desk without a term. `tell` hears of every commit, `onAppointed` when this process becomes the judge: at its first term, and when others held one in between. */
export const openDesk = (store: JudgeStore, tell: CommittedListener, onAppointed: () => void = () => undefined): JudgeDesk => {
  const [doubted, witnesses] = [new Set<EnrolmentId>(), new Set<EnrolmentId>()];
  const inTurn = oneAfterTheOther();
  let held: Held | null = null;
  let holding: Promise<Held> | null = null;
  let place: ReturnType<JudgeDesk['place']> = null;
  const appointed = appointing(onAppointed);
  const hold = (term: Term): Held => {
    held = { term, memory: { ...emptyMemory(), nextJudgedNo: term.judgedNo + 1 }, underWay: new Set(), sent: Promise.resolve() };
    place = placeOf(term, term.judgedNo);
    return held;
  };
  const begin = (term: Term): Held => {
    const now = hold(term);
    appointed(term);
    return now;
  };
  /** Runs `work` on what is held; after any error nothing is. */
  const doubting = async <Value>(work: (now: Held) => Promise<Value>): Promise<Value> => {
    const mine = (holding ??= store.takeTerm().then(begin));
    try {
      const now = await mine;
      beSure(store);
      return await work(now);
    } catch (thrown) {
      if (holding === mine) [held, holding] = [null, null];
      throw thrown;
    }
  };
  const publish = async ({ term, memory }: Held, facts: readonly Fact[], epoch = term.epoch): Promise<JudgedNo> => {
    const placed = facts.map((fact, at) => ({ fact, judgedNo: memory.nextJudgedNo + at }));
    const head = memory.nextJudgedNo + facts.length - 1;
    await store.publish(term, placed);
    const ended = epoch === term.epoch ? term.ended : new Set([...term.ended, term.epoch]);
    if (facts.every(isOfCards)) {
      forgetCards(memory, facts);
      memory.nextJudgedNo = head + 1;
      place = placeOf(term, head);
    } else {
      // What other facts change is read anew: they are few.
      holding = Promise.resolve(hold({ ...term, epoch, ended, judgedNo: head }));
    }
    tell(committedFacts(epoch, placed));
    return head;
  };
  const publishSome = async (now: Held, facts: readonly Fact[]): Promise<Published | null> => (facts.length === 0 ? null : { facts, head: await publish(now, facts) });
  const endEpoch = async (now: Held, reason: EpochEnd, lost: readonly LostFact[]): Promise<void> => {
    const { fact, epoch } = store.newLife({ ...now.term, judgedNo: now.memory.nextJudgedNo - 1 }, reason, lost);
    await publish(now, [fact], epoch);
  };
  const told = ({ term }: Held, from: JudgedNo, judged: JudgedBatch): JudgedBatch => {
    place = placeOf(term, judged.outcome.nextJudgedNo - 1);
    if (!judged.isIdle) tell(committedBatch(term.epoch, from, judged));
    return judged;
  };
  /** Likewise, on a memory that holds nothing that is doubted. */
  const sure = <Value>(work: (now: Held) => Promise<Value>): Promise<Value> => doubting((now) => forget(now, doubted).then(() => work(now)));
  const judge: JudgeDesk['judge'] = (pieces, poisoned) =>
    doubting(async (now) => {
      const turn = await inTurn(async () => {
        if (now !== held) throw new NotTheJudge('a batch before this one failed');
        await forget(now, doubted);
        if (!(await isPutBack(store, now, pieces, witnesses))) return judgeAndSend(store, now, pieces, poisoned);
        await endEpoch(now, 'put-back', []);
        return null;
      });
      if (turn === null) return judge(pieces, poisoned);
      const { judged, from, sent, phones } = turn;
      await sent;
      // What was written is ours by its commit; what only memory says needs the lock.
      if (judged.isIdle) beSure(store);
      now.underWay.delete(phones);
      return told(now, from, judged);
    });
  return {
    judge,
    publish: (facts) => doubting((now) => publish(now, facts)),
    publishOf: (enrolment, factsOf) => sure(async (now) => publishSome(now, factsOf(await sourceOf(store, now, enrolment)))),
    decide: (decision) => doubting((now) => decidedBy(decision, (facts) => publishSome(now, facts))),
    expire: (untilMs) =>
      sure(async (now) => {
        const from = now.memory.nextJudgedNo;
        return told(now, from, await takeEnded(store, now, untilMs)).outcome.expiries.length;
      }),
    weigh: (arrival) => sure((now) => weighed(store, now, arrival)),
    tidy: (chore) => doubting((now) => tidied(store, now, chore)),
    beginEpoch: (ended, reason, lost) =>
      doubting(async (now) => {
        if (now.term.epoch !== ended) return false;
        await endEpoch(now, reason, lost);
        return true;
      }),
    take: () => doubting(() => Promise.resolve()),
    isHeld: () => held !== null && store.isSure(),
    place: () => place,
    forgetSource: (enrolment) => void doubted.add(enrolment),
    recall: (push) => {
      const { enrolment } = push.contact;
      if (held === null || !store.isSure() || doubted.has(enrolment) || isUnderWay(held, enrolment)) return null;
      return recalled(held.memory, held.term, push);
    },
  };
};

const decidedBy = async <Value>(decision: () => Promise<Decided<Value>>, publish: (facts: readonly Fact[]) => Promise<Published | null>): Promise<DecidedHere<Value>> => {
  const decided = await decision().catch((thrown: unknown) => ({ thrown }));
  return 'thrown' in decided ? decided : { value: decided.value, published: await publish(decided.facts) };
};

const tidied = async <Value>(store: JudgeStore, { term, memory }: Held, chore: () => Promise<Chore<Value>>): Promise<ChoreDone<Value>> => {
  const planned = await chore().catch((thrown: unknown) => ({ thrown }));
  if ('thrown' in planned) return planned;
  if (planned.statements.length > 0) await store.tidy(term, memory.nextJudgedNo - 1, planned.statements);
  return { value: planned.value };
};

/** A fact of some cards alone is no reason to forget the world: a thousand customers may tell their birthdays in one evening. */
const isOfCards = ({ cards, scopes }: Fact): boolean => cards !== undefined && scopes.length === 0;

const forgetCards = (memory: JudgeMemory, facts: readonly Fact[]): void => {
  for (const code of facts.flatMap((fact) => fact.cards ?? [])) {
    const card = memory.cards.get(code);
    if (card !== undefined) memory.cardTraits.delete(card);
    memory.cards.delete(code);
  }
};

/** A judge that was frozen has been silent for longer than its session may be: nothing that it remembers is told any more. Rule: One judge */
const beSure = (store: JudgeStore): void => {
  if (!store.isSure()) throw new NotTheJudge('the session of the lock said nothing for too long');
};

const placeOf = ({ epoch, ended }: Term, head: JudgedNo): Place => ({ epoch, ended, head });

const oneAfterTheOther = (): (<Value>(work: () => Promise<Value>) => Promise<Value>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
};

interface Sent {
  readonly judged: JudgedBatch;
  readonly from: JudgedNo;
  readonly phones: ReadonlySet<EnrolmentId>;
  /** Settles with its commit, after those of the batches before. */
  readonly sent: Promise<void>;
}

const judgeAndSend = async (store: JudgeStore, held: Held, pieces: readonly Piece[], poisoned: ReadonlySet<Arrival>): Promise<Sent> => {
  const { term, memory } = held;
  const phones = new Set(enrolmentsOf(pieces));
  const arrivals = arrivalsOf(pieces);
  // A claim reads what its sale is on record, a decision what stands under its number: nothing that was sent may be on its way there, before it or behind it.
  const isAlone = arrivals.some(({ event, decided }) => event.kind === 'SaleClaimed' || decided !== undefined);
  if (isAlone) await held.sent;
  await readFor(store, memory, arrivals, [...phones]);
  const from = memory.nextJudgedNo;
  const judged = judgePieces(memory, term, pieces, poisoned);
  held.underWay.add(phones);
  const before = held.sent;
  const written = judged.isIdle ? Promise.resolve() : store.write(term, judged.writes, { after: from - 1, upTo: judged.outcome.nextJudgedNo - 1 });
  rememberBatch(memory, judged);
  const sent = Promise.all([before, written]).then(() => undefined);
  held.sent = sent;
  // Without a number of its own nothing would hold the next one back if it failed.
  if (isAlone || judged.outcome.nextJudgedNo === from) await sent;
  return { judged, from, phones, sent };
};

const sourceOf = async (store: JudgeStore, { memory }: Held, enrolment: EnrolmentId): Promise<KnownSource> => {
  await store.read(missing(memory, [], [enrolment]), memory);
  return knownSource(memory, enrolment);
};
