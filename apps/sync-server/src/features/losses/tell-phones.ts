import type { InstantMs, StoreId } from '@qoa/shared/ids';
import { joining } from '../../platform/joining.ts';
import type { Judge } from '../judge/index.ts';
import type { Keeps } from '../keeps/index.ts';
import { enrolledFact, evictedFacts, oldHoleFacts, revokedFact } from './facts.ts';
import type { LossesStore } from './losses-store.ts';

/**
 * Tells the journal of enrolments and revocations, which must work while nobody judges: each is stored first and told after it, once, and what a crash
 * left untold is told at the next call. A phone whose browser lost its storage opens a loss of the enrolment before it, in the same transaction.
 */
export interface TellPhones {
  /** Resolves when nothing is left to tell, or nobody judges here now. Calls join one that is under way. */
  readonly tell: () => Promise<void>;
  /** Puts the holes on record that are older than the record. At the start; harmless at every start. */
  readonly tellOldHoles: () => Promise<void>;
  /** Puts the evictions on record of which a restored storage knows nothing, as the keeps tell them. At the start; harmless at every start. Rule: Restore */
  readonly tellForgottenEvictions: () => Promise<void>;
}

export interface TellPhonesParts {
  readonly store: Pick<LossesStore, 'untoldEnrolments' | 'untoldRevocations' | 'untoldHoles' | 'knownSuccessors'>;
  readonly judge: Pick<Judge, 'publish' | 'publishOf'>;
  readonly keeps: Pick<Keeps, 'lines'>;
  readonly now: () => InstantMs;
}

const atOnceMax = 100;

export const openTellPhones = (parts: TellPhonesParts): TellPhones => {
  return {
    tell: joining(() => tellAll(parts)),
    tellOldHoles: async () => {
      for (;;) {
        const sources = await parts.store.untoldHoles(atOnceMax);
        for (const source of sources) {
          const told = await parts.judge.publishOf(source, (known) => oldHoleFacts(source, known, parts.now()));
          if (!told.ok) return;
        }
        if (sources.length < atOnceMax) return;
      }
    },
    tellForgottenEvictions: async () => {
      const known = await parts.store.knownSuccessors();
      for (const { enrolment, predecessor, remembers, store } of parts.keeps.lines().filter((line) => line.kept === 'succeeded')) {
        if (known.has(enrolment)) continue;
        const told = await parts.judge.publishOf(predecessor, (source) => evictedFacts({ enrolment, predecessor, remembers, store: store as StoreId }, source, parts.now()));
        if (!told.ok) return;
      }
    },
  };
};

/** True when more may be left. */
const tellAll = async ({ store, judge, now }: TellPhonesParts): Promise<boolean> => {
  const [enrolled, revoked] = [await store.untoldEnrolments(atOnceMax), await store.untoldRevocations(atOnceMax)];
  for (const phone of enrolled) {
    const told = await judge.publishOf(phone.predecessor ?? phone.enrolment, (known) => [enrolledFact(phone), ...evictedFacts(phone, known, now())]);
    if (!told.ok) return false;
  }
  const told = await judge.publish(revoked.map(({ enrolment, store: of, atMs }) => revokedFact(enrolment, of, atMs)));
  return told.ok && (enrolled.length === atOnceMax || revoked.length === atOnceMax);
};
