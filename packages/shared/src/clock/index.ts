export type { Bracket } from './bracket.ts';
export { advances, advancing, exactMs, offsetMsOf } from './contact.ts';
export type { Contact } from './contact.ts';
export { AGREEMENT_MS, estimateTime } from './estimate-time.ts';
export type { EventClock, TimeEstimate } from './estimate-time.ts';
export { placed } from './placed.ts';
export { clockOffAfterMs, isClockOff } from './clock-off.ts';
