/**
 * How long a judge's session may say nothing. A process that is frozen, or whose event loop hangs, keeps its connection through its kernel, which
 * answers every probe; so PostgreSQL ends the session that sends no statement for so long, and with it the lock. Rule: One judge
 */
export const leaseMs = 10_000;

/** A judge with nothing to write says so as often: two words may be lost in the way of one pause. */
export const beatMs = 3_000;

/** What PostgreSQL is told, on each connection of a judge. */
export const leaseSettings = [`idle_session_timeout = ${leaseMs}`, `idle_in_transaction_session_timeout = ${leaseMs}`] as const;

/** What the session's owner knows of it, without asking. */
export interface Lease {
  /** True while PostgreSQL cannot have ended the session for its silence: an answered statement left less than `leaseMs` ago. */
  readonly isSure: () => boolean;
  /** A statement leaves now; to be called back when it is answered. */
  readonly asking: () => () => void;
}

/**
 * A lease that begins now. It counts from when a statement left, PostgreSQL from when it was done with it, which is later. A host that was asleep
 * may have one of its clocks stand still, so the one that counted more is believed.
 */
export const leaseFromNow = (clocks: () => readonly number[] = hostClocks): Lease => {
  let provedAt = clocks();
  return {
    isSure: () => clocks().every((now, at) => now - (provedAt[at] ?? now) < leaseMs),
    asking: () => {
      const left = clocks();
      return () => {
        provedAt = left;
      };
    },
  };
};

const hostClocks = (): readonly number[] => [performance.now(), Date.now()];
