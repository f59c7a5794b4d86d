import { patchSource } from './source-patch.ts';

// A sale happened when its phone says, whatever the server knows of that clock.
patchSource('/clock/estimate-time.ts', 'if (offsetMs === null) return', 'return { atMs: event.wallMs, sure: true, bracket };\n  if (offsetMs === null) return');
