import type { errorsByArea } from '@qoa/shared/errors';
import type { ErrorArea } from './error-text.ts';

/** What the holder of a card may meet. */
export const cardErrorsEn: ErrorArea<typeof errorsByArea.card> = {
  CARD_SECRET_UNKNOWN: () => ['This link no longer opens your card.', 'Open it whole, as it came. If it does not open, ask whoever gave it to you for another: your card still counts.'],
  BIRTHDAY_TOLD: () => ['You told us your birthday before.', 'If it is wrong, ask Qoa to correct it.'],
  RECEIPT_UNREADABLE: () => ['This receipt is not of a sale with Qoa.', 'Ask the store to show it again.'],
  RECEIPT_PHONE_UNKNOWN: () => ['We do not know the phone of that store again yet.', 'Keep the receipt and open it later: the sale is not lost.'],
  RECEIPT_DAMAGED: () => ['The receipt arrived incomplete.', 'Scan it again at the store.'],
};

/** A phone enters by itself: nobody types anything there. */
const phoneEnters = 'With internet, open Qoa on the phone: it signs in by itself. Sales go on being delivered.';

/** What whoever asks in somebody's name may meet. */
export const sessionErrorsEn: ErrorArea<typeof errorsByArea.session> = {
  UNAUTHENTICATED: ({ who }) => (who === 'device' ? ['The phone is not signed in.', phoneEnters] : who === 'card' ? ['Your card is not open.', 'Open it with its link, as it came.'] : ['Nobody is signed in.', 'Sign in with your email and password.']),
  SESSION_EXPIRED: ({ who }) => (who === 'device' ? ['The phone’s session ended.', phoneEnters] : ['Your session ended.', 'Sign in again; sales go on being delivered.']),
  FORBIDDEN: () => ['Your user may not do this.', 'Ask someone who may.'],
  STORE_UNKNOWN: () => ['That store does not exist or is out of your reach.', 'Choose one from the list.'],
};

/** What people of the console may meet. */
export const adminErrorsEn: ErrorArea<typeof errorsByArea.admin> = {
  LOGIN_REFUSED: () => ['The email and the password do not fit.', 'Check them and try again.'],
  CARD_NOT_HELD: () => ['Nobody holds a card of that code.', 'Check it against the card.'],
  LOSS_UNKNOWN: () => ['That loss is not on record.', 'Choose one from the list.'],
  HOLD_UNKNOWN: () => ['That is not under review.', 'Choose something from the list.'],
  HOLD_CHANGED: () => ['Something changed under that number while you looked at it.', 'See what it says now, and decide again.'],
  HOLD_DECIDED: () => ['It was decided otherwise before, and that stays.', 'See who decided it, and why.'],
  HOLD_NOT_COUNTABLE: () => ['It cannot be counted as it is: its sale is missing, the system cannot read it yet, or it is a card that was added under a repeated number.', 'Wait for what is missing, or decide that it does not count and have the card added again.'],
};

/** What the server says of itself. */
export const serverErrorsEn: ErrorArea<typeof errorsByArea.server> = {
  RATE_LIMITED: ({ retryAfterS }) => ['Too many tries in a row.', retryAfterS === undefined ? 'Wait a moment and try again.' : `Wait ${retryAfterS} s and try again.`],
  UNAVAILABLE: () => ['Qoa is not available right now.', 'What is saved is safe and sends itself later.'],
  NETWORK_AWAY: () => ['No answer came.', 'Go on working: it tries again by itself.'],
  DEFECT: ({ id }) => [`Qoa failed${id === undefined ? '' : ` (${id})`}.`, 'Try again; if it goes on, tell support.'],
  ORIGIN_REFUSED: () => ['The request comes from another page.', 'Open Qoa at its own address.'],
};
