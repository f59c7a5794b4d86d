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
