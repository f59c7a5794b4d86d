import type { ErrorEntry } from './entry.ts';

/** What the holder of a card may meet on the card's page. */
export const cardErrors = {
  /** The link's secret opens no card: it was copied in part, or replaced by a newer link. */
  CARD_SECRET_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
  /** Another birthday was told of this card before: only staff changes it. */
  BIRTHDAY_TOLD: { kind: 'refusal', http: 409, retry: 'never', classes: [], facts: [] },
  /** No phone's key made this receipt: it was changed on the way, or is no sale of ours. It binds nothing. */
  RECEIPT_UNREADABLE: { kind: 'protocol', http: 422, retry: 'never', classes: [], facts: [] },
  /** The phone that made this receipt is not known here: the server was restored to before the phone enrolled, and learns of it again from the phone itself or its rescue file. Keep the receipt. */
  RECEIPT_PHONE_UNKNOWN: { kind: 'fault', http: 409, retry: 'same-bytes-later', classes: [], facts: [] },
  /** On the customer's page: the link does not hold a whole receipt. The store shows it again. */
  RECEIPT_DAMAGED: { kind: 'refusal', http: null, retry: 'corrected', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
