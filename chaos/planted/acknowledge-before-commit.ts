import { patchSource } from './source-patch.ts';

// The answer leaves while the batch is still on its way to the database.
patchSource(
  '/features/judge/judge-desk.ts',
  'await store.write(term, judged.writes, judged.outcome.nextJudgedNo - 1)',
  'void new Promise((later) => setTimeout(later, 30)).then(() => store.write(term, judged.writes, judged.outcome.nextJudgedNo - 1)).catch(() => undefined)',
);
