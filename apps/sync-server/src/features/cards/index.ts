export { cardCookie, cardRoute } from './card-route.ts';
export { type Card, type Cards, drawCardSecret, type NewCard, openCards } from './cards.ts';
export { type OpenBirthday, openBirthdayBy, sealBirthday } from './sealed-birthday.ts';
export { cardTraitsOf, cardTraitsThrough, segmentsNow, type TraitsRow, traitsOfRow } from './card-traits-store.ts';
export { knownCardsOf } from './known-cards-store.ts';
export { sqlCardsStore } from './cards-store.ts';
