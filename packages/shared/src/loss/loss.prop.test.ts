import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Contact } from '../clock/index.ts';
import type { EnrolmentId, Seq } from '../ids/index.ts';
import { declareLost, missingNumbers, noProgress, planPush, type SeqRange, type SourceProgress, takeEarly } from '../intake/index.ts';
import { type Arrival, type BatchState, judgeBatch } from '../judge/index.ts';
import { afterWriting, emptyState, noonMs, phone1, sale } from '../judge/small-world.ts';
import { type Finding, findingsOf } from './finding.ts';
import { type Loss, watchedLosses } from './loss.ts';
import { jumpMs, shownBy, yearsOffMs } from './shown.ts';

const numbersOf = (ranges: readonly SeqRange[]): readonly Seq[] => ranges.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));

/** One delivery: a phone's own push with what it still keeps, or what another hand brings. */
interface Delivery {
  readonly own: boolean;
  readonly seqs: readonly Seq[];
  readonly lostNow: readonly Seq[];
  readonly pieceMax: number;
}

const seqMax = 12;
const aDelivery: fc.Arbitrary<Delivery> = fc.record({
  own: fc.boolean(),
  seqs: fc.uniqueArray(fc.integer({ min: 1, max: seqMax }), { maxLength: 6 }).map((seqs) => [...seqs].sort((a, b) => a - b)),
  lostNow: fc.uniqueArray(fc.integer({ min: 1, max: seqMax }), { maxLength: 3 }),
  pieceMax: fc.integer({ min: 1, max: 6 }),
});

interface Server {
  progress: SourceProgress;
  state: BatchState;
  readonly news: string[];
}

/** Takes a delivery as the server does, in pieces of `pieceMax`. */
const deliver = (server: Server, seqs: readonly Seq[], kept: readonly SeqRange[] | null, pieceMax: number): void => {
  for (let from = 0; from === 0 || from < seqs.length; from += pieceMax) {
    const piece = seqs.slice(from, from + pieceMax);
    const plan = kept === null ? null : planPush(server.progress, { nextSeq: seqMax + 1, kept }, piece);
    const judged = plan?.judge ?? piece;
    const before = server.progress;
    server.progress = plan?.progress ?? piece.reduce(takeEarly, server.progress);
    const findings: readonly Finding[] = plan === null ? [] : findingsOf({ enrolment: phone1, atMs: noonMs, shown: [], judged, from: 0, newHoles: plan.newHoles, before, progress: plan.progress });
    const arrivals: readonly Arrival[] = judged.map((seq) => sale({ seq }));
    const outcome = judgeBatch(server.state, arrivals, findings);
    for (const { judgedNo, news, loss } of outcome.lossNews) server.news.push(`${judgedNo} ${news} ${loss.no} ${JSON.stringify(loss.numbers)}`);
    server.state = afterWriting(server.state, outcome, arrivals);
  }
};

const lived = (deliveries: readonly Delivery[], inOnePiece: boolean): Server => {
  const server: Server = { progress: noProgress, state: emptyState(), news: [] };
  const lost = new Set<Seq>();
  for (const { own, seqs, lostNow, pieceMax } of deliveries) {
    if (own) for (const seq of lostNow) lost.add(seq);
    // What a phone pushes it keeps.
    if (own) for (const seq of seqs) lost.delete(seq);
    const kept = numbersOf([[1, seqMax]]).filter((seq) => !lost.has(seq)).map((seq): SeqRange => [seq, seq]);
    deliver(server, seqs, own ? kept : null, inOnePiece ? seqMax : pieceMax);
  }
  return server;
};

const lossesOf = ({ state }: Server): readonly Loss[] => state.losses.get(phone1) ?? [];

/** The last push brings what closes a hole, and its header shows another, behind no event of its own. */
const lateBesideAHole: readonly Delivery[] = [
  { own: true, seqs: [], lostNow: [7, 3], pieceMax: 1 },
  { own: true, seqs: [1, 2, 4, 5, 8], lostNow: [6], pieceMax: 1 },
  { own: true, seqs: [1, 3], lostNow: [9], pieceMax: 1 },
];

