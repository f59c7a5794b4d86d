export type { LifeCommand, LifeFact, LifeRefusal } from './commands.ts';
export { decideLife, endNoticeMs } from './decide.ts';
export { type Difference, differences } from './differences.ts';
export { evolveLife } from './evolve.ts';
export { type CampaignLife, lifeStateAt, type LifeState, type PersonId, type Proposal, type RevisionDraft, unborn } from './life.ts';
export { standingFrom } from './standing.ts';
