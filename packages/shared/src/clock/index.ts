export { placeUnsure } from './bracket.ts';
export type { Bracket } from './bracket.ts';
export { advances, advancing } from './contact.ts';
export { type Contact, offsetMsOf } from './contact.ts';
export { AGREEMENT_MS, estimateTime } from './estimate-time.ts';
export type { EventClock, TimeEstimate } from './estimate-time.ts';
