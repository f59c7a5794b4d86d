import type { Cents } from '../../ids/index.ts';
import type { UnitKind } from '../document/revision.ts';
import type { Complain } from './entry.ts';

/** `$18`, `$7.50`, `$1,000`: cents. Whatever else is complained of, and 0. */
export const readMoney = (text: string, complain: Complain): Cents => {
  const [, minus, pesos, cents = ''] = /^(-?)\$(\d[\d,]*)(?:\.(\d{2}))?$/.exec(text.trim()) ?? [];
  if (pesos === undefined) complain(`expected money such as $18 or $7.50, got "${text}"`);
  return (minus === '-' ? -1 : 1) * (Number((pesos ?? '0').replaceAll(',', '')) * 100 + Number(cents));
};

/** `8`, `1,000`: a whole number. */
export const readCount = (text: string, complain: Complain): number => {
  if (!/^-?\d[\d,]*$/.test(text.trim())) complain(`expected a whole number, got "${text}"`);
  return Number(text.replaceAll(',', '')) || 0;
};

/** `sello`, `sellos`, `punto`, `puntos` */
export const readUnit = (text: string, complain: Complain): UnitKind => {
  if (/^sellos?$/.test(text)) return 'stamp';
  if (!/^puntos?$/.test(text)) complain(`expected sellos or puntos, got "${text}"`);
  return 'point';
};

const minutesBy: Readonly<Record<string, number>> = { minuto: 1, hora: 60, día: 1440 };

/** `30 minutos`, `2 horas`, `1 día`: milliseconds, a day being 24 hours. */
export const readDuration = (text: string, complain: Complain): number => {
  const [, count, unit = ''] = /^(\d+) (minuto|hora|día)s?$/.exec(text) ?? [];
  if (count === undefined) complain(`expected a time such as 30 minutos, 2 horas or 1 día, got "${text}"`);
  return Number(count ?? 0) * (minutesBy[unit] ?? 0) * 60_000;
};

/** The value of a word in a table of words, complaining with all of them when it is in none. */
export const readWord = <Value>(text: string, words: Readonly<Record<string, Value>>, otherwise: Value, complain: Complain): Value => {
  const value = Object.hasOwn(words, text) ? words[text] : undefined;
  if (value === undefined) complain(`expected one of ${Object.keys(words).join(', ')}, got "${text}"`);
  return value ?? otherwise;
};
