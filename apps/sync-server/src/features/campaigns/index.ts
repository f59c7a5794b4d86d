export { type Brand, campaignFact, type Cpg, joinedFact, productFact, storeFact } from './facts.ts';
