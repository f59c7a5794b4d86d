export { type Losses, openLosses } from './losses.ts';
export { lossesRoute } from './losses-route.ts';
export { type LossesStore, sqlLossesStore } from './losses-store.ts';
export { renewalRoute } from './renewal-route.ts';
export { openTellPhones, type TellPhones } from './tell-phones.ts';
