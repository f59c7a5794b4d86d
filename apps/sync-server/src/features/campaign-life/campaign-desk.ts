import { beforeSteps, decideLife, lifeStateAt, numbered, type Numbers, type PersonId, shownDocument, type StoredCampaign } from '@qoa/shared/campaign-life';
import type { InstantMs } from '@qoa/shared/ids';
import type { CampaignCommandResponse, CampaignCreated, Participation, UnreadCommand } from '@qoa/shared/protocol';
import { err, ok, type Result } from '@qoa/shared/result';
import { canonicalText } from '@qoa/shared/rules';
import type { Fact } from '../feed/index.ts';
import type { CampaignLifeStore } from './campaign-life-store.ts';
import { type Deciding, type Outcome } from './deciding.ts';
import { publishFacts } from './publish-facts.ts';
import { readDraft } from './read-draft.ts';
import { type CampaignRefused, refused, refusedLife } from './refusals.ts';
import { callRoll, knownStoresOf } from './roll-facts.ts';
import { takeStep } from './step-fact.ts';

/**
 * What people of the console do to campaigns. Each is decided in the judge's own turn upon the stored steps, so that of two who act at once the
 * second meets what the first did; step, revisions and stores are written together or not at all. Law: whole
 */
export interface CampaignDesk {
  /** A draft under numbers of its own. Errors: REVISION_INVALID, OWNER_UNKNOWN, UNAVAILABLE. */
  readonly create: (document: unknown, by: PersonId) => Promise<Result<CampaignCreated, CampaignRefused>>;
  /** A draft of the same rules under numbers of its own; `name` makes its name. Errors: CAMPAIGN_UNKNOWN, CAMPAIGN_STATE when nothing is left of it, REVISION_INVALID, UNAVAILABLE. */
  readonly copy: (campaign: number, name: (of: string) => string, by: PersonId) => Promise<Result<CampaignCreated, CampaignRefused>>;
  /**
   * A command of somebody who saw `version`. One that changes nothing is harmless, whatever they saw.
   * Errors: CAMPAIGN_UNKNOWN, CAMPAIGN_CHANGED, REVISION_INVALID, OWNER_UNKNOWN, the refusals of `decideLife`, UNAVAILABLE.
   */
  readonly command: (campaign: number, version: number, command: UnreadCommand, by: PersonId) => Promise<Result<CampaignCommandResponse, CampaignRefused>>;
  /** Who takes part from now on. Errors: CAMPAIGN_UNKNOWN, CAMPAIGN_CHANGED, CAMPAIGN_STATE, STORE_UNKNOWN, UNAVAILABLE. */
  readonly participate: (campaign: number, version: number, participation: Participation, by: PersonId) => Promise<Result<CampaignCommandResponse, CampaignRefused>>;
}

/** The desk over stored steps. */
export const openCampaignDesk = (store: CampaignLifeStore, deciding: Deciding): CampaignDesk => ({
  create: (document, by) => deciding(async (nowMs) => draft(store, document, await store.freeNumbers(), by, nowMs)),
  copy: (of, name, by) =>
    deciding(async (nowMs) => {
      const original = await store.find(of);
      if (original === null) return err(refused('CAMPAIGN_UNKNOWN'));
      const document = shownDocument(original.life, nowMs);
      if (document === undefined) return err(refused('CAMPAIGN_STATE', { state: lifeStateAt(original.life, nowMs) }));
      return draft(store, { ...document, name: clipped(name(document.name)) }, await store.freeNumbers(), by, nowMs);
    }),
  command: (of, version, command, by) =>
    deciding(async (nowMs) => {
      const campaign = await store.find(of);
      return campaign === null ? err(refused('CAMPAIGN_UNKNOWN')) : act(store, campaign, { version, command, by, nowMs });
    }),
  participate: (of, version, participation, by) =>
    deciding(async (nowMs) => {
      const campaign = await store.find(of);
      return campaign === null ? err(refused('CAMPAIGN_UNKNOWN')) : setParticipation(store, campaign, { version, participation, by, nowMs });
    }),
});

