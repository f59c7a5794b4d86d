export { applyJournalHint, applyJournalPull, consoleScope, emptyJournal, journalPull } from './journal.ts';
export type { Happening, Journal } from './journal.ts';
export { caughtUp } from './caught-up.ts';
export { Stream } from './stream.tsx';
