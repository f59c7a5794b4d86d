import type { EnrolmentId } from '@qoa/shared/ids';
import { setCookie } from '../wire/index.ts';
import { browserLifeMs, type Enrolling } from './enrolling.ts';

/** The cookie that proves what this browser was enrolled as last: a phone that lost its storage is recognised by its predecessor. */
export const predecessorCookieName = 'qoa_device';

/** Sets it, for enrolments alone to read. */
export const predecessorCookie = ({ browserProof }: Pick<Enrolling, 'browserProof'>, enrolment: EnrolmentId, isSecure: boolean): string =>
  setCookie({ name: predecessorCookieName, value: browserProof(enrolment), maxAgeS: browserLifeMs / 1000, path: '/v1/enrolments', isSecure, sameSite: 'Strict' });
