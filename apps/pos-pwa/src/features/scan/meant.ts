import type { Reading } from '@qoa/shared/codes';
import { err, ok, type Result } from '@qoa/shared/result';

/** What the camera is used for. */
export type Aim = 'sale' | 'card' | 'enrol';

/** A reading that a screen can use. */
export type Meant = Extract<Reading, { readonly kind: 'card' | 'product' | 'raw-product' | 'enrolment' }>;

/** Why a reading is of no use here: a code of the catalogue, or what this screen says of it. */
export type Unusable = 'NOT_OURS' | 'CHECK_DIGIT_WRONG' | 'voucherLater' | 'notCard' | 'notEnrolment' | 'enrolmentHere';

/** Whether a reading is one that this screen can use, or what to say instead. */
export const meant = (reading: Reading, aim: Aim): Result<Meant, Unusable> => {
  switch (reading.kind) {
    case 'card':
      return aim === 'enrol' ? err('notEnrolment') : ok(reading);
    case 'product':
    case 'raw-product':
      return aim === 'sale' ? ok(reading) : err(others[aim]);
    case 'enrolment':
      return aim === 'enrol' ? ok(reading) : err('enrolmentHere');
    case 'voucher':
      return err(aim === 'sale' ? 'voucherLater' : others[aim]);
    case 'wrong-check-digit':
      return err('CHECK_DIGIT_WRONG');
    case 'not-ours':
      return err(others[aim]);
  }
};

/** What to say of everything else. */
const others = { sale: 'NOT_OURS', card: 'notCard', enrol: 'notEnrolment' } as const;
