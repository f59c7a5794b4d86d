import type { CpgId, ProgrammeId } from '../ids/index.ts';
import { evolveLife } from './evolve.ts';
import { decideLife } from './decide.ts';
import type { LifeCommand, LifeFact } from './commands.ts';
import { type CampaignLife, type PersonId, type RevisionDraft, unborn } from './life.ts';

/** What the tests of a campaign's life share. */
export const dayMs = 86_400_000;
export const bornMs = 1_795_000_000_000;
export const [author, approver, third]: readonly [PersonId, PersonId, PersonId] = [1, 2, 3];

const everything = { products: [], tags: [], brands: [], categories: [] };

export const smallDraft: RevisionDraft = {
  v: 2,
  campaign: 7 as ProgrammeId,
  owner: { kind: 'cpg', cpg: 1 as CpgId },
  name: 'Un sello por refresco',
  startsAtMs: bornMs,
  endsAtMs: null,
  redeemUntilMs: null,
  timeZone: 'America/Mexico_City',
  courtesyMs: dayMs,
  units: [{ kind: 'stamp', programme: 7 as ProgrammeId, goal: null, heldDays: 0, expiry: { by: 'never' }, warnDays: 0 }],
  products: { ...everything, except: everything },
  stores: { stores: [], lists: [], types: [], cities: [], states: [], countries: [] },
  cards: {},
  holdoutPercent: 0,
  allows: [],
  minimum: null,
  cooldownMs: 0,
  earn: [],
  multipliers: { how: 'best', list: [] },
  limits: [],
  budget: null,
  tiers: null,
  group: null,
  rewards: [],
};

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
