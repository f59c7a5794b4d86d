import type { AnswerCode } from '../errors/index.ts';
import type { Answer } from '../events/index.ts';
import type { Arrival } from './arrival.ts';
import type { BatchUnderWay } from './batch-under-way.ts';
import { isOnRecord } from './judge-claim.ts';
import { isUnproved } from './judgement.ts';
import { isProvedCounted } from './shown.ts';

/** What was kept only because this server could not judge it. A fork's number stays another's, and what nothing proves of a revoked phone stays unproved: those are people's to decide. */
export const passingCodes = ['UNKNOWN_KIND', 'POISONED'] as const satisfies readonly AnswerCode[];

/**
 * Whether an event in custody gets its verdict now: we could not judge it then, and can read it by now; or its revoked phone shows only now what an earlier life had
 * answered, and the server proves it. A claim whose sale is not here waits on, since custody becomes a verdict and nothing else. Laws: once, final
 */
export const mayLeaveCustody = (batch: BatchUnderWay, arrival: Arrival, stands: Answer): boolean => {
  const { envelope, event, earlier } = arrival;
  const source = batch.read.sources.get(envelope.enrolment);
  if (source === undefined || isUnproved(source, arrival) || !(isPassing(arrival, stands) || (isRevoked(stands) && isProvedCounted(earlier)))) return false;
  switch (event.kind) {
    case 'SaleRecorded':
      return true;
    case 'SaleClaimed':
      return isOnRecord(batch, event.sale);
    case 'Sealed':
      return false;
  }
};

const isPassing = ({ fromCustody }: Arrival, { class: answerClass, code }: Answer): boolean => fromCustody === true && answerClass === 'held' && passingCodes.some((passing) => passing === code);

const isRevoked = ({ class: answerClass, code }: Answer): boolean => answerClass === 'held' && code === 'ENROLMENT_REVOKED';
