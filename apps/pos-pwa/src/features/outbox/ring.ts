/** The ring keeps what was settled for at most this long, covered by a backup or not. Law: kept */
export const RING_AGE_MAX_MS = 90 * 24 * 60 * 60 * 1000;
