export { type ErasureDesk, openErasureDesk } from './erasure-desk.ts';
export { erasureRoute } from './erasure-route.ts';
export { sqlErasureStore } from './erasure-store.ts';
