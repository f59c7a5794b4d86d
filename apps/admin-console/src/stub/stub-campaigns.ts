import {
  asRevisionOf, beforeSteps, decideLife, evolveCampaign, lifeStateAt, numbered, outlineOf, proposersOf, shownOutline, toldSteps, type LifeCommand, type Numbers, type PersonId, type RevisionDraft, type Step, type StepFact, type StoredCampaign,
} from '@qoa/shared/campaign-life';
import type { CampaignCommandRequest, CampaignCreateRequest, CampaignDetail, CampaignSummary, Participation, ParticipationRequest, RelationsRequest, RelationsResponse } from '@qoa/shared/protocol';
import { conflictWarnings, standingFrom } from '@qoa/shared/rules';
import { stubNowMs } from './stub-health.ts';
import { stubParts } from './stub-parts.ts';

/** What the stub answers. */
export interface StubAnswer {
  readonly status: number;
  readonly body: object;
}

/** A campaign as the stub keeps it. */
interface Kept {
  readonly campaign: StoredCampaign;
  /** The oldest first. */
  readonly steps: readonly Step[];
  readonly stores: readonly number[];
}

/** The campaigns of a stub server: the real decisions, kept in memory. */
export interface StubCampaigns {
  /** Asks as the given person; null for an address that is none of campaigns. */
  readonly answer: (method: string, path: string, text: string, person: PersonId) => StubAnswer | null;
  /** What a person does without a screen; throws where it is refused. */
  readonly play: (id: number, person: PersonId, ...commands: readonly LifeCommand[]) => void;
  readonly setStores: (id: number, stores: readonly number[]) => void;
}

type Emails = Readonly<Record<PersonId, string>>;

/** `emails` are those of admins by person; who is in none of `admins` may only look. */
export const stubCampaigns = (emails: Emails, admins: readonly PersonId[]): StubCampaigns => {
  const kept = new Map<number, Kept>();
  const keptOf = (id: number): Kept => kept.get(id) ?? { campaign: beforeSteps(numbersOf(id)), steps: [], stores: [] };

  const change = (id: number, by: PersonId, version: number, changed: (before: Kept) => Kept | StubAnswer): StubAnswer => {
    const before = kept.get(id);
    if (before === undefined) return refusal(404, { code: 'CAMPAIGN_UNKNOWN' });
    if (!admins.includes(by)) return refusal(403, { code: 'FORBIDDEN' });
    const after = changed(before);
    if (after !== before && version !== before.campaign.version) return refusal(409, { code: 'CAMPAIGN_CHANGED', version: before.campaign.version });
    if ('status' in after) return after;
    kept.set(id, after);
    return { status: 200, body: { version: after.campaign.version, state: lifeStateAt(after.campaign.life, stubNowMs) } };
  };

  const create = (by: PersonId, document: RevisionDraft): StubAnswer => {
    const id = kept.size + 1;
    const born = decide(keptOf(id), { do: 'edit', document }, by);
    if ('status' in born) return born;
    kept.set(id, born);
    return { status: 201, body: { campaign: id, version: born.campaign.version } };
  };

  const answer: StubCampaigns['answer'] = (method, path, text, person) => {
    if (path === '/v1/admin/campaign-parts') return { status: 200, body: stubParts };
    if (path === '/v1/admin/relations') return relations(JSON.parse(text));
    if (!path.startsWith('/v1/admin/campaigns')) return null;
    const [id, what] = path.split('/').slice(4);
    const asked = text === '' ? {} : JSON.parse(text);
    if (id === undefined) return method === 'GET' ? { status: 200, body: { serverMs: stubNowMs, campaigns: [...kept.values()].map(summaryOf).toReversed() } } : create(person, (asked as CampaignCreateRequest).document);
    if (id === 'warnings') return { status: 200, body: { warnings: conflictWarnings(asRevisionOf((asked as CampaignCreateRequest).document, stubNowMs), [...kept.values()].flatMap(({ campaign }) => standingFrom(campaign.life.published, stubNowMs)), null) } };
    const found = kept.get(Number(id));
    if (found === undefined) return refusal(404, { code: 'CAMPAIGN_UNKNOWN' });
    if (what === undefined) return { status: 200, body: detailOf(found, { person, role: admins.includes(person) ? 'admin' : 'support' }, emails, admins) };
    if (what === 'copy') return copy(found, (document) => create(person, document));
    if (what === 'commands') return change(Number(id), person, (asked as CampaignCommandRequest).version, (before) => decide(before, (asked as CampaignCommandRequest).command, person));
    const { version, participation } = asked as ParticipationRequest;
    return change(Number(id), person, version, (before) => ({ ...after(before, { fact: 'ParticipationSet', by: person, participation }), stores: takingPart(participation) }));
  };

  return {
    answer,
    play: (id, person, ...commands) => {
      for (const command of commands) {
        const played = decide(keptOf(id), command, person);
        if ('status' in played) throw new Error(JSON.stringify(played.body));
        kept.set(id, played);
      }
    },
    setStores: (id, stores) => void kept.set(id, { ...keptOf(id), stores }),
  };
};

