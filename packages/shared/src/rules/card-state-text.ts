import type { StoreId } from '../ids/index.ts';
import { type CardState, emptyCardState } from './card-state.ts';
import { counterKey } from './counter-key.ts';
import type { Limit } from './document/revision.ts';
import { stateOf, stateText } from './state-text.ts';

/**
 * The text under which a card's state is stored beside its balance and debt: what is as a card begins is left out, since one is written for
 * every sale. The first shape (`{"day:20780":2}`: units by local day) is read for ever.
 */
export const cardStateText = ({ lots, used }: Pick<CardState, 'lots' | 'used'>): string => stateText({ ...used, holdings: lots.length === 0 ? {} : { [ownUnit]: { balance: 0, debt: 0, lots } } });

/** The state of a stored text, with the balance and debt that stand beside it. */
export const cardStateOf = (text: string, balance: number, debt: number): CardState => {
  if (isFirstShape(text)) return { ...emptyCardState, balance, debt, used: { ...emptyCardState.used, counters: firstCounters(JSON.parse(text) as FirstShape) } };
  const { holdings, ...used } = stateOf(text);
  return { balance, debt, lots: holdings[ownUnit]?.lots ?? emptyCardState.lots, used };
};

/** A state is stored by programme, so its unit has no other name here. */
const ownUnit = 0 as keyof ReturnType<typeof stateOf>['holdings'];

type FirstShape = Readonly<Record<string, number>>;

/** Its members are days, or the last day that was closed; a state's are words of another kind. */
const isFirstShape = (text: string): boolean => text.startsWith('{"day:') || text.startsWith('{"closed"');

/** What the first shape counted: units of one day, whichever revision gave them; the last day that was closed. */
const firstCounters = (said: FirstShape): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(said).map(([name, units]) => [name.startsWith('day:') ? (counterKey(dailyUnits, noStore, Number(name.slice(4))) ?? name) : name, units]));

const dailyUnits: Limit = { of: { kind: 'units', unit: 'stamp' }, max: 1, per: 'day', scope: { kind: 'campaign' }, holder: 'card' };
/** The counter of a limit on the whole campaign names no store. */
const noStore = 0 as StoreId;
