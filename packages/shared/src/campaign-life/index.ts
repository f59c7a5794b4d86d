export type { LifeCommand, LifeFact, LifeRefusal } from './commands.ts';
export { decideLife, endNoticeMs } from './decide.ts';
export { type Difference, differences } from './differences.ts';
export { evolveLife } from './evolve.ts';
export { type CampaignLife, type LifeOutline, lifeStateAt, type LifeState, type PersonId, type Proposal, type RevisionDraft, unborn } from './life.ts';
export { numbered, type Numbers } from './numbered.ts';
export { type Roll, type RollBasis, rollOf } from './roll.ts';
export { type DatedRevision, standingFrom } from '../rules/index.ts';
