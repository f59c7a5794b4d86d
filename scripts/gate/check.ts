/** What a check found. A check that counts nothing itself counts as one. */
export type Outcome = {
  readonly passed: number;
  readonly failed: number;
  /** What a developer must read to mend it; empty when nothing failed. */
  readonly problems: readonly string[];
  readonly slowest?: readonly SlowTest[];
};
export type SlowTest = { readonly name: string; readonly ms: number };

/** One step of the gate. */
export type Check = {
  readonly name: string;
  readonly says: string;
  /** Needs neither a database nor a browser, and takes seconds. */
  readonly quick: boolean;
  /** It only reads the sources, and mostly with one thread: its neighbours of this kind may run at the same time. */
  readonly reads?: true;
  readonly run: () => Promise<Outcome>;
};

/** A check that is right or wrong as a whole. */
export const asOne = (problems: readonly string[]): Outcome => ({ passed: problems.length === 0 ? 1 : 0, failed: problems.length === 0 ? 0 : 1, problems });
