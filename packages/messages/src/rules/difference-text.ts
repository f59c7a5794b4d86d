import type { Difference, RevisionDraft } from '@qoa/shared/campaign-life';
import type { UnitKind } from '@qoa/shared/rules';
import type { Locale } from '../words.ts';
import { fieldChoice, fieldLabel, fieldUnit, levelLabel, unitLabel } from './field-labels.ts';
import { numberText, pesosText } from './formats.ts';
import { lastDayText } from './last-day-text.ts';
import { choiceNamesEn, entryNamesEn, memberNamesEn, valueWordsEn } from './member-names-en.ts';
import { choiceNamesEs, entryNamesEs, memberNamesEs, valueWordsEs } from './member-names-es.ts';
import { dateEn } from './time-en.ts';
import { dateEs } from './time-es.ts';
import { durationEn } from './words-en.ts';
import { durationEs } from './words-es.ts';
import { zoneLabel } from './zone-name.ts';

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
  /** The document in which the members stand, for what a number beside them means: stamps or points, money or sales. Null: it is not known. */
  readonly document: Pick<RevisionDraft, 'units' | 'tiers'> | null;
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
  const { entries } = words[locale];
  const labels = path.map((segment, nth) => {
    const list = path[nth - 1] ?? '';
    if (isEntry(path, nth)) return list === 'units' ? unitEntry(segment, names, locale) : `${entries[list]} ${isPlace(segment) ? Number(segment) + 1 : entryName(own(names.entries, segment) ?? segment)}`;
    // The list itself is named by its entry, the n-th of plain values by the list, and what only holds others by them.
    if (nth < path.length - 1 && (isEntry(path, nth + 1) || isHolder(path, nth))) return '';
    return isPlace(segment) ? '' : memberLabel(path.slice(0, nth + 1), names, locale);
  });
  return capital([...new Set(labels.filter((label) => label !== '').map(lower))].join(' › '));
};

/** What the form calls a member; what has no field there is called by its own name. */
const memberLabel = (path: readonly string[], names: DifferenceNames, locale: Locale): string => {
  const called = path.filter((segment, nth) => !isPlace(segment) && !isEntry(path, nth));
  const last = called.at(-1) ?? '';
  if (called.length === 1 && last === 'mode') return words[locale].members['participationMode'] ?? last;
  const label = fieldLabel(called, unitAt(path, names), locale);
  // A kind that is chosen where its whole is has no other name.
  return label ?? ((last === 'kind' || last === 'by') && path.length > 1 ? memberLabel(path.slice(0, -1), names, locale) : (own(words[locale].members, last) ?? last));
};

/** An entry that has no name is called by its place, `1`. */
const entryName = (name: string): string => (isPlace(name) ? name : `“${name}”`);

const isPlace = (segment: string): boolean => /^\d+$/.test(segment);

/** Whether a segment is an entry of a list whose entries have names, and not a member that is called as such a list. */
const isEntry = (path: readonly string[], nth: number): boolean => {
  const [list = '', above = ''] = [path[nth - 1], path[nth - 2]];
  return nth < path.length && ((nth === 1 && (list === 'units' || list === 'earn' || list === 'limits' || list === 'rewards')) || (list === 'list' && above === 'multipliers') || (list === 'levels' && above === 'tiers') || list === 'parts' || list === 'conditions');
};

/** Members that say nothing by themselves where what they hold is told. */
const holders: ReadonlySet<string> = new Set(['owner', 'per', 'goal', 'expiry', 'of', 'scope', 'over', 'times', 'birthday', 'multipliers', 'list', 'levels', 'parts', 'conditions']);
const isHolder = (path: readonly string[], nth: number): boolean => holders.has(path[nth] ?? '') || (path[nth] === 'tiers' && path[nth + 1] === 'levels');

const unitAt = ([first, place]: readonly string[], { document }: DifferenceNames): UnitKind | null => (first === 'units' ? (document?.units[Number(place)]?.kind ?? null) : null);

const unitEntry = (place: string, names: DifferenceNames, locale: Locale): string => {
  const kind = unitAt(['units', place], names);
  return kind === null ? `${words[locale].entries['units']} ${Number(place) + 1}` : unitLabel(kind, locale);
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
  const members = Object.entries(value).filter(([key, member]: readonly [string, unknown]) => member !== null && member !== undefined && key !== 'id' && key !== 'programme');
  if (Array.isArray(value) && members.every(([, member]) => typeof member !== 'object')) {
    return members.length === 0 ? [] : [members.map(([key, member]) => valueText([...path, key], member, names, locale)).join(', ')];
  }
  return members.flatMap(([key, member]: readonly [string, unknown]) => {
    const inner = [...path, key];
    const told = typeof member === 'object' && member !== null ? leavesOf(inner, member, names, locale) : [valueText(inner, member, names, locale)];
    const isPlain = typeof member !== 'object' || (Array.isArray(member) && member.every((one) => typeof one !== 'object'));
    const called = memberLabel(inner, names, locale);
    return isPlain && !Array.isArray(value) && called !== memberLabel(path, names, locale) ? told.map((text) => `${lower(called)}: ${text}`) : told;
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
  if (last === 'percent') return numberText(value / 100, locale);
  if (last === 'holdoutPercent') return `${numberText(value, locale)} %`;
  if (list === 'weekdays') return words[locale].values.weekdays[value] ?? String(value);
  if (listOfList === 'hours') return `${String(Math.floor(value / 60)).padStart(2, '0')}:${String(value % 60).padStart(2, '0')}`;
  if (list === 'stores' || list === 'storesTakingPart' || last === 'store') return names.stores[value] ?? String(value);
  if (list === 'tiers' && isPlace(last)) return levelLabel(value, names.document?.tiers?.levels ?? [], locale);
  if (last === 'atLeast' && metricAt(path, names) === 'cents') return pesosText(value, locale);
  const unit = fieldUnit(last, locale);
  return unit === undefined ? numberText(value, locale) : `${numberText(value, locale)} ${value === 1 ? unit.replace(/s$/, '') : unit}`;
};

const metricAt = ([, , level, , condition]: readonly string[], { document }: DifferenceNames): string | undefined => document?.tiers?.levels[Number(level)]?.conditions[Number(condition)]?.metric;

/** Members whose words somebody typed: they are shown as they are. */
const typed = new Set(['name', 'group', 'id', 'brand', 'tags', 'exceptTags', 'brands', 'categories', 'lists', 'cities', 'states', 'countries', 'access']);

const stringIn = (path: readonly string[], value: string, names: DifferenceNames, locale: Locale): string => {
  const [last = '', list = ''] = [...path].reverse();
  if (list === 'products') return own(names.products, value) ?? value;
  if (list === 'access') return own(names.entries, value) ?? value;
  if (last === 'multiplier') return own(names.entries, value) ?? own(words[locale].choices, value) ?? value;
  if (last === 'timeZone') return zoneLabel(value, locale);
  return typed.has(last) || typed.has(list) ? value : (fieldChoice(last, value, locale) ?? own(words[locale].choices, value) ?? value);
};

const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined => (Object.hasOwn(record, key) ? record[key] : undefined);

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