/** What was stored early is passed without the push that repeats it. */
const storedBeforeAHole: readonly Delivery[] = [
  { own: false, seqs: [1, 2], lostNow: [], pieceMax: 1 },
  { own: true, seqs: [], lostNow: [3], pieceMax: 1 },
  { own: false, seqs: [4, 6, 7, 8], lostNow: [], pieceMax: 1 },
  { own: true, seqs: [3, 6], lostNow: [9, 5], pieceMax: 1 },
];

describe('losses beside the numbers of a source', () => {
  it('law order: the holes of a source are exactly what its open losses miss, each number once; a repeat opens nothing', () => {
    fc.assert(
      fc.property(fc.array(aDelivery, { maxLength: 8 }), (deliveries) => {
        const server = lived(deliveries, false);
        const open = lossesOf(server).filter(({ closed }) => closed === null);
        expect(numbersOf(open.flatMap(({ missing }) => missing)).toSorted((a, b) => a - b)).toEqual(numbersOf(server.progress.holes));
        for (const { closed, missing } of lossesOf(server)) expect(closed === null).toBe(missing.length > 0);
        const before = [...server.news];
        for (const { own, seqs, pieceMax } of deliveries) if (!own) deliver(server, seqs.filter((seq) => server.state.stored.has(`${phone1}:${seq}`)), null, pieceMax);
        expect(server.news).toEqual(before);
      }),
      { numRuns: 400 },
    );
  });

  it('law resume: what is told of losses has the same places however a push is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(aDelivery, { maxLength: 8 }), (deliveries) => {
        expect(lived(deliveries, false).news).toEqual(lived(deliveries, true).news);
      }),
      { numRuns: 400, examples: [[lateBesideAHole], [storedBeforeAHole]] },
    );
  });

  it('declared lost, a source misses every number that it is known to have given out, and what comes late closes each', () => {
    fc.assert(
      fc.property(fc.array(aDelivery, { maxLength: 6 }), (deliveries) => {
        const { progress } = lived(deliveries, false);
        const lost = declareLost(progress);
        expect(numbersOf(lost.holes)).toEqual([...numbersOf(progress.holes), ...numbersOf(missingNumbers(progress))].toSorted((a, b) => a - b));
        expect(missingNumbers(lost)).toEqual([]);
        expect(declareLost(lost)).toEqual(lost);
        const late = numbersOf(lost.holes).reduce(takeEarly, lost);
        expect(late).toMatchObject({ holes: [], beyond: [], frontier: lost.frontier });
      }),
    );
  });
});

