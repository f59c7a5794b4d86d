import { patchSource } from './source-patch.ts';

// A judge that was deposed still writes.
patchSource('/features/judge/judge-store.ts', 'CASE WHEN term = $2 AND judged_no = $3', 'CASE WHEN judged_no = $3');
patchSource('/features/judge/judge-store.ts', 'THEN term END', 'THEN $2::bigint END');
