export { outlookRoute } from './outlook-route.ts';
export { sqlOutlookStore } from './outlook-store.ts';
export { openOutlooks, type Outlooks } from './outlooks.ts';
