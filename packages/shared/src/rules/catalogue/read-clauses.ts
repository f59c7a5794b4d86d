import type { CardScope, StoreLists, Window } from '../document/scope.ts';
import type { Complain, World } from './entry.ts';
import { always, everyCard, everyStore, readCards, readHours, readStores, readWeekdays } from './read-scopes.ts';

/** What follows the first semicolon of a rule or a multiplier: when, where and for whom. */
export interface Clauses {
  readonly window: Window;
  readonly stores: StoreLists;
  readonly cards: CardScope;
  /** What is none of these; whoever asked reads it, or complains. */
  readonly others: readonly string[];
}

/** Splits `1 punto por pieza; lun a vie; 17:00 a 19:00; tienda Centro; tarjetas nuevas` into its head and its clauses. */
export const readClauses = (text: string, world: World, complain: Complain): readonly [head: string, clauses: Clauses] => {
  const [head = '', ...clauses] = text.split(';').map((part) => part.trim());
  return [head, clauses.reduce<Clauses>((read, clause) => readClause(read, clause, world, complain), { window: always, stores: everyStore, cards: everyCard, others: [] })];
};

const readClause = (read: Clauses, clause: string, world: World, complain: Complain): Clauses => {
  if (/^\d{2}:\d{2} a /.test(clause)) return { ...read, window: { ...read.window, hours: readHours(clause, complain) } };
  if (/^(?:lun|mar|mié|jue|vie|sáb|dom)(?: [ao] |$)/.test(clause)) return { ...read, window: { ...read.window, weekdays: readWeekdays(clause, complain) } };
  if (/^(?:tienda|lista|tipo|ciudad|estado|país) /.test(clause)) return { ...read, stores: readStores(clause, world, complain) };
  if (clause.startsWith('tarjetas ')) return { ...read, cards: readCards(clause.slice('tarjetas '.length), complain) };
  return { ...read, others: [...read.others, clause] };
};
