export type { CardPage } from './card-page.ts';
export { cardView } from './card-view.ts';
export type { CardWords } from './card-view.ts';
export type { Means } from './memberships.ts';
export { isOver, type Offer, offerAt } from './offers.ts';
export { cardPainter } from './paint-card.ts';
export { runCard } from './run-card.ts';
export { browserSavedCard, savedOutlookKey } from './saved-card-store.ts';
export type { Movement } from './wallet.ts';
