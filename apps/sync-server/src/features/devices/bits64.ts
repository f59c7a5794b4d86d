import type { EnrolmentId } from '@qoa/shared/ids';

/** An enrolment id as the database keeps it: its 8 bytes. */
export const bytesOfId = (id: EnrolmentId): Buffer => Buffer.from(id, 'hex');

/** An enrolment id from its 8 bytes. */
export const idOfBytes = (bytes: Uint8Array): EnrolmentId => Buffer.from(bytes).toString('hex') as EnrolmentId;
