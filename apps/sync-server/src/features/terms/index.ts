export { termsRoute } from './terms-route.ts';
export { sqlTermsStore } from './terms-store.ts';
