/** What an error of the database means for the one who wrote. Rule: One judge */
export type SqlTrouble =
  /** The rows themselves were refused (SQLSTATE 22, 23): some event of the batch is the culprit. */
  | 'rows'
  /** The database is away, busy, full or starting (08, 40, 53, 55, 57): the same again later. */
  | 'again'
  /** Anything else: our own mistake or a broken database. Nothing more may be written. */
  | 'stop';

const byClass: Readonly<Record<string, SqlTrouble>> = { '22': 'rows', '23': 'rows', '08': 'again', '40': 'again', '53': 'again', '55': 'again', '57': 'again' };

/** Sorts what a statement threw. A lost connection carries no SQLSTATE and counts as class 08. */
export const troubleOf = (thrown: unknown): SqlTrouble => {
  const state = sqlStateOf(thrown);
  if (state === null) return isConnectionLoss(thrown) ? 'again' : 'stop';
  return byClass[state.slice(0, 2)] ?? 'stop';
};

/** The five characters, or null when the error did not come from the database. */
export const sqlStateOf = (thrown: unknown): string | null => {
  if (!(thrown instanceof Error) || !('code' in thrown)) return null;
  return typeof thrown.code === 'string' && /^[0-9A-Z]{5}$/.test(thrown.code) && !/^E[A-Z]{4}$/.test(thrown.code) ? thrown.code : null;
};

/** The constraint that refused, or null. */
export const constraintOf = (thrown: unknown): string | null =>
  thrown instanceof Error && 'constraint' in thrown && typeof thrown.constraint === 'string' ? thrown.constraint : null;

const isConnectionLoss = (thrown: unknown): boolean => {
  if (!(thrown instanceof Error)) return false;
  const code = 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : '';
  return /^E(CONN|PIPE|TIMEDOUT|HOST|NET|AI_AGAIN|NOTFOUND)/.test(code) || /connection|not queryable|timeout/i.test(thrown.message);
};
