import { patchSource } from './source-patch.ts';

// A judge that was deposed still writes.
patchSource('/features/judge/judge-store.ts', 'term = CASE WHEN term = $2 THEN term END', 'term = $2');
