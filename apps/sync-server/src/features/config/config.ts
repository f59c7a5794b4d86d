/** The server's settings, each checked. Secrets stand apart, so that settings may be printed. */
export interface Config {
  readonly mode: 'development' | 'production' | 'test';
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Where the embedded database, generated secrets and the local authority's keys live. */
  readonly dataDir: string;
  /** Where what no restore may undo is kept (used codes, revocations, how far backups reach), best on another disk than the database; null: beside `dataDir`. */
  readonly keepDir: string | null;
  /** A PostgreSQL address; null runs the embedded database in `dataDir`. */
  readonly databaseUrl: string | null;
  /** The origin that people type, without a trailing slash; null means `http://localhost:<port>`, or the LAN address. */
  readonly publicUrl: string | null;
  /** Seeds the demo world and shows its codes on the start page. */
  readonly demo: boolean;
  /** Serves HTTPS on the local network from a local certificate authority. */
  readonly lan: boolean;
  /** Believes the address and protocol that a proxy in front states; false believes the connection. */
  readonly trustProxy: boolean;
  /** False only where one machine plays many phones: benches and simulations. */
  readonly rateLimits: boolean;
  /** What `/metrics` is read with; null hides it in production and opens it elsewhere. A secret. */
  readonly metricsToken: string | null;
  readonly logLevel: LogLevel;
  /** Null generates secrets once and keeps them in `dataDir`; never null in production. */
  readonly secrets: GivenSecrets | null;
}

export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Secrets as whoever operates the server gave them. */
export interface GivenSecrets {
  /** `id:base64` of 32 bytes, comma separated; the first wraps, the others only unwrap. */
  readonly keyring: string;
  /** At least 32 random bytes in base64: cookies and short tokens are proved with it. */
  readonly cookie: string;
  /** At least 32 random bytes in base64: the certificate key is derived from it, for life. */
  readonly signing: string;
}
