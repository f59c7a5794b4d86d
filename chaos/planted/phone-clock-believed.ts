import { patchSource } from './source-patch.ts';

// A sale happened when its phone says, whatever the server knows of that clock.
patchSource('/clock/estimate-time.ts', 'return { atMs: clamped(Math.round(event.wallMs + offsetMs), narrowed(bracket, event, bounds)),', 'return { atMs: event.wallMs,');
