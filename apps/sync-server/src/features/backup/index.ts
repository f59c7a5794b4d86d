export { beginLife, type NewLife } from './begin-life.ts';
export { answerControl } from './control-socket.ts';
export { coverage, lastBackup } from './coverage.ts';
export { keptJudge, noticePutBack } from './kept-judge.ts';
export { readManifest } from './manifest.ts';
export { markArchive } from './mark-archive.ts';
export { restoreBackup } from './put-back.ts';
export { takeBackup } from './take-backup.ts';
