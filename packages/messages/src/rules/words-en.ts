import type { UnitKind } from '@qoa/shared/rules';
import { numberText } from './formats.ts';

/** `1 stamp`, `1,200 points`. */
export const unitsEn = (n: number, kind: UnitKind): string => countEn(n, kind, `${kind}s`);
/** `stamps`, or `stamps and points`. */
export const kindsEn = (kinds: readonly UnitKind[]): string => kinds.map((kind) => `${kind}s`).join(' and ');
/** `1 day`, `1,200 pieces`. */
export const countEn = (n: number, one: string, many: string): string => `${numberText(n, 'en')} ${n === 1 ? one : many}`;
export const daysEn = (n: number): string => countEn(n, 'day', 'days');
export const piecesEn = (n: number): string => countEn(n, 'piece', 'pieces');
/** A length of time in whole units, all of them: `1 hour and 30 minutes`. */
export const durationEn = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000);
  const parts = [[Math.floor(minutes / 60), 'hour', 'hours'] as const, [minutes % 60, 'minute', 'minutes'] as const].filter(([n]) => n > 0);
  return parts.map(([n, one, many]) => countEn(n, one, many)).join(' and ');
};
/** What a percent does to units: `twice the stamps`, `50% more points`. */
export const timesEn = (percent: number, kinds: string): string => {
  if (percent === 200) return `twice the ${kinds}`;
  if (percent === 300) return `three times the ${kinds}`;
  return percent % 100 === 0 ? `${percent / 100} times the ${kinds}` : `${percent - 100}% more ${kinds}`;
};
