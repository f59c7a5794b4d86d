import { adoptResponseSchema, parseAs } from '@qoa/shared/protocol';
import type { RequestNo, SyncInput } from '@qoa/shared/sync';
import { ANSWER_TIMEOUT_MS, syncFaultOf, unreadableAnswer, type ErrandNeeds } from './errands.ts';

/** Shows the certificate to a server that was restored to before this phone enrolled. Rule: Restore */
export const performAdopt = async ({ enrolment, device, http }: Pick<ErrandNeeds, 'enrolment' | 'device' | 'http'>, request: RequestNo): Promise<SyncInput> => {
  const kept = device.certificate(enrolment);
  if (kept.certificate === '') return { input: 'AdoptionFailed', request, fault: { code: 'CERTIFICATE_WRONG', retryAfterMs: null } };
  const answer = await http.post('/v1/adoptions', kept, { timeoutMs: ANSWER_TIMEOUT_MS });
  if (!answer.ok) return { input: 'AdoptionFailed', request, fault: syncFaultOf(answer.error) };
  const read = parseAs(adoptResponseSchema, answer.value);
  return read.ok && read.value.enrolment === enrolment ? { input: 'Adopted', request } : { input: 'AdoptionFailed', request, fault: unreadableAnswer };
};
