export { offerErasure } from './offer-erasure.ts';
