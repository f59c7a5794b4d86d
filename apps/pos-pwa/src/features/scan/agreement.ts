import type { RawReading } from './decoder.ts';

/** How long a linear symbol may take to be seen a second time and still count as the same look. */
export const agreementMaxMs = 600;
/** A symbol that was out of view this long is a new one: the same product, on purpose, a second time. */
export const absenceMinMs = 700;

/** What the camera has in view, from frame to frame: the name of a symbol to the moment of the frame that last showed it. */
export interface Sighting {
  /** Linear symbols seen once and not yet believed. */
  readonly unconfirmed: ReadonlyMap<string, number>;
  /** Symbols already counted and still in view. */
  readonly held: ReadonlyMap<string, number>;
}

/** Nothing seen yet. */
export const noSighting: Sighting = { unconfirmed: new Map(), held: new Map() };

/** What one frame adds: the sighting after it, and the symbols that count now. */
export interface Seen {
  readonly sighting: Sighting;
  readonly counted: readonly RawReading[];
}

/**
 * Decides which symbols of a frame count. A QR code counts in its first frame, since its error correction vouches for it; a linear
 * symbol counts when a second frame agrees, since a smudged one may pass its check digit with other figures. What was counted does
 * not count again until it has left the view for `absenceMinMs`.
 */
export const see = (before: Sighting, readings: readonly RawReading[], nowMs: number): Seen => {
  const seenOnce = keepRecent(before.unconfirmed, nowMs, agreementMaxMs);
  const held = keepRecent(before.held, nowMs, absenceMinMs);
  const inFrame = [...new Map(readings.map((reading) => [nameOf(reading), reading]))];
  const counted = inFrame.filter(([name, reading]) => !held.has(name) && (reading.symbology === 'qr_code' || seenOnce.has(name)));
  const unconfirmed = new Map(seenOnce);
  for (const [name] of inFrame) unconfirmed.set(name, nowMs);
  for (const [name] of [...held, ...counted]) unconfirmed.delete(name);
  for (const [name] of inFrame) if (held.has(name)) held.set(name, nowMs);
  for (const [name] of counted) held.set(name, nowMs);
  return { sighting: { unconfirmed, held }, counted: counted.map(([, reading]) => reading) };
};

const nameOf = (reading: RawReading): string => `${reading.symbology} ${reading.text}`;

const keepRecent = (seen: ReadonlyMap<string, number>, nowMs: number, maxMs: number): Map<string, number> =>
  new Map([...seen].filter(([, lastMs]) => nowMs - lastMs < maxMs));
