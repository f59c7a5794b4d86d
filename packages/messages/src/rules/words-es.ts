import type { UnitKind } from '@qoa/shared/rules';
import { numberText } from './formats.ts';

/** `1 sello`, `1,200 puntos`. */
export const unitsEs = (n: number, kind: UnitKind): string => countEs(n, ...nouns[kind]);
/** `sellos`, or `sellos y puntos`. */
export const kindsEs = (kinds: readonly UnitKind[]): string => kinds.map((kind) => nouns[kind][1]).join(' y ');
/** `1 día`, `1,200 piezas`. */
export const countEs = (n: number, one: string, many: string): string => `${numberText(n, 'es')} ${n === 1 ? one : many}`;
export const daysEs = (n: number): string => countEs(n, 'día', 'días');
export const piecesEs = (n: number): string => countEs(n, 'pieza', 'piezas');
/** A length of time in whole units, all of them: `1 hora y 30 minutos`. */
export const durationEs = (ms: number): string => {
  const minutes = Math.ceil(ms / 60_000);
  const parts = [[Math.floor(minutes / 60), 'hora', 'horas'] as const, [minutes % 60, 'minuto', 'minutos'] as const].filter(([n]) => n > 0);
  return parts.map(([n, one, many]) => countEs(n, one, many)).join(' y ');
};
/** What a percent does to units: `el doble de sellos`, `50% más puntos`. */
export const timesEs = (percent: number, kinds: string): string => {
  if (percent === 200) return `el doble de ${kinds}`;
  if (percent === 300) return `el triple de ${kinds}`;
  return percent % 100 === 0 ? `tus ${kinds} multiplicados por ${percent / 100}` : `${percent - 100}% más ${kinds}`;
};

const nouns: Readonly<Record<UnitKind, readonly [string, string]>> = { stamp: ['sello', 'sellos'], point: ['punto', 'puntos'] };
