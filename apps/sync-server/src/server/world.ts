import type { Logger } from 'pino';
import type { InstantMs } from '@qoa/shared/ids';
import type { PasswordCost } from '../features/admin/index.ts';
import type { Config, Secrets } from '../features/config/index.ts';
import type { Keeps } from '../features/keeps/index.ts';
import type { LocalCertificates } from '../features/lan/index.ts';
import type { Database } from '../platform/database.ts';
import type { WebApp } from './web-apps.ts';

/** Everything the server needs from outside: only `serve.ts` makes one. */
export interface World {
  readonly config: Config;
  readonly secrets: Secrets;
  readonly database: Database;
  /** What no restore may undo. */
  readonly keeps: Keeps;
  readonly log: Logger;
  readonly now: () => InstantMs;
  readonly random: (length: number) => Uint8Array;
  readonly sleep: (ms: number) => Promise<void>;
  readonly passwordCost: PasswordCost;
  /** How long a caller may take to send a request whole; behind that it is answered UNAVAILABLE and cut off. */
  readonly requestMsMax: number;
  /** Calls `work` every so often until the answered function is called; it does not keep the process alive. */
  readonly every: (ms: number, work: () => void) => () => void;
  readonly webApps: readonly WebApp[];
  /** Null speaks plain HTTP. */
  readonly tls: LocalCertificates | null;
  /** The origin that people open; known once the port is. */
  readonly publicUrl: () => string;
}
