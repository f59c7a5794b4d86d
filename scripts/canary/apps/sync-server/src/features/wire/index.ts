import '../ledger/index.ts';
