export type { LifeCommand, LifeFact, LifeRefusal } from './commands.ts';
export { decideLife, endNoticeMs } from './decide.ts';
export { type Difference, differences } from './differences.ts';
export { evolveLife } from './evolve.ts';
export { type CampaignLife, type DatedRevision, type LifeOutline, lifeStateAt, type LifeState, type PersonId, type Proposal, type RevisionDraft, unborn } from './life.ts';
export { numbered, type Numbers } from './numbered.ts';
export { askedNow, type Roll, type RollBasis, rollOf } from './roll.ts';
export { standingFrom } from './standing.ts';
