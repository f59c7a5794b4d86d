export { type Ledger, sqlLedger } from './ledger-store.ts';
export { headOf, numberBefore } from './numbers-store.ts';
