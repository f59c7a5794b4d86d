import type { RawReading } from './decoder.ts';

/** How long a linear symbol may take to be seen a second time and still count as the same look. */
export const agreementMaxMs = 600;
/** A symbol that was out of view this long is a new one: the same product, on purpose, a second time. */
export const absenceMinMs = 700;

/** What the camera has in view, from frame to frame. */
export interface Sighting {
  /** Linear symbols seen once and not yet believed: name to the moment of that frame. */
  readonly unconfirmed: ReadonlyMap<string, number>;
  /** Symbols already counted and still in view: name to the moment they were last seen. */
  readonly held: ReadonlyMap<string, number>;
}

/** Nothing seen yet. */
export const noSighting: Sighting = { unconfirmed: new Map(), held: new Map() };

/** What one frame adds: symbols to count now, and those that are still the ones counted before. */
export interface Seen {
  readonly sighting: Sighting;
  readonly counted: readonly RawReading[];
  readonly held: readonly RawReading[];
}

/**
 * Decides which symbols of a frame count. A QR code counts in its first frame, since its error correction vouches for it; a linear
 * symbol counts when two frames agree, since a smudged one may pass its check digit with other figures. What was counted does not
 * count again until it has left the view for `absenceMinMs`.
 */
export const see = (before: Sighting, readings: readonly RawReading[], nowMs: number): Seen => {
  const held = keepRecent(before.held, nowMs, absenceMinMs);
  const unconfirmed = keepRecent(before.unconfirmed, nowMs, agreementMaxMs);
  const counted: RawReading[] = [];
  const stillHeld: RawReading[] = [];
  for (const reading of readings) {
    const name = `${reading.symbology} ${reading.text}`;
    if (held.has(name)) {
      if (!counted.some((other) => other.text === reading.text)) stillHeld.push(reading);
      held.set(name, nowMs);
    } else if (reading.symbology === 'QRCode' || unconfirmed.has(name)) {
      unconfirmed.delete(name);
      held.set(name, nowMs);
      counted.push(reading);
    } else {
      unconfirmed.set(name, nowMs);
    }
  }
  return { sighting: { unconfirmed, held }, counted, held: stillHeld };
};

const keepRecent = (seen: ReadonlyMap<string, number>, nowMs: number, maxMs: number): Map<string, number> =>
  new Map([...seen].filter(([, lastMs]) => nowMs - lastMs < maxMs));
