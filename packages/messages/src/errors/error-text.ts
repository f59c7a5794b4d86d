import { formatDateTime } from '../format.ts';
import type { Locale } from '../words.ts';

/** Numbers and short words that fill the places of a message: those that the registry names for the code. */
export type MessageFacts = Readonly<Record<string, string | number>>;

/** What happened, and what to do next. */
export type ErrorText = readonly [what: string, next: string];

/** The words of every code of one area of the registry. A code without words is a type error. */
export type ErrorArea<Codes> = { readonly [Code in keyof Codes]: (facts: MessageFacts) => ErrorText };

/** A fact as text for people; an absent one leaves a dash. */
export const said = (facts: MessageFacts, name: string): string => String(facts[name] ?? '—');

/** A fact as a number; an absent one is zero. */
export const counted = (facts: MessageFacts, name: string): number => Number(facts[name] ?? 0);

/** Facts with the zone in which their instants are told; without one it is the machine's. */
export const inZone = (facts: MessageFacts, timeZone: string | undefined): MessageFacts => (timeZone === undefined ? facts : { ...facts, timeZone });

/** A fact that is an instant, as day and time in the zone of `inZone`. */
export const whenSaid = (facts: MessageFacts, name: string, locale: Locale, beforeMs = 0): string => formatDateTime(counted(facts, name) - beforeMs, locale, facts['timeZone'] === undefined ? undefined : String(facts['timeZone']));

/** A fact that is an end, by the last moment that still counts: people choose the day, not the midnight after it. */
export const endSaid = (facts: MessageFacts, name: string, locale: Locale): string => whenSaid(facts, name, locale, 1);
