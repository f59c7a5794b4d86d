import type { Epoch, InstantMs, JudgedNo } from '@qoa/shared/ids';
import type { Fact } from '../feed/index.ts';
import type { Judge, LostFact } from '../judge/index.ts';
import type { Keeps } from '../keeps/index.ts';

/** The judge, with each life of the storage and the names of published facts noted outside of every backup, before an answer leaves. Rule: Restore */
export const keptJudge = (judge: Judge, keeps: Pick<Keeps, 'note' | 'lines'>, now: () => InstantMs): Judge => {
  const noted = new Set(epochsOf(keeps));
  judge.onCommitted(({ epoch, holds }) => {
    if (!noted.has(epoch)) keeps.note({ kept: 'epoch', epoch, atMs: now() });
    noted.add(epoch);
    // Decided among the answers: a fact all the same.
    for (const { judgedNo, store, decided } of holds) keeps.note({ kept: 'fact', epoch, judgedNo, kind: 'hold-decided', store, cpg: null, atMs: decided.atMs });
  });
  const noteAll = (facts: readonly Fact[], head: JudgedNo): void => {
    const place = judge.place();
    if (place === null) return;
    facts.forEach(({ kind, store, cpg, atMs }, at) => {
      keeps.note({ kept: 'fact', epoch: place.epoch, judgedNo: head - facts.length + 1 + at, kind, store, cpg, atMs });
    });
  };
  return {
    ...judge,
    publish: async (facts) => {
      const published = await judge.publish(facts);
      if (published.ok) noteAll(facts, published.value);
      return published;
    },
    publishOf: async (enrolment, factsOf) => {
      const published = await judge.publishOf(enrolment, factsOf);
      if (published.ok && published.value !== null) noteAll(published.value.facts, published.value.head);
      return published;
    },
    decide: async (decision) => {
      const decided = await judge.decide(decision);
      if (decided.ok && decided.value.published !== null) noteAll(decided.value.published.facts, decided.value.published.head);
      return decided;
    },
  };
};

/** At the start: a storage of a life that is not the last, or that holds less than a backup of its own life covers or the keeps saw published in it, was put back unsaid. */
export const noticePutBack = async (judge: Pick<Judge, 'place' | 'beginEpoch'>, keeps: Pick<Keeps, 'covered' | 'lines'>): Promise<void> => {
  const [place, covered, last] = [judge.place(), keeps.covered(), epochsOf(keeps).at(-1)];
  if (place === null) return;
  const isOldLife = last !== undefined && last !== place.epoch;
  const isBehind = covered !== null && covered.epoch === place.epoch && covered.judgedNo > place.head;
  const lacksAFact = keeps.lines().some((line) => line.kept === 'fact' && line.epoch === place.epoch && line.judgedNo > place.head);
  if (isOldLife || isBehind || lacksAFact) await judge.beginEpoch(place.epoch, 'put-back', lostFacts(keeps, place.epoch, place.head));
};

/** Facts whose doing a restore brings back: by certificates and keeps. */
const comesBackByItself: ReadonlySet<string> = new Set<Fact['kind']>(['enrolled', 'revoked']);

/** What staff and the system published behind a storage that ends at `head` of an epoch: later in it, or in a later life. */
export const lostFacts = (keeps: Pick<Keeps, 'lines'>, epoch: Epoch, head: JudgedNo): readonly LostFact[] => {
  const epochs = epochsOf(keeps);
  const later = new Set(epochs.slice(epochs.indexOf(epoch) + 1));
  return keeps.lines().flatMap((line) => (line.kept === 'fact' && !comesBackByItself.has(line.kind) && (later.has(line.epoch) || (line.epoch === epoch && line.judgedNo > head)) ? [{ judgedNo: line.judgedNo, kind: line.kind, store: line.store, cpg: line.cpg, atMs: line.atMs }] : []));
};

const epochsOf = (keeps: Pick<Keeps, 'lines'>): readonly Epoch[] => keeps.lines().flatMap((line) => (line.kept === 'epoch' ? [line.epoch] : []));
