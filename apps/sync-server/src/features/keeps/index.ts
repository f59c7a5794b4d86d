export { type Covered, type Keeps, type KeptLine, openKeeps } from './keeps.ts';
export { applyKeeps } from './apply-keeps-store.ts';
