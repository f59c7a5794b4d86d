import type { ProgrammeId } from '../ids/index.ts';
import type { Revision } from '../rules/index.ts';

/** The numbers that a campaign was given: its own, which is that of its first unit, and one for a second unit. */
export interface Numbers {
  readonly campaign: ProgrammeId;
  readonly spare: ProgrammeId;
}

/**
 * A document with the campaign's own numbers, whatever it names. Units that were published keep theirs for ever; before that the first unit has the
 * campaign's. It reads any JSON value, and leaves alone what has no place for a number.
 */
export const numbered = (document: unknown, { campaign, spare }: Numbers, published: Revision | undefined): unknown => {
  if (!isRecord(document)) return document;
  const { revision: _revision, effectiveFromMs: _from, state: _state, ...rest } = document;
  if (!Array.isArray(rest['units'])) return { ...rest, campaign };
  const own = new Map<unknown, ProgrammeId>(published?.units.map(({ kind, programme }) => [kind, programme]));
  const free = [campaign, spare].filter((number) => ![...own.values()].includes(number));
  const units = rest['units'].map((unit: unknown) => (isRecord(unit) ? { ...unit, programme: own.get(unit['kind']) ?? free.shift() ?? spare } : unit));
  return { ...rest, campaign, units };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
