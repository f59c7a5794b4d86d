export { type Covered, type Keeps, type KeptLine, openKeeps, type Succession } from './keeps.ts';
export { keepsOf, type KeepsClosed } from './place.ts';
export { applyKeeps } from './apply-keeps-store.ts';
