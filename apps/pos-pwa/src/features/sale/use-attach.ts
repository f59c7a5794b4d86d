import type { EventName } from '@qoa/shared/events';
import type { CardCode } from '@qoa/shared/ids';
import { useCallback, useRef, useState } from 'react';
import { useDevice } from '../device/index.ts';
import { useOutbox } from '../outbox/index.ts';
import { useReplica } from '../replica/index.ts';
import type { SaleProblem } from './sale-state.ts';

/** Adds a card to a saved sale. */
export interface Attaching {
  readonly problem: SaleProblem | null;
  /** Saves the claim; while one save is under way another reading does nothing. `done` is called once it is durable. Law: once */
  readonly attach: (sale: EventName, card: CardCode, cardTyped: boolean, done: () => void) => void;
}

/** One claim of one sale by one card, however often it is read. */
const draftIdOf = ({ enrolment, seq, hash }: EventName, card: CardCode): string => `claim/${enrolment}/${seq}/${hash}/${card}`;

/** Seals and queues claims, as sales are. */
export const useAttach = (): Attaching => {
  const [device, outbox, replica] = [useDevice(), useOutbox(), useReplica()];
  const [problem, setProblem] = useState<SaleProblem | null>(null);
  const busy = useRef(false);
  const attach = useCallback<Attaching['attach']>(
    (sale, card, cardTyped, done) => {
      if (busy.current) return;
      busy.current = true;
      const append = async (): Promise<SaleProblem | null> => {
        const sealer = device.sealer({ actor: 0, sale, card, cardTyped, basis: await replica.basis() });
        if (sealer === null) return { code: 'ENROLMENT_UNKNOWN' };
        const appended = await outbox.append(draftIdOf(sale, card), sealer);
        return appended.ok ? null : appended.error;
      };
      append()
        .catch((cause: unknown): SaleProblem => {
          reportError(cause);
          return { code: 'STORAGE_UNAVAILABLE' };
        })
        .then((met) => {
          busy.current = false;
          setProblem(met);
          if (met === null) done();
        }, reportError);
    },
    [device, outbox, replica],
  );
  return { problem, attach };
};
