/** Nothing can be said now: the database is away, or another process is the judge. Answered as UNAVAILABLE. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}