const numbersOf = (id: number): Numbers => ({ campaign: id as never, spare: (id + 1000) as never });

/** The campaign after a step; each is taken a minute after the one before it. */
const after = ({ campaign, steps, stores }: Kept, fact: StepFact): Kept => {
  const step: Step = { no: campaign.lastNo + 1, atMs: stubNowMs + campaign.lastNo * 60_000, fact };
  return { campaign: evolveCampaign(campaign, step), steps: [...steps, step], stores };
};

/** The very same campaign where the command changes nothing. */
const decide = (before: Kept, command: LifeCommand, by: PersonId): Kept | StubAnswer => {
  const { life, numbers } = before.campaign;
  const own: LifeCommand = command.do === 'edit' ? { do: 'edit', document: numbered(command.document, numbers, life.published[0]) as RevisionDraft } : command;
  const decided = decideLife(life, own, by, stubNowMs);
  return decided.ok ? decided.value.reduce(after, before) : refusal(409, decided.error);
};

const detailOf = ({ campaign, steps, stores }: Kept, reader: CampaignDetail['reader'], emails: Emails, admins: readonly PersonId[]): CampaignDetail => {
  const { life, version, participation, numbers } = campaign;
  const own = life.proposal === null ? admins : proposersOf(life.proposal);
  const { told } = toldSteps(beforeSteps(numbers), steps, new Map(Object.entries(emails).map(([person, email]) => [Number(person), email])));
  return {
    serverMs: stubNowMs, campaign: numbers.campaign, version, state: lifeStateAt(life, stubNowMs), proposal: life.proposal, published: life.published, steps: told.toReversed(), participation,
    storesTakingPart: stores as never, reader, approvers: admins.filter((admin) => !own.includes(admin)).map((admin) => emails[admin] ?? ''),
  };
};

/** Of the stub's stores the first is known already. */
const relations = ({ stores }: RelationsRequest): StubAnswer => {
  const known = new Set(['ESQ01', 'LUP02', 'NOR03']);
  const found = stores.filter((code) => known.has(code));
  const body: RelationsResponse = { related: found.filter((code) => code !== 'ESQ01').length, known: found.filter((code) => code === 'ESQ01').length, unknown: stores.filter((code) => !known.has(code)) };
  return { status: 200, body };
};

const takingPart = ({ mode, stores }: Participation): readonly number[] => (mode === 'opt-in' ? [] : stores === 'all' ? stubParts.stores.map(({ id }) => id) : stores);

const copy = (source: Kept, create: (document: RevisionDraft) => StubAnswer): StubAnswer => {
  const document = shownOf(source);
  return create({ ...document, name: `${document.name} (copia)` });
};

const shownOf = ({ campaign: { life } }: Kept): RevisionDraft => {
  const shown = standingFrom(life.published, stubNowMs)[0] ?? life.published.at(-1) ?? life.proposal?.document;
  if (shown === undefined) throw new Error('a campaign of nothing');
  return shown;
};

const summaryOf = (kept: Kept): CampaignSummary => {
  const { campaign, steps, stores } = kept;
  const { owner } = shownOf(kept);
  const outline = outlineOf(campaign, stubNowMs);
  if (outline === null) throw new Error('a campaign of nothing');
  const ownerName = stubParts.cpgs.find((cpg) => owner.kind === 'cpg' && owner.cpg === cpg.id)?.name ?? stubParts.stores[0]?.name ?? '';
  return { campaign: campaign.numbers.campaign, ...shownOutline(outline, stubNowMs), proposal: outline.proposal, owner, ownerName, state: lifeStateAt(campaign.life, stubNowMs), storesTakingPart: stores.length, changedAtMs: steps.at(-1)?.atMs ?? stubNowMs };
};

const refusal = (status: number, { code, ...facts }: { readonly code: string; readonly [fact: string]: unknown }): StubAnswer => ({ status, body: { error: { code, message: {}, facts, retry: 'never' } } });
