import type { CardSessionResponse, LiveMessage, PullRequest, PullResponse } from '@qoa/shared/protocol';
import type { Wallet } from './wallet.ts';

/** The card that the link opened. */
export type OpenCard = CardSessionResponse['card'];

/** What survives on the phone without signal. */
export interface SavedCard {
  readonly v: 3;
  /** A short mark of the link that opened it, so that another person's link never shows this card. */
  readonly linkMark: number | null;
  readonly card: OpenCard;
  readonly wallet: Wallet;
  readonly seenAtMs: number;
}

/** `link`: does the person have a card here. `signal`: does the page hear the server. `socket`: how the live hints stand. */
export interface CardPage {
  readonly link: 'opening' | 'open' | 'refused' | 'missing' | 'erased';
  readonly signal: 'connecting' | 'live' | 'fresh' | 'offline' | 'away';
  readonly socket: 'closed' | 'opening' | 'open';
  readonly pull: 'idle' | 'under-way' | 'wanted-again';
  readonly secret: string | null;
  readonly linkMark: number | null;
  readonly card: OpenCard | null;
  readonly wallet: Wallet;
  /** The last contact by this phone's own clock. */
  readonly seenAtMs: number | null;
  /** Failures in a row: the next try waits longer. */
  readonly failures: number;
  /** When the server that drains asked to come back; null when it did not. */
  readonly returnAfterMs: number | null;
  /** Stamps that have just come, by programme. */
  readonly fresh: Readonly<Record<string, number>>;
}

/** Why a request brought nothing. `refused` is final until the person opens another link. */
export type Failure = 'offline' | 'away' | 'refused';

export type CardInput =
  | { readonly kind: 'Opened'; readonly secret: string | null; readonly linkMark: number | null; readonly saved: SavedCard | null }
  | { readonly kind: 'CardAnswered'; readonly answer: CardSessionResponse }
  | { readonly kind: 'CardFailed'; readonly failure: Failure }
  | { readonly kind: 'PullAnswered'; readonly answer: PullResponse }
  | { readonly kind: 'PullFailed'; readonly failure: Failure }
  | { readonly kind: 'LiveSaid'; readonly message: LiveMessage }
  | { readonly kind: 'LiveClosed' }
  | { readonly kind: 'Erased' }
  | { readonly kind: 'BecameVisible' }
  | { readonly kind: 'RetryDue' };

export type CardCommand =
  | { readonly do: 'open-link'; readonly secret: string }
  | { readonly do: 'open-again' }
  | { readonly do: 'clear-fragment' }
  | { readonly do: 'pull'; readonly request: PullRequest }
  | { readonly do: 'connect' }
  | { readonly do: 'retry'; readonly afterMs: number }
  | { readonly do: 'save'; readonly saved: SavedCard }
  | { readonly do: 'forget' };
