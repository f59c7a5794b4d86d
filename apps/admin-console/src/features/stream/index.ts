export { applyJournalHint, applyJournalPull, consoleScope, emptyJournal, journalPull } from './journal.ts';
export type { Happening, Journal } from './journal.ts';
export { Stream } from './stream.tsx';
