import type { LiveMessage, PullRequest, PullResponse, SyncHealth } from '@qoa/shared/protocol';
import type { Journal } from '../stream/index.ts';

/** A health answer with this machine's own clock beside it, so that ages go on growing between answers. */
export interface KnownHealth {
  readonly answer: SyncHealth;
  readonly receivedAtMs: number;
}

/** `asking` until the server says whether anybody is signed in. `ended`: somebody was, and no longer is. */
export interface ConsoleState {
  readonly session: 'asking' | 'out' | 'ended' | 'in';
  readonly signal: 'connecting' | 'live' | 'fresh' | 'away';
  readonly socket: 'closed' | 'opening' | 'open';
  readonly health: KnownHealth | null;
  /** `soon` waits a moment, so that a thousand hints cost one reading. */
  readonly reading: 'idle' | 'soon' | 'under-way' | 'wanted-again';
  readonly pull: 'idle' | 'under-way' | 'wanted-again';
  readonly journal: Journal;
  readonly failures: number;
  /** When the server that drains asked to come back; null when it did not. */
  readonly returnAfterMs: number | null;
}

/** Why a request brought nothing. `signed-out` ends the session on the screen too. */
export type Failure = 'away' | 'signed-out';

export type ConsoleInput =
  | { readonly kind: 'Opened' }
  | { readonly kind: 'SignedIn' }
  | { readonly kind: 'SignedOut' }
  | { readonly kind: 'HealthDue' }
  | { readonly kind: 'HealthAnswered'; readonly answer: SyncHealth }
  | { readonly kind: 'HealthFailed'; readonly failure: Failure }
  | { readonly kind: 'PullAnswered'; readonly answer: PullResponse }
  | { readonly kind: 'PullFailed'; readonly failure: Failure }
  | { readonly kind: 'LiveSaid'; readonly message: LiveMessage }
  | { readonly kind: 'LiveClosed' }
  | { readonly kind: 'RetryDue' }
  | { readonly kind: 'BecameVisible' };

export type ConsoleCommand =
  | { readonly do: 'read-health' }
  | { readonly do: 'read-health-later'; readonly afterMs: number }
  | { readonly do: 'pull'; readonly request: PullRequest }
  | { readonly do: 'connect' }
  | { readonly do: 'disconnect' }
  | { readonly do: 'retry'; readonly afterMs: number };
