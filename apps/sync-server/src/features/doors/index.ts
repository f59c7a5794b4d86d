export { openClockDoor } from './clock-door.ts';
export { pullRoute } from './pull-route.ts';
export { pushRoute } from './push-route.ts';
export { receiptRoute } from './receipt-route.ts';
export { rescueRoute } from './rescue-route.ts';
