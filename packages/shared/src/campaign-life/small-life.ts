import type { CpgId, ProgrammeId } from '../ids/index.ts';
import { plainDocument, plainUnit } from '../rules/index.ts';
import { evolveLife } from './evolve.ts';
import { decideLife } from './decide.ts';
import type { LifeCommand, LifeFact } from './commands.ts';
import { type CampaignLife, type PersonId, type RevisionDraft, unborn } from './life.ts';

/** What the tests of a campaign's life share. */
export const dayMs = 86_400_000;
export const bornMs = 1_795_000_000_000;
export const [author, approver, third]: readonly [PersonId, PersonId, PersonId] = [1, 2, 3];

export const smallDraft: RevisionDraft = plainDocument({
  campaign: 7 as ProgrammeId, owner: { kind: 'cpg', cpg: 1 as CpgId }, name: 'Un sello por refresco', startsAtMs: bornMs, timeZone: 'America/Mexico_City', units: [plainUnit('stamp', 7 as ProgrammeId)],
});

/** One command, by whom and when. */
export interface Asked {
  readonly command: LifeCommand;
  readonly by: PersonId;
  readonly atMs: number;
}

/** Plays commands; a refused one changes nothing. */
export const play = (asked: readonly Asked[], from: CampaignLife = unborn): { readonly life: CampaignLife; readonly facts: readonly LifeFact[] } => {
  let life = from;
  const facts: LifeFact[] = [];
  for (const { command, by, atMs } of asked) {
    const decided = decideLife(life, command, by, atMs);
    if (!decided.ok) continue;
    facts.push(...decided.value);
    life = decided.value.reduce(evolveLife, life);
  }
  return { life, facts };
};

/** A campaign that was written, reviewed and published at `bornMs`. */
export const published = (draft: RevisionDraft = smallDraft): CampaignLife =>
  play([
    { command: { do: 'edit', document: draft }, by: author, atMs: bornMs },
    { command: { do: 'submit' }, by: author, atMs: bornMs },
    { command: { do: 'approve', effectiveFromMs: null }, by: approver, atMs: bornMs },
  ]).life;
