import type { ErrorEntry } from './entry.ts';

/** What people of the console may meet, and nobody else. */
export const adminErrors = {
  /** E-mail and password do not fit together; which of them is wrong is not told. */
  LOGIN_REFUSED: { kind: 'refusal', http: 401, retry: 'corrected', classes: [], facts: [] },
  /** Nobody holds a card of this code. (What became of a sale with one says CARD_UNKNOWN.) */
  CARD_NOT_HELD: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** No loss has this number. */
  LOSS_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** Nothing was ever held for people under this number. */
  HOLD_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** Since its author looked, something else came or was decided under this number. Look again, then decide. */
  HOLD_CHANGED: { kind: 'refusal', http: 409, retry: 'corrected', classes: [], facts: [] },
  /** It has its verdict already, and not the one that is asked for. It stays. */
  HOLD_DECIDED: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
  /** It cannot be counted as things are: its sale is not here, this release cannot read it, or it is a card that was added under a number that is another's. */
  HOLD_NOT_COUNTABLE: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
