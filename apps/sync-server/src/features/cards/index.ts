export { cardCookie, cardRoute } from './card-route.ts';
export { type Card, type Cards, type NewCard, openCards } from './cards.ts';
export { sqlCardsStore } from './cards-store.ts';
