export { type Finding, findingsOf, type PlannedPush } from './finding.ts';
export { afterComing, closedByHand, closeReasons, opensAnew, watchedLosses, withTwin } from './loss.ts';
export type { CloseReason, Loss, LossClosing, LossKind, LossWhat } from './loss.ts';
export { jumpMs, type Shown, shownBy, yearsOffMs } from './shown.ts';
