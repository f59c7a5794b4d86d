import type { Result } from '@qoa/shared/result';
import type { AdoptRequest, CloseLossRequest, DecideHoldRequest, EnrolmentCodeResponse, HoldWeighed, LiveMessage, PullRequest, PullResponse, RescueRequest, RescueTold, SaleExplained, SyncHealth } from '@qoa/shared/protocol';
import { ask, type Refusal } from './ask.ts';

/** The console's way to the server. A request never throws: a server away is an answer too. */
export interface ConsoleTransport {
  readonly signIn: (email: string, password: string) => Promise<Result<unknown, Refusal>>;
  readonly signOut: () => Promise<Result<unknown, Refusal>>;
  readonly health: () => Promise<Result<SyncHealth, Refusal>>;
  readonly pull: (request: PullRequest) => Promise<Result<PullResponse, Refusal>>;
  /** Why a judged event gave what it gave, by its place in the one total order. */
  readonly explanation: (judgedNo: number, lang: 'es' | 'en') => Promise<Result<SaleExplained, Refusal>>;
  readonly newCode: (store: number) => Promise<Result<EnrolmentCodeResponse, Refusal>>;
  readonly revoke: (enrolment: string) => Promise<Result<unknown, Refusal>>;
  readonly declareLost: (enrolment: string) => Promise<Result<unknown, Refusal>>;
  readonly closeLoss: (no: number, request: CloseLossRequest) => Promise<Result<unknown, Refusal>>;
  readonly decideHold: (no: number, request: DecideHoldRequest) => Promise<Result<unknown, Refusal>>;
  /** What something held would come to, were it counted now. */
  readonly weighHold: (no: number) => Promise<Result<HoldWeighed, Refusal>>;
  /** Makes a phone known again of which a restored server knows nothing, by the certificate in its rescue file. */
  readonly adopt: (phone: AdoptRequest) => Promise<Result<unknown, Refusal>>;
  /** At most 500 envelopes of a rescue file, and what it says of their answers. */
  readonly rescue: (portion: RescueRequest) => Promise<Result<RescueTold, Refusal>>;
  /** Listens until the socket closes or the returned function is called; `closed` is called once, and only by the former. */
  readonly listen: (said: (message: LiveMessage) => void, closed: () => void) => () => void;
}

/** Speaks to the server that served the page. */
export const serverTransport = (origin: string): ConsoleTransport => ({
  signIn: (email, password) => ask('POST', '/v1/admin/session', { email, password }),
  signOut: () => ask('DELETE', '/v1/admin/session'),
  health: () => ask('GET', '/v1/admin/sync-health'),
  pull: (request) => ask('POST', '/v1/pull?as=console', request),
  explanation: (judgedNo, lang) => ask('GET', `/v1/admin/explanations/${judgedNo}?lang=${lang}`),
  newCode: (store) => ask('POST', '/v1/admin/enrolment-codes', { store }),
  revoke: (enrolment) => ask('POST', `/v1/admin/enrolments/${encodeURIComponent(enrolment)}/revoke`),
  declareLost: (enrolment) => ask('POST', `/v1/admin/enrolments/${encodeURIComponent(enrolment)}/declare-lost`),
  closeLoss: (no, request) => ask('POST', `/v1/admin/losses/${no}/close`, request),
  decideHold: (no, request) => ask('POST', `/v1/admin/holds/${no}/decide`, request),
  weighHold: (no) => ask('GET', `/v1/admin/holds/${no}`),
  adopt: (phone) => ask('POST', '/v1/adoptions', phone),
  rescue: (portion) => ask('POST', '/v1/admin/rescues', portion),
  listen: (said, closed) => {
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/v1/live?as=console`);
    socket.onopen = () => socket.send('{"hello":{}}');
    socket.onmessage = ({ data }) => {
      const message: LiveMessage = JSON.parse(String(data));
      said(message);
    };
    socket.onclose = closed;
    return () => {
      socket.onclose = null;
      socket.close();
    };
  },
});
