import type { InstantMs } from '../ids/index.ts';
import { type Revision, standingFrom } from '../rules/index.ts';
import { type Difference, differences } from './differences.ts';
import { draftOf } from './document.ts';
import type { RevisionDraft } from './life.ts';
import type { Step, StoredCampaign } from './steps.ts';

/** Old and new values of a step, as many as people read; `more` counts the rest. */
export interface ToldDifferences {
  readonly differences: readonly Difference[];
  readonly more: number;
}

const toldMax = 100;

/** What a step changed of the campaign before it. A first draft and a first publication change nothing: everything in them is new. */
export const stepDifferences = (before: StoredCampaign, step: Step): ToldDifferences => {
  const all = allOf(before, step);
  return { differences: all.slice(0, toldMax), more: Math.max(0, all.length - toldMax) };
};

const allOf = ({ life, participation }: StoredCampaign, { atMs, fact }: Step): readonly Difference[] => {
  switch (fact.fact) {
    case 'Drafted':
      return between(life.proposal?.document ?? documentOf(lastOf(life.published, atMs)), fact.document);
    case 'Published':
      return between(datedOf(lastOf(life.published, fact.revision.effectiveFromMs)), datedOf(fact.revision));
    case 'Paused':
    case 'Resumed':
    case 'EndSet':
    case 'CalledOff':
      return between(promisedOf(lastOf(life.published, atMs)), promisedOf(fact.revisions[0]));
    case 'PlanWithdrawn':
      return between(rulesOf(life.published.find(({ revision }) => revision === fact.plan)), rulesOf(fact.revisions[0]));
    case 'ParticipationSet':
      return differences(participation, fact.participation);
    case 'StoreJoined':
      return [{ field: 'storesTakingPart', before: undefined, after: fact.stores }];
    case 'StoreLeft':
      return [{ field: 'storesTakingPart', before: fact.stores, after: undefined }];
    default:
      return [];
  }
};

const between = (before: object | undefined, after: object | undefined): readonly Difference[] => (before === undefined || after === undefined ? [] : differences(before, after));

/** What is in force at an instant, or will be. */
const lastOf = (published: readonly Revision[], atMs: InstantMs): Revision | undefined => standingFrom(published, atMs)[0];

const documentOf = (revision: Revision | undefined): RevisionDraft | undefined => (revision === undefined ? undefined : draftOf(revision));

/** Its number says nothing of what it means. */
const datedOf = (revision: Revision | undefined): Omit<Revision, 'revision'> | undefined => {
  if (revision === undefined) return undefined;
  const { revision: _number, ...dated } = revision;
  return dated;
};

/** Beside its number, from when it holds says nothing of what it means either: what was planned never did. */
const rulesOf = (revision: Revision | undefined): Omit<Revision, 'revision' | 'effectiveFromMs'> | undefined => (revision === undefined ? undefined : { ...draftOf(revision), state: revision.state });

const promisedOf = (revision: Revision | undefined): Pick<Revision, 'state' | 'endsAtMs' | 'redeemUntilMs'> | undefined =>
  revision === undefined ? undefined : { state: revision.state, endsAtMs: revision.endsAtMs, redeemUntilMs: revision.redeemUntilMs };