describe('what a contact shows', () => {
  const contact = (changes: Partial<Contact>): Contact => ({ serverMs: noonMs, wallMs: noonMs, session: 7, monotonicMs: 1000, nextSeq: 5, ...changes });
  const aContact = fc.record({ serverMs: fc.integer({ min: noonMs, max: noonMs + 86_400_000 }), wallMs: fc.integer({ min: noonMs - 1000, max: noonMs + 86_400_000 }), session: fc.constantFrom(7, 8), monotonicMs: fc.integer({ min: 0, max: 86_400_000 }), nextSeq: fc.integer({ min: 1, max: 9 }) });

  it('an old header shows nothing, however late it comes', () => {
    fc.assert(
      fc.property(aContact, fc.integer({ min: 0, max: 86_400_000 }), fc.integer({ min: 0, max: 1000 }), (last, lateMs, elderMs) => {
        const elder: Contact = { ...last, serverMs: last.serverMs + lateMs, wallMs: last.wallMs - elderMs, monotonicMs: last.monotonicMs - elderMs, nextSeq: Math.max(1, last.nextSeq - 1) };
        expect(shownBy(last, elder)).toEqual([]);
      }),
    );
  });

  it('numbers that fell in what was made later are a storage that went back', () => {
    expect(shownBy(contact({}), contact({ monotonicMs: 2000, wallMs: noonMs + 1000, serverMs: noonMs + 1000, nextSeq: 3 }))).toEqual([{ kind: 'rolled-back', knownSeq: 5, statedSeq: 3 }]);
    expect(shownBy(contact({}), contact({ session: 8, wallMs: noonMs + 1, serverMs: noonMs + 1, monotonicMs: 3, nextSeq: 4 }))).toEqual([{ kind: 'rolled-back', knownSeq: 5, statedSeq: 4 }]);
  });

  it('a clock that was set in mid-session jumped, one that was set between page loads is merely another', () => {
    const set = { monotonicMs: 2000, serverMs: noonMs + 1000, wallMs: noonMs + 1000 + jumpMs + 1 };
    expect(shownBy(contact({}), contact(set))).toEqual([{ kind: 'clock-jumped', fromOffsetMs: 0, toOffsetMs: -jumpMs - 1 }]);
    expect(shownBy(contact({}), contact({ ...set, wallMs: set.wallMs - 1 }))).toEqual([]);
    expect(shownBy(contact({}), contact({ ...set, session: 8 }))).toEqual([]);
  });

  it('a clock that was never set is told when it begins, and a right one never', () => {
    const never = { wallMs: noonMs - yearsOffMs - 1 };
    expect(shownBy(undefined, contact(never))).toEqual([{ kind: 'clock-jumped', fromOffsetMs: null, toOffsetMs: yearsOffMs + 1 }]);
    expect(shownBy(contact(never), contact({ ...never, serverMs: noonMs + 10, wallMs: never.wallMs + 10, monotonicMs: 1010 }))).toEqual([]);
    fc.assert(fc.property(fc.integer({ min: 1, max: 86_400_000 }), (passedMs) => shownBy(contact({}), contact({ serverMs: noonMs + passedMs, wallMs: noonMs + passedMs, monotonicMs: 1000 + passedMs, nextSeq: 6 })).length === 0));
  });
});

describe('one loss for what lasts', () => {
  const shown = (what: Finding['what']): Finding => ({ before: 0, enrolment: phone1, atMs: noonMs, what, numbers: [] });
  const rolledBack = shown({ kind: 'rolled-back', knownSeq: 5, statedSeq: 3 });
  const jumped = shown({ kind: 'clock-jumped', fromOffsetMs: 0, toOffsetMs: 900_000 });
  const after = (state: BatchState, ...findings: readonly Finding[]): BatchState => afterWriting(state, judgeBatch(state, [], findings));
  const kinds = (state: BatchState): readonly string[] => (state.losses.get(phone1 as EnrolmentId) ?? []).map(({ what }) => what.kind);

  it('a storage that went back is told once in an enrolment’s life, a clock until somebody looked', () => {
    const told = after(emptyState(), rolledBack, jumped, rolledBack, jumped);
    expect(kinds(told)).toEqual(['rolled-back', 'clock-jumped']);
    const looked: BatchState = { ...told, losses: new Map([[phone1, watchedLosses((told.losses.get(phone1) ?? []).map((loss) => ({ ...loss, closed: { how: 'by-hand', atMs: noonMs, reason: 'mended', by: 1 } })))]]) };
    expect(kinds(looked)).toEqual(['rolled-back']);
    expect(kinds(after(looked, rolledBack, jumped))).toEqual(['rolled-back', 'clock-jumped']);
  });

  it('forks of one phone gather in one loss, which nothing that comes closes', () => {
    const twins = [1, 2].flatMap((seq) => [sale({ seq }), sale({ seq, twin: 1 })]);
    const state = afterWriting(emptyState(), judgeBatch(emptyState(), twins));
    expect(state.losses.get(phone1)).toMatchObject([{ what: { kind: 'fork' }, numbers: [[1, 2]], missing: [], closed: null }]);
    const later = judgeBatch(state, twins);
    expect([later.lossNews, later.losses.size]).toEqual([[], 0]);
  });
});
