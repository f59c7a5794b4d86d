import type { EnrolmentId } from '@qoa/shared/ids';
import type { DeviceReport } from '@qoa/shared/protocol';
import type { SyncFault } from '@qoa/shared/sync';
import type { Http, HttpFault } from '../../platform/http.ts';
import type { Device } from '../device/index.ts';
import type { Outbox } from '../outbox/index.ts';
import type { Replica } from '../replica/index.ts';

/** What the errands of one enrolment work with. */
export interface ErrandNeeds {
  readonly enrolment: EnrolmentId;
  readonly device: Device;
  readonly outbox: Outbox;
  readonly replica: Replica;
  readonly http: Http;
  /** What the admin sees of this phone, apart from the queue. */
  readonly report: () => Pick<DeviceReport, 'app' | 'storage' | 'trouble'>;
}

/** How long an answer may take. A weak line at the counter is slow, not dead. */
export const ANSWER_TIMEOUT_MS = 30_000;

/** The machine's fault of a failed request. */
export const syncFaultOf = ({ code, retryAfterMs }: Pick<HttpFault, 'code' | 'retryAfterMs'>): SyncFault => ({ code, retryAfterMs });

/** An answer that this release cannot read. */
export const unreadableAnswer: SyncFault = { code: 'PROTOCOL_UNKNOWN', retryAfterMs: null };
