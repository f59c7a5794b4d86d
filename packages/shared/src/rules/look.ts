import type { CampaignState, CampaignTotals } from './campaign-state.ts';
import { type CardBefore, holdsCard } from './card-scope.ts';
import type { Compiled } from './compile.ts';
import type { Moment } from './moment.ts';
import type { Standing } from './outcome.ts';
import type { CardScope, Window } from './document/scope.ts';
import type { SeenLine, SeenSale } from './seen-sale.ts';
import type { StoreTest } from './store-scope.ts';
import { levelOn } from './tier-level.ts';
import { isOpen } from './window.ts';

/** One campaign's look at a sale: everything that its sections ask. */
export interface Look extends CardBefore {
  readonly compiled: Compiled;
  readonly state: CampaignState;
  readonly totals: CampaignTotals | null;
  readonly sale: SeenSale;
  readonly moment: Moment;
  /** The eligible lines, not yet cut by a limit on items. */
  readonly lines: readonly SeenLine[];
}

export const lookAt = (compiled: Compiled, { state, totals }: Standing, sale: SeenSale, moment: Moment, lines: readonly SeenLine[]): Look => {
  let known: number | null = null;
  return { compiled, state, totals, sale, moment, lines, card: sale.card, level: () => (known ??= levelOn(compiled.revision, state, moment.day)) };
};

/** Whether the conditions of a rule or a multiplier hold, its products apart. */
export const applies = (look: Look, { window, cards }: { readonly window: Window; readonly cards: CardScope }, stores: StoreTest): boolean =>
  isOpen(window, look.moment) && stores.holds(look.sale.store) && holdsCard(cards, look);
