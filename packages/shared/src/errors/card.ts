import type { ErrorEntry } from './entry.ts';

/** What the holder of a card may meet on the card's page. */
export const cardErrors = {
  /** The link's secret opens no card: it was copied in part, or replaced by a newer link. */
  CARD_SECRET_UNKNOWN: { kind: 'refusal', http: 404, retry: 'corrected', classes: [], facts: [] },
} as const satisfies Readonly<Record<string, ErrorEntry>>;
