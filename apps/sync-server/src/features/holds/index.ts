export { type Holds, openHolds } from './holds.ts';
export { holdsRoute } from './holds-route.ts';
export { type HoldsStore, sqlHoldsStore } from './holds-store.ts';
