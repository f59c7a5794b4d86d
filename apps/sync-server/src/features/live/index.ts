export { type LiveHub, liveHub } from './live-hub.ts';
export { liveRoute, pingMsByKind } from './live-route.ts';
export { liveCloseCodes } from './subscriber.ts';