const draft = async (store: CampaignLifeStore, document: unknown, numbers: Numbers, by: PersonId, nowMs: InstantMs): Promise<Outcome<CampaignCreated>> => {
  const read = await readDraft(store, numbered(document, numbers, undefined), undefined, nowMs);
  if (!read.ok) return read;
  const { after, fact } = takeStep(beforeSteps(numbers), { fact: 'Drafted', document: read.value, by }, nowMs);
  return ok({ facts: [fact], value: { campaign: numbers.campaign, version: after.version } });
};

/** A name has at most 100 characters (`nameSchema`); none of them is cut in two. */
const clipped = (name: string): string => {
  const symbols = [...name];
  while (symbols.join('').length > 100) symbols.pop();
  return symbols.join('');
};

/** Whoever asks, when, and upon what they saw. */
interface Asking {
  readonly version: number;
  readonly by: PersonId;
  readonly nowMs: InstantMs;
}

const act = async (store: CampaignLifeStore, campaign: StoredCampaign, { version, command, by, nowMs }: Asking & { readonly command: UnreadCommand }): Promise<Outcome<CampaignCommandResponse>> => {
  const [first] = campaign.life.published;
  const document = command.do === 'edit' ? await readDraft(store, numbered(command.document, campaign.numbers, first), first, nowMs) : null;
  const decided = command.do !== 'edit' ? decideLife(campaign.life, command, by, nowMs) : document?.ok === true ? decideLife(campaign.life, { do: 'edit', document: document.value }, by, nowMs) : null;
  if (decided?.ok === true && decided.value.length === 0) return ok({ facts: [], value: standing(campaign, nowMs) });
  if (campaign.version !== version) return err(changed(campaign));
  if (document?.ok === false) return document;
  if (decided?.ok !== true) return err(decided === null ? changed(campaign) : refusedLife(decided.error));

  let after = campaign;
  const facts: Fact[] = [];
  for (const each of decided.value) {
    const published = await publishFacts(store, each, first, nowMs);
    if (!published.ok) return published;
    const taken = takeStep(after, each, nowMs);
    after = taken.after;
    facts.push(taken.fact, ...published.value);
    // Which stores it is for may be another matter by then.
    if (each.fact !== 'Published' && each.fact !== 'PlanWithdrawn') continue;
    const called = callRoll(after, await knownStoresOf(store, after), after.participation.pay, nowMs);
    after = called.after;
    facts.push(...called.facts);
  }
  return ok({ facts, value: standing(after, nowMs) });
};

const setParticipation = async (store: CampaignLifeStore, campaign: StoredCampaign, { version, participation, by, nowMs }: Asking & { readonly participation: Participation }): Promise<Outcome<CampaignCommandResponse>> => {
  if (canonicalText(campaign.participation) === canonicalText(participation)) return ok({ facts: [], value: standing(campaign, nowMs) });
  if (campaign.version !== version) return err(changed(campaign));
  const state = lifeStateAt(campaign.life, nowMs);
  if (state === 'ended' || state === 'unborn') return err(refused('CAMPAIGN_STATE', { state }));
  const known = await knownStoresOf(store, campaign);
  const ids = new Set(known.stores.map(({ id }) => id));
  if (participation.stores !== 'all' && !participation.stores.every((id) => ids.has(id))) return err(refused('STORE_UNKNOWN'));
  const { after, fact } = takeStep(campaign, { fact: 'ParticipationSet', by, participation }, nowMs);
  const called = callRoll(after, known, campaign.participation.pay, nowMs);
  return ok({ facts: [fact, ...called.facts], value: standing(called.after, nowMs) });
};

const changed = ({ version }: StoredCampaign): CampaignRefused => refused('CAMPAIGN_CHANGED', { version });

const standing = ({ life, version }: StoredCampaign, nowMs: InstantMs): CampaignCommandResponse => ({ version, state: lifeStateAt(life, nowMs) });
