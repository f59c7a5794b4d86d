import type { EnrolmentId, InstantMs } from '@qoa/shared/ids';
import { err, type Result } from '@qoa/shared/result';
import type { Http, HttpFault } from '../../platform/http.ts';
import type { Session } from './session-errand.ts';

/** Why the desk brought nothing. `words` are the server's, for a code that the phone has none for. */
export type DeskFault = Pick<HttpFault, 'code' | 'facts' | 'words'>;

/** Asks the server in the name of this phone's store, beside the sync loops: what a person waits for, or what may be late. Nothing queued goes this way. */
export interface Desk {
  /** One question, once: only where the server refused it because a session that was held had ended, it is asked again with another. Errors: NETWORK_AWAY when nothing came in time, ENROLMENT_UNKNOWN without a store, and whatever the server answers. */
  readonly ask: (path: string, body: object, timeoutMs: number) => Promise<Result<unknown, DeskFault>>;
}

export interface DeskNeeds {
  readonly http: Http;
  /** The answer by the socket that is open anyway, which is known to the server; null where it must be asked for by HTTP. */
  readonly bySocket: (path: string, body: object) => Promise<Result<unknown, HttpFault> | null>;
  /** The enrolment that may read now; null on a phone without one. */
  readonly enrolment: () => EnrolmentId | null;
  readonly winSession: (enrolment: EnrolmentId) => Promise<Result<Session, { readonly code: string }>>;
  readonly nowMs: () => InstantMs;
}

/** A desk over the server that this page came from. Its session is won at the first question that no socket takes, and serves until it ends. */
export const httpDesk = ({ http, bySocket, enrolment, winSession, nowMs }: DeskNeeds): Desk => {
  let held: { readonly enrolment: EnrolmentId; readonly token: string; readonly untilMs: InstantMs } | null = null;
  const ask: Desk['ask'] = async (path, body, timeoutMs) => {
    const own = enrolment();
    if (own === null) return err({ code: 'ENROLMENT_UNKNOWN', facts: {}, words: null });
    const answered = await bySocket(path, body);
    if (answered !== null) return answered;
    const isHeld = held !== null && held.enrolment === own && held.untilMs > nowMs();
    if (held === null || !isHeld) {
      const won = await winSession(own);
      if (!won.ok) return err({ code: won.error.code, facts: {}, words: null });
      held = { enrolment: own, token: won.value.token, untilMs: nowMs() + won.value.validForMs };
    }
    const answer = await http.post(path, body, { timeoutMs, token: held.token });
    if (answer.ok || !sessionIsOver.has(answer.error.code)) return answer;
    held = null;
    return isHeld ? ask(path, body, timeoutMs) : answer;
  };
  return { ask };
};

const sessionIsOver: ReadonlySet<string> = new Set(['SESSION_EXPIRED', 'UNAUTHENTICATED', 'ENROLMENT_REVOKED']);
