import { describe, expect, test } from 'vitest';
import { formatAgo, formatBytes, formatDateTime, formatDay, formatDuration, formatMoney, formatMonthDay, formatRelease, formatNumber, formatPesos, formatQuantity, formatSold, formatTime } from './format.ts';
import { dayText, timeText } from './rules/formats.ts';

const nowMs = Date.UTC(2026, 10, 22, 20, 5);

test('money reads as pesos in both languages', () => {
  expect(formatMoney(123_450, 'es')).toBe('$1,234.50');
  expect(formatMoney(123_450, 'en')).toBe('$1,234.50');
  expect(formatMoney(0, 'es')).toBe('$0.00');
});

test('prices drop the zeros that say nothing', () => {
  expect(formatPesos(2000, 'es')).toBe('$20');
  expect(formatPesos(1_234_550, 'en')).toBe('$12,345.50');
});

test('quantities drop the zeros that say nothing', () => {
  expect(formatQuantity(1000, 'es')).toBe('1');
  expect(formatQuantity(350, 'es')).toBe('0.35');
});

test('one piece is told by its name, more or less of it with how much', () => {
  const sold = (quantity: number): string => formatSold({ name: 'Agua 1 L', quantity }, 'es');
  expect([sold(1000), sold(3000), sold(350)]).toEqual(['Agua 1 L', '3 × Agua 1 L', '0.35 × Agua 1 L']);
});

test('a day stands alone, as the zone has it', () => {
  const sevenInTheEvening = Date.UTC(2026, 10, 23, 1);
  expect([formatMonthDay(sevenInTheEvening, 'es', 'America/Mexico_City'), formatMonthDay(sevenInTheEvening, 'en', 'Europe/Madrid')]).toEqual(['22 de noviembre', 'November 23']);
});

test('numbers are grouped', () => {
  expect(formatNumber(1_234_567, 'es')).toBe('1,234,567');
});

describe('time', () => {
  test('a length takes its largest whole unit', () => {
    expect([0, 59_999, 60_000, 3_600_000, 86_400_000, 2 * 86_400_000].map((ms) => formatDuration(ms, 'es')))
      .toEqual(['0 s', '59 s', '1 min', '1 h', '1 día', '2 días']);
    expect(formatDuration(2 * 86_400_000, 'en')).toBe('2 days');
  });

  test('ago is now at first, and never ahead', () => {
    expect(formatAgo(nowMs - 9_000, nowMs, 'es')).toBe('ahora');
    expect(formatAgo(nowMs + 5_000, nowMs, 'en')).toBe('just now');
    expect(formatAgo(nowMs - 300_000, nowMs, 'es')).toBe('hace 5 min');
    expect(formatAgo(nowMs - 300_000, nowMs, 'en')).toBe('5 min ago');
  });

  test('a clock is read in the store’s zone', () => {
    expect(formatTime(nowMs, 'es', 'America/Mexico_City')).toBe('14:05');
    expect(formatTime(nowMs, 'en', 'America/Tijuana')).toBe('12:05');
    expect(formatDateTime(nowMs, 'es', 'America/Mexico_City')).toBe('22 nov, 14:05');
    expect(formatDateTime(nowMs, 'en', 'America/Mexico_City')).toBe('Nov 22, 14:05');
  });
});

test('storage takes the unit that leaves a number', () => {
  expect([0, 512, 1536, 5 * 1024 * 1024].map((bytes) => formatBytes(bytes, 'es'))).toEqual(['0 B', '512 B', '1.5 KB', '5 MB']);
});

test('a release is read by its version and the first digits of what it is built of', () => {
  expect(['0.1.0+46d6c92ca735', '0.1.0', '0.1.0+dev'].map(formatRelease)).toEqual(['0.1.0 (46d6c92)', '0.1.0', '0.1.0+dev']);
});

test('in a zone that this browser does not know, the clock of most of the country is told', () => {
  const unheard = 'America/Atlantis';
  expect([formatTime(nowMs, 'es', unheard), formatDateTime(nowMs, 'es', unheard), formatDay(nowMs, 'es', unheard), formatMonthDay(nowMs, 'es', unheard)]).toEqual(['14:05', '22 nov, 14:05', '22 nov 2026', '22 de noviembre']);
  expect([dayText(nowMs, 'en', unheard), timeText(nowMs, 'en', unheard)]).toEqual(['November 22, 2026', '14:05']);
});
