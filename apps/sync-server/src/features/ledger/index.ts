export { type Ledger, sqlLedger } from './ledger-store.ts';
