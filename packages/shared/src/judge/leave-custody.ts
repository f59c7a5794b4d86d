import type { AnswerCode } from '../errors/index.ts';
import type { Answer } from '../events/index.ts';
import type { Arrival } from './arrival.ts';
import type { BatchUnderWay } from './batch-under-way.ts';
import { isOnRecord } from './judge-claim.ts';

/** What was kept only because this server could not judge it. A fork's number stays another's, and what a revoked phone cannot prove stays unproved: those are people's to decide. */
export const passingCodes = ['UNKNOWN_KIND', 'POISONED'] as const satisfies readonly AnswerCode[];

/**
 * Whether an event in custody gets its verdict now: we could not judge it then, and can read it by now. A claim whose sale is not here waits on, since custody becomes a
 * verdict and nothing else. Law: once
 */
export const mayLeaveCustody = (batch: BatchUnderWay, { envelope, event, at, fromCustody }: Arrival, stands: Answer): boolean => {
  if (fromCustody !== true || stands.class !== 'held' || !passingCodes.some((code) => code === stands.code)) return false;
  const source = batch.read.sources.get(envelope.enrolment);
  if (source === undefined || (source.revokedAtMs !== null && at.provedByMs >= source.revokedAtMs)) return false;
  switch (event.kind) {
    case 'SaleRecorded':
      return true;
    case 'SaleClaimed':
      return isOnRecord(batch, event.sale);
    case 'Sealed':
      return false;
  }
};
