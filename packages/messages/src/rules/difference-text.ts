import type { Difference } from '@qoa/shared/campaign-life';
import type { Locale } from '../words.ts';
import { numberText, pesosText } from './formats.ts';
import { lastDayText } from './last-day-text.ts';
import { choiceNamesEn, entryNamesEn, memberNamesEn, valueWordsEn } from './member-names-en.ts';
import { choiceNamesEs, entryNamesEs, memberNamesEs, valueWordsEs } from './member-names-es.ts';
import { dateEn } from './time-en.ts';
import { dateEs } from './time-es.ts';
import { durationEn } from './words-en.ts';
import { durationEs } from './words-es.ts';

/** A difference between two documents in words. */
export interface DifferenceText {
  /** `Tope 1 › máximo`. */
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What the numbers and ids of a document are called, and by which zone its days are told. */
export interface DifferenceNames {
  readonly timeZone: string;
  readonly products: Readonly<Record<string, string>>;
  readonly stores: Readonly<Record<number, string>>;
  /** By the id of a rule, multiplier or reward; without one the id itself is shown. */
  readonly entries: Readonly<Record<string, string>>;
}

/** Says one member in which two documents differ: what it is, its old and its new value. A member of a later release is named as it is written. */
export const differenceText = ({ field, before, after }: Difference, names: DifferenceNames, locale: Locale): DifferenceText => {
  const path = field === '' ? [] : field.split('.');
  return { label: labelOf(path, names, locale), before: valueText(path, before, names, locale), after: valueText(path, after, names, locale) };
};

const words = {
  es: { members: memberNamesEs as Readonly<Record<string, string>>, entries: entryNamesEs, choices: choiceNamesEs as Readonly<Record<string, string>>, values: valueWordsEs, date: dateEs, duration: durationEs },
  en: { members: memberNamesEn as Readonly<Record<string, string>>, entries: entryNamesEn, choices: choiceNamesEn as Readonly<Record<string, string>>, values: valueWordsEn, date: dateEn, duration: durationEn },
};

const labelOf = (path: readonly string[], names: DifferenceNames, locale: Locale): string => {
  const { members, entries } = words[locale];
  const labels = path.map((segment, nth) => {
    const list = path[nth - 1] ?? '';
    if (Object.hasOwn(entries, list)) return `${entries[list]} ${/^\d+$/.test(segment) ? Number(segment) + 1 : `“${own(names.entries, segment) ?? segment}”`}`;
    // The list itself is named by its entry, and the n-th of plain values by the list.
    if ((Object.hasOwn(entries, segment) && nth < path.length - 1) || /^\d+$/.test(segment) || (segment === 'multipliers' && path[nth + 1] === 'list')) return '';
    return own(members, segment) ?? segment;
  });
  return capital(labels.filter((label) => label !== '').join(' › '));
};

const valueText = (path: readonly string[], value: unknown, names: DifferenceNames, locale: Locale): string => {
  const { values } = words[locale];
  if (value === null || value === undefined || value === '') return values.nothing;
  if (typeof value === 'boolean') return value ? values.yes : values.no;
  if (typeof value === 'number') return numberIn(path, value, names, locale);
  if (typeof value === 'string') return stringIn(path, value, names, locale);
  const told = leavesOf(path, value, names, locale);
  return told.length === 0 ? values.nothing : told.length <= leavesMax ? told.join('; ') : `${told.slice(0, leavesMax).join('; ')}; ${values.more(told.length - leavesMax)}`;
};

const leavesMax = 8;

/** The members that say something, each with its name; plain values of a list stand together. */
const leavesOf = (path: readonly string[], value: object, names: DifferenceNames, locale: Locale): readonly string[] => {
  const members = Object.entries(value).filter(([key, member]: readonly [string, unknown]) => member !== null && member !== undefined && key !== 'id');
  if (Array.isArray(value) && members.every(([, member]) => typeof member !== 'object')) {
    return members.length === 0 ? [] : [members.map(([key, member]) => valueText([...path, key], member, names, locale)).join(', ')];
  }
  return members.flatMap(([key, member]: readonly [string, unknown]) => {
    const inner = [...path, key];
    const told = typeof member === 'object' && member !== null ? leavesOf(inner, member, names, locale) : [valueText(inner, member, names, locale)];
    const isPlain = typeof member !== 'object' || (Array.isArray(member) && member.every((one) => typeof one !== 'object'));
    return isPlain && !Array.isArray(value) ? told.map((text) => `${own(words[locale].members, key) ?? key}: ${text}`) : told;
  });
};

const instants = new Set(['startsAtMs', 'effectiveFromMs']);
/** Instants before which something ends. */
const ends = new Set(['endsAtMs', 'redeemUntilMs', 'atMs']);
const money = new Set(['cents', 'everyCents', 'centsPerUnit']);

const numberIn = (path: readonly string[], value: number, names: DifferenceNames, locale: Locale): string => {
  const [last = '', list = '', listOfList = ''] = [...path].reverse();
  if (instants.has(last)) return words[locale].date(value, names.timeZone);
  if (ends.has(last)) return lastDayText(value, locale, names.timeZone);
  if (last === 'cooldownMs' || last === 'courtesyMs') return value === 0 ? words[locale].values.nothing : words[locale].duration(value);
  if (money.has(last)) return pesosText(value, locale);
  if (last === 'percent' || last === 'holdoutPercent') return `${numberText(value, locale)} %`;
  if (list === 'weekdays') return words[locale].values.weekdays[value] ?? String(value);
  if (listOfList === 'hours') return `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  if (list === 'stores' || list === 'storesTakingPart' || last === 'store') return names.stores[value] ?? String(value);
  return numberText(value, locale);
};

/** Members whose words somebody typed: they are shown as they are. */
const typed = new Set(['name', 'group', 'id', 'brand', 'timeZone', 'tags', 'exceptTags', 'brands', 'categories', 'lists', 'cities', 'states', 'countries', 'access']);

const stringIn = (path: readonly string[], value: string, names: DifferenceNames, locale: Locale): string => {
  const [last = '', list = ''] = [...path].reverse();
  if (list === 'products') return own(names.products, value) ?? value;
  if (list === 'access') return own(names.entries, value) ?? value;
  if (last === 'multiplier') return own(names.entries, value) ?? own(words[locale].choices, value) ?? value;
  return typed.has(last) || typed.has(list) ? value : (own(words[locale].choices, value) ?? value);
};

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
