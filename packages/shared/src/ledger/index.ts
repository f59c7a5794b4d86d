export * from './balances.ts';
export * from './earn.ts';
export * from './expire.ts';
export * from './posting.ts';
export * from './state-text.ts';
export * from './spendable.ts';
