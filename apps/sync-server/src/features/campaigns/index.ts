export { type Brand, campaignFact, type Cpg, joinedFact, productFact, storeFact, type StorePlace } from './facts.ts';
export { toldToAnybody } from './told-revision.ts';
