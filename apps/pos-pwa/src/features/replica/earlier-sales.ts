import type { CardCode, Gtin } from '@qoa/shared/ids';
import type { EarlierSale } from '@qoa/shared/sale';
import type { ListedEvent } from './replica.ts';

/** The sales to a card among the store's events, the first first. One that was refused gave and used nothing. */
export const earlierSales = (events: readonly ListedEvent[], card: CardCode | null): readonly EarlierSale[] =>
  card === null ? [] : events.filter((event) => event.lines.length > 0 && isTo(event, card)).map(({ atMs, lines, ticketCents, state, answer, claim }) => ({ atMs, lines, ticketCents, given: isVerdict(state) ? [...(answer?.given ?? []), ...(claim?.answer?.given ?? [])] : null })).sort((a, b) => a.atMs - b.atMs);

/** The products of these sales. */
export const soldIn = (sales: readonly EarlierSale[]): readonly Gtin[] => [...new Set(sales.flatMap(({ lines }) => lines.flatMap(({ product }) => ('gtin' in product ? [product.gtin] : []))))];

const isVerdict = (state: ListedEvent['state']): boolean => state === 'accepted' || state === 'partial';

const isTo = ({ card, state, claim }: ListedEvent, of: CardCode): boolean => (card === null ? claim !== null && claim.card === of && claim.state !== 'refused' : card === of) && state !== 'refused';
