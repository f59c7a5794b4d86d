export { applyJournalHint, applyJournalPull, consoleScope, emptyJournal, journalPull, newestFact } from './journal.ts';
export type { Happening, Journal } from './journal.ts';
export { caughtUp } from './caught-up.ts';
export { Stream } from './stream.tsx';
