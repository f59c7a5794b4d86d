import { parseAs, renewalResponseSchema } from '@qoa/shared/protocol';
import { ANSWER_TIMEOUT_MS } from './errands.ts';
import { type SessionNeeds, winSession } from './session-errand.ts';

/**
 * Enrols anew by a code that the server gives to a phone whose storage it saw go back; the old queue drains beside the new one. Without
 * such a code (ROLLBACK_UNSEEN, RENEWAL_USED) nothing changes: the banner goes on asking for a new enrolment, and a person's code does the same. Rule: Sequence
 */
export const enrolAnew = async (needs: SessionNeeds): Promise<void> => {
  const session = await winSession(needs);
  if (!session.ok) return;
  const answer = await needs.http.post('/v1/renewals', {}, { timeoutMs: ANSWER_TIMEOUT_MS, token: session.value.token });
  const read = answer.ok ? parseAs(renewalResponseSchema, answer.value) : null;
  // A person may have been quicker.
  if (read?.ok === true && needs.device.current()?.enrolment === needs.enrolment) await needs.device.enrol(read.value.code);
};
