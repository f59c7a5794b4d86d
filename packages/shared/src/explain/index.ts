export { beginHistory, type CardHistory, type JudgedAdjustment, type JudgedExpiry, type JudgedSale, type JudgedStep } from './card-history.ts';
export { passStep, type Retold, retell } from './retell.ts';
