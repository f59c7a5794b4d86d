export { type Metering, startMetering } from './metering.ts';
export { readiness } from './readiness.ts';
export { serviceRoute } from './service-route.ts';
export { syncHealthRoute } from './sync-health-route.ts';
export { sqlSyncHealthStore } from './sync-health-store.ts';
