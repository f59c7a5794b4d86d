import type { EnrolmentId } from '@qoa/shared/ids';

/** A phone's name as it is spoken to support: the first half of its enrolment, in fours. */
export const writtenPhoneCode = (enrolment: EnrolmentId): string => `${enrolment.slice(0, 4)}-${enrolment.slice(4, 8)}`.toUpperCase();
